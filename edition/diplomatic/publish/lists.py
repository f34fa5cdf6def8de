"""The start page, and the list of all cables by date."""

from collections.abc import Iterator, Sequence
from functools import partial

from lxml import etree

from diplomatic import customization
from diplomatic.diagnostics import Diagnostic
from diplomatic.document.tei import elements
from diplomatic.publish import addresses
from diplomatic.publish.periods import Period, divide
from diplomatic.publish.registers import usual_place
from diplomatic.publish.site import Site, cable_elements
from diplomatic.publish.step import File, Step, digest

_FEW = 50
"""So many cables the start page lists itself."""

_FIRST = 10
"""Where there are more, it shows so many, and leads to the list."""


def offer(site: Site) -> None:
    """Put the list of the cables into the navigation."""
    site.offer(addresses.CHRONOLOGY, key="cables")


def steps(
    site: Site, introduction: etree._Element | None = None, findings: Sequence[Diagnostic] = ()
) -> Iterator[Step]:
    """The start page with the editor's introduction and what was found in it, and the pages of the list."""
    yield _start(site, introduction, findings)
    periods = divide(site.index.days)
    if len(periods) == 1:
        yield _step(site, addresses.CHRONOLOGY, periods, 0)
        return
    yield site.page(addresses.CHRONOLOGY, "chronology.xsl", _periods(site, periods, addresses.CHRONOLOGY))
    for number, period in enumerate(periods):
        yield _step(site, addresses.period(period.key), periods, number)


def _step(site: Site, path: str, periods: list[Period], number: int) -> Step:
    period = periods[number]
    around = tuple(
        (tag, periods[other].key)
        for tag, other in (("previous", number - 1), ("next", number + 1))
        if 0 <= other < len(periods)
    )
    inputs = {
        **site.inputs,
        "page": digest(repr((period, around))),
        "facts": site.index.cards_of(period.start, period.count),
    }
    return Step(path, inputs, partial(_list, path, period, around))


def _list(path: str, period: Period, beside: tuple[tuple[str, str], ...], site: Site) -> Iterator[File]:
    data = etree.Element("chronology", key=period.key, home=addresses.link(addresses.CHRONOLOGY, path))
    data.extend(cable_elements("cable", site.index.cables[period.start : period.start + period.count], path))
    for tag, other in beside:
        etree.SubElement(data, tag, key=other, href=addresses.link(addresses.period(other), path))
    yield site.rendered(path, "chronology.xsl", data, etree.tostring(site.context(path)))


def _periods(site: Site, periods: list[Period], path: str) -> etree._Element:
    data = etree.Element("chronology", key="", count=str(len(site.index.cables)))
    data.extend(_period_elements(periods, path))
    return data


def _period_elements(periods: list[Period], path: str) -> Iterator[etree._Element]:
    for period in periods:
        target = addresses.link(addresses.period(period.key), path)
        yield etree.Element("period", key=period.key, href=target, count=str(period.count))


def _start(site: Site, introduction: etree._Element | None, findings: Sequence[Diagnostic]) -> Step:
    path, cables = addresses.START, site.index.cables
    settings = {key: site.config.text("edition", key) for key in ("title", "subtitle", "publisher", "version")}
    data = etree.Element("edition", settings, guidelines=f"{customization.GUIDELINES}index.html")
    days = [day for day, _ in site.index.days if day]
    data.attrib.update({"count": str(len(cables)), "first": min(days, default=""), "last": max(days, default="")})
    if introduction is not None:
        data.append(introduction)
    shown = cables if len(cables) <= _FEW else cables[:_FIRST]
    data.extend(cable_elements("cable", shown, path))
    if len(shown) < len(cables):
        data.set("chronology", addresses.link(addresses.CHRONOLOGY, path))
        periods = divide(site.index.days)
        data.extend(_period_elements(periods, path) if len(periods) > 1 else [])
    for key, target in (("principles", addresses.PRINCIPLES), ("bibliography", addresses.SOURCES)):
        etree.SubElement(data, "page", key=key, href=addresses.link(target, path))
    for register in sorted(site.registers, key=lambda register: usual_place(register.path.stem)):
        name = register.path.stem
        count = str(sum(1 for _ in elements(register.root, "person", "place", "org")))
        etree.SubElement(data, "register", href=addresses.register(name), kind=name, count=count)
    for kind in site.books.edition:
        etree.SubElement(data, "download", key=f"download-{kind}", href=addresses.link(addresses.book(kind), path))
    return site.page(path, "edition.xsl", data, findings=findings)
