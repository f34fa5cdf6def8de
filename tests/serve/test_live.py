"""What the browser is told, and since when."""

import asyncio
import json
from pathlib import Path
from typing import Any

from lxml import etree

from diplomatic import config
from diplomatic.diagnostics import Diagnostic, Location, Severity
from diplomatic.document.tei import XML_ID
from diplomatic.serve.findings import shown
from diplomatic.serve.live import Live


def told(live: Live, since: str) -> dict[str, Any]:
    message = json.loads(live.message(since))
    assert isinstance(message, dict)
    return message


def test_each_build_is_told_to_those_who_have_not_seen_it() -> None:
    live = Live({})
    start = live.at
    live.announce(["a.html", "b.html"], [], built=True)
    middle = live.at
    live.announce(["b.html", "c.html"], [], built=True)
    assert told(live, start)["changed"] == ["a.html", "b.html", "c.html"]
    assert told(live, middle)["changed"] == ["b.html", "c.html"]
    assert told(live, live.at)["changed"] == []


def test_where_it_is_not_known_what_was_seen_everything_may_have_changed() -> None:
    live = Live({})
    live.announce(["a.html"], [], built=True)
    for since in ("", "x", Live({}).at, f"{live.session}.", f"{live.session}.-1", f"{live.session}.²"):
        assert told(live, since)["changed"] is None


def test_many_findings_are_counted_and_the_first_are_sent() -> None:
    live = Live({})
    errors = [{"severity": "error"}] * 700
    live.announce([], [*errors, *[{"severity": "warning"}] * 700], built=False)
    message = told(live, live.at)
    assert message["counts"] == {"error": 700, "warning": 700}
    assert len(message["findings"]) == 1000


def test_a_listener_hears_of_builds_and_of_the_end() -> None:
    live = Live({})

    async def listen() -> list[str]:
        heard = []
        async for event in live.events(live.at):
            heard.append(event)
            if len(heard) == 1:
                live.announce(["a.html"], [{"severity": "error", "message": "one\n\ndata: two"}], built=False)
            else:
                live.close()
        return heard

    first, second = asyncio.run(listen())
    assert json.loads(first.removeprefix("data: "))["ready"] is False
    assert second.count("\n") == 2, "a message of several lines is one event"
    assert json.loads(second.removeprefix("data: "))["changed"] == ["a.html"]
    live.announce([], [], built=True)  # nobody listens any more


def places(edition: Path, *locations: Location) -> list[tuple[str, str]]:
    settings = config.find(edition)
    findings = [Diagnostic("N001", Severity.ERROR, str(number), place) for number, place in enumerate(locations)]
    found = {finding["message"]: finding for finding in shown(findings, settings)}
    return [(found[str(number)]["page"], found[str(number)]["block"]) for number in range(len(locations))]


def test_a_finding_leads_to_its_block(edition: Path) -> None:
    cable = edition / "tei" / "cables" / "cmc-032.xml"
    person = edition / "tei" / "registers" / "persons.xml"
    root = etree.parse(cable).getroot()
    line = next(element.sourceline for element in root.iter("{*}p") if "p2" in element.values())
    header = next(element.sourceline for element in root.iter("{*}titleStmt"))
    entry = next(etree.parse(person).getroot().iter("{*}person"))
    page = "cables/cmc-032.html"
    assert places(
        edition,
        Location(cable, xpath="/tei:TEI/tei:text/tei:body/tei:div/tei:p[2]"),
        Location(cable, line),
        Location(cable, header),
        Location(cable, xpath="/tei:TEI/tei:teiHeader/tei:fileDesc"),
        Location(cable, xpath="/tei:TEI/tei:nothing"),
        Location(cable),
        Location(person, entry.sourceline),
        Location(edition / "edition.toml", 1),
        Location(edition / "tei" / "cables" / "gone.xml", 1),
    ) == [
        (page, "p2"),
        (page, "p2"),
        (page, ""),
        (page, ""),
        (page, ""),
        (page, ""),
        ("registers/persons.html", entry.get(XML_ID)),
        ("", ""),
        ("", ""),
    ]


def test_errors_come_first_and_what_is_only_worth_knowing_does_not(edition: Path) -> None:
    settings = config.find(edition)
    findings = [
        Diagnostic("A001", Severity.INFO, "", Location(Path("a.xml"))),
        Diagnostic("A002", Severity.WARNING, "", Location(Path("a.xml"), 1)),
        Diagnostic("A003", Severity.ERROR, "", Location(Path("b.xml"), 2)),
        Diagnostic("A004", Severity.ERROR, "", Location(Path("b.xml"), 1)),
        Diagnostic("A004", Severity.ERROR, "", Location(Path("b.xml"), 1)),
    ]
    assert [finding["code"] for finding in shown(findings, settings)] == ["A004", "A003", "A002"]
