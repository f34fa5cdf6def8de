"""How fast we are, as ratios against a bare loop in the same run: machines differ, and this one is noisy.

Each figure is the median of several rounds in which both sides take turns.
"""

import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from lxml import etree

from diplomatic import resources
from diplomatic.config import Config, load
from diplomatic.document import Registers, View, read
from diplomatic.publish import build
from diplomatic.render import Renderer
from diplomatic.validate import EditionContext, Schema, Validator

REPOSITORY = Path(__file__).resolve().parents[1]
CABLE = REPOSITORY / "tei" / "cables" / "cmc-032.xml"
TRANSCRIPT = REPOSITORY / "tei" / "transcripts" / "cuban-missile-crisis-document-32.txt"
CABLES = 200
ROUNDS = 5
SETTINGS = """[edition]
title = "Copies of one cable, for measuring"

[books]  # what takes most of a build, and no peer makes
epub = "none"
pdf = "none"
"""


def edition(folder: Path) -> list[Path]:
    """An edition of copies of the sample cable, each with an id and numbers of its own."""
    (folder / "tei" / "cables").mkdir(parents=True)
    (folder / "tei" / "registers").mkdir()
    (folder / "tei" / "transcripts").mkdir()
    (folder / "tei" / "transcripts" / TRANSCRIPT.name).write_bytes(TRANSCRIPT.read_bytes())
    for register in (REPOSITORY / "tei" / "registers").glob("*.xml"):
        (folder / "tei" / "registers" / register.name).write_bytes(register.read_bytes())
    (folder / "edition.toml").write_text(SETTINGS, encoding="utf-8")
    text = CABLE.read_text(encoding="utf-8")
    paths = [folder / "tei" / "cables" / f"cable-{number:05}.xml" for number in range(CABLES)]
    for number, path in enumerate(paths):
        own = text.replace('xml:id="cmc-032"', f'xml:id="{path.stem}"', 1)
        for old, new in {"6216/sh": f"{6216 + number}/sh", "49657": 49657 + number, "1688-1691": 2000 + number}.items():
            own = own.replace(old, str(new))
        path.write_text(own, encoding="utf-8")
    return paths


def _shortened(paths: list[Path]) -> list[Path]:
    """The same cables with three paragraphs and seven recipients each: of the size that the goals are set for."""
    folder = paths[0].parent.with_name("short")
    folder.mkdir()
    short = [folder / path.name for path in paths]
    for path, to in zip(paths, short, strict=True):
        text = re.sub(r'\s*<p xml:id="p(?:[4-9]|\d\d)">.*?</p>', "", path.read_text(encoding="utf-8"), flags=re.S)
        text = re.sub(
            r"<editorialDecl>.*?</editorialDecl>", "<editorialDecl><p>None.</p></editorialDecl>", text, flags=re.S
        )
        to.write_text(re.sub(r"(?:<item>.*?</item>){20}", "", text, count=1, flags=re.S), encoding="utf-8")
    return short


def compare(name: str, ours: Callable[[], object], bare: Callable[[], object]) -> None:
    """Print how many times as long ours takes as the bare loop."""
    times: dict[Callable[[], object], list[float]] = {ours: [], bare: []}
    for _ in range(ROUNDS):
        for work in (bare, ours):
            start = perf_counter()
            work()
            times[work].append(perf_counter() - start)
    mine, theirs = median(times[ours]), median(times[bare])
    spread = max(times[ours]) / min(times[ours])
    print(
        f"{name:52} {CABLES / mine:8.0f}/s  bare {CABLES / theirs:8.0f}/s  {mine / theirs:5.2f} × as long  (spread {spread:.2f})"
    )


def main() -> None:
    """Run the comparisons over one edition."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = edition(folder)
        settings = load(folder / "edition.toml")
        schema_file = resources.folder("schema") / "cable.xsd"
        bare_schema, schema = etree.XMLSchema(etree.parse(schema_file)), Schema(schema_file)
        registers = EditionContext(Registers.of(read(path) for path in settings.registers))
        without_rules, with_rules = Validator(schema, registers, rules=()), Validator(schema, registers)
        sheet = etree.XSLT(etree.parse(resources.folder("transforms") / "html" / "cable.xsl"))
        documents = [read(path) for path in paths]
        renderer = Renderer(settings)

        print(f"{CABLES} cables of {CABLE.stat().st_size // 1024} KB, median of {ROUNDS} rounds")
        compare(
            "validate, schema only / libxml2 parse and XSD",
            lambda: [without_rules.check_file(path) for path in paths],
            lambda: [bare_schema.validate(etree.parse(path)) for path in paths],
        )
        compare(
            "validate, with every rule / libxml2 parse and XSD",
            lambda: [with_rules.check_file(path) for path in paths],
            lambda: [bare_schema.validate(etree.parse(path)) for path in paths],
        )
        short = _shortened(paths)
        compare(
            f"the same, with cables of {short[0].stat().st_size // 1024} KB",
            lambda: [with_rules.check_file(path) for path in short],
            lambda: [bare_schema.validate(etree.parse(path)) for path in short],
        )
        compare(
            "render to HTML / libxslt",
            lambda: [renderer.cable(document, "html", View.READING) for document in documents],
            lambda: [str(sheet(document.tree)) for document in documents],
        )
        compare(
            "build, first time / libxslt, two views, files written",
            lambda: _first_build(settings, folder / "site"),
            lambda: _write(
                [str(sheet(read(path).tree, view=f"'{view}'")) for path in paths for view in View], folder / "bare"
            ),
        )


def _first_build(settings: Config, site: Path) -> None:
    shutil.rmtree(site, ignore_errors=True)
    built = build(settings, site)
    assert built.site is not None
    assert built.fresh


def _write(pages: list[str], folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for number, page in enumerate(pages):
        (folder / f"{number}.html").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
