"""Whatever the ids of an edition are: each file of its site has a name of its own on every disk, or nothing is built."""

import os
import re
import shutil
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from diplomatic import config
from diplomatic.diagnostics import CannotRun
from diplomatic.document.naming import OF_CABLE, fault_of_id
from diplomatic.names import clashes, fault_of, fault_of_path, folded
from diplomatic.publish import build
from diplomatic.publish.places import check
from diplomatic.release import release

ROOT = Path(__file__).resolve().parents[2]
NASTY = [
    "con",
    "aux.x",
    "nul",
    "COM1",
    "a.",
    "x" * 250,
    "..",
    ".",
    "../x",
    "/x",
    "x/y",
    "C:x",
    "x:y",
    "a\\b",
    "%2e%2e",
    "x\u202ey",
]
NEAR = [
    "x", "X", "x.diplomatic", "x.html", "x.xml", "x.csl", "x.csl.json", "X.TXT", "x.jsonld", "x.diplomatic.html", "é", "e\u0301", "É",
    "ß", "ss", "edition", "edition~", "index", "undated", "introduction", "page-1", "nav",
]  # fmt: skip
IDS = st.lists(st.sampled_from(NEAR), min_size=1, max_size=4)


@pytest.mark.parametrize(
    "name", [*NASTY[:-2], "CONIN$", "lpt¹.txt", "x ", "x\0", "x\n", "x\ud800", "x" * 256, "", "é" * 128]
)
def test_what_some_disk_has_no_file_for(name: str) -> None:
    assert fault_of(name) or fault_of_id(name)


@pytest.mark.parametrize(
    "name", ["console", "cmc-032", "jelén", "کتاب\u200cها", "a b", "a.b-c_d", ".well-known", "nulla", "%41", "ß"]
)
def test_what_every_disk_has(name: str) -> None:
    assert not fault_of(name)
    assert not fault_of_id(name)


def test_a_path_is_as_good_as_its_parts() -> None:
    assert not fault_of_path("cables/x/p1.xml")
    assert all(map(fault_of_path, ("cables/../x", "/x", "cables//x", "con/x", "a/b:c")))


def test_one_name_and_another_that_a_disk_takes_for_it() -> None:
    assert folded("É") == folded("e\u0301")
    assert folded("Straße") == folded("STRASSE")
    found = list(clashes(["x", "y", "X.diplomatic", "x.html", "z.csl", "z"], str, OF_CABLE))
    assert sorted(found) == [("x", "X.diplomatic"), ("x", "x.html")]


@pytest.mark.parametrize("name", ["../x", "a/../../x", "/x", "con.html", "a:b", "x\n", "C:\\x"])
def test_what_is_no_file_of_a_site(name: str) -> None:
    with pytest.raises(CannotRun, match="The site cannot have a file"):
        check(name)


def edition(folder: Path, cables: list[str], entries: list[str], pages: list[str], settings: str = "") -> Path:
    """An edition with these cables, entries of a register, and pages; its own schema takes any id."""
    (folder / "tei/cables").mkdir(parents=True)
    shutil.copytree(ROOT / "tei/transcripts", folder / "tei/transcripts")
    shutil.copytree(ROOT / "tei/registers", folder / "tei/registers")
    text = (ROOT / "tei/cables/cmc-032.xml").read_text("utf-8")
    for number, ident in enumerate(cables):
        own = text.replace('xml:id="cmc-032"', f'xml:id="{ident}"')
        (folder / f"tei/cables/{number}.xml").write_text(own, "utf-8")
    people = "".join(f'<person xml:id="{one}"><persName>{one}</persName></person>' for one in dict.fromkeys(entries))
    register = folder / "tei/registers/persons.xml"
    register.write_text(register.read_text("utf-8").replace("</listPerson>", f"{people}</listPerson>"), "utf-8")
    for name in pages:
        (folder / "tei/pages" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / f"tei/pages/{name}.md").write_text("# A page\n", "utf-8")
    _schema(folder / "schema")
    (folder / "edition.toml").write_text(_SETTINGS + settings, "utf-8")
    return folder


_SETTINGS = """[edition]
title = "Ids"
url = "https://example.org/ids"
editor = "Somebody"
[paths]
schema = "schema/own.xsd"
[books]
pdf = "none"
[exchange]
dts = "all"
[validate.severity]
I001 = "warning"
I002 = "warning"
I004 = "warning"
I005 = "warning"
I006 = "warning"
"""


def _schema(folder: Path) -> None:
    folder.mkdir()
    shutil.copy(ROOT / "schema/cable.xsd", folder / "own.xsd")
    names = (ROOT / "schema/xml.xsd").read_text("utf-8")
    assert "xs:ID" in names
    (folder / "xml.xsd").write_text(names.replace("xs:ID", "xs:string"), "utf-8")


def built(folder: Path) -> list[str]:
    """The files of the site; none where it was refused, and then nothing at all was written."""
    settings = config.find(folder)
    try:
        made = build(settings, settings.folder("output"))
    except CannotRun:
        assert not settings.folder("output").exists()
        return []
    assert made.site is not None, [finding for finding in made.findings if finding.severity == "error"]
    found = [path.relative_to(made.site).as_posix() for path in made.site.rglob("*") if path.is_file()]
    assert len(found) >= made.files
    return found


def is_of_windows(name: str) -> bool:
    reserved = getattr(os.path, "isreserved", None)
    is_reserved = reserved(name) if reserved else PureWindowsPath(name).is_reserved()
    return not is_reserved and name == name.rstrip(". ") and not any(char < " " or char in '<>:"|?*\\' for char in name)


@settings(
    max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate]
)
@given(cables=IDS, entries=IDS, pages=IDS.map(dict.fromkeys).map(list))
@example(["x", "x.diplomatic"], [], [])
@example(["x", "x.xml"], [], [])
@example(["edition", "x"], ["x", "é"], ["x"])
@example(["Edition", "index"], ["undated"], ["x/x"])
@example(["x"], ["x", "x.html"], ["x.html", "y"])
@example(["x"], ["x", "X"], [])
@example(["x"], [], ["x", "X"])
@example(["x"], [], ["x", "x.html/y"])
def test_every_file_has_a_place_of_its_own(
    tmp_path_factory: pytest.TempPathFactory, cables: list[str], entries: list[str], pages: list[str]
) -> None:
    found = built(edition(tmp_path_factory.mktemp("ids") / "edition", cables, entries, pages))
    taken = Counter(unicodedata.normalize("NFC", name.casefold()) for name in found)
    assert [name for name, times in taken.items() if times > 1] == []
    assert (
        not {"/".join(name.split("/")[:depth]) for name in taken for depth in range(1, name.count("/") + 1)}
        & taken.keys()
    )
    assert all(is_of_windows(part) for name in found for part in name.split("/"))
    pairs = [
        *clashes(cables, str, OF_CABLE),
        *clashes(dict.fromkeys(entries), str, (".html",)),
        *clashes(pages, str),
    ]
    inside = any(other.startswith(f"{page}.html/") for page in pages for other in pages)
    assert bool(found) is not (bool(pairs) or inside)


@pytest.mark.parametrize("ident", [name for name in NASTY if name not in ("%2e%2e", "x\u202ey")])
def test_an_id_that_names_no_file_makes_none(tmp_path: Path, ident: str) -> None:
    """Also where the settings take rule I005 for a warning."""
    for number, (cables, entries) in enumerate([([ident], ["y"]), (["x"], [ident])]):
        folder = edition(tmp_path / str(number) / "edition", cables, entries, [])
        before = {path for path in tmp_path.rglob("*") if path.is_file()}
        found = built(folder)
        assert all(is_of_windows(part) for name in found for part in name.split("/"))
        new = {
            path.relative_to(folder / "build").as_posix()
            for path in tmp_path.rglob("*")
            if path.is_file() and path not in before
        }
        assert new == {".site.sqlite", ".site.lock", *(f"site/{name}" for name in found)}


def test_a_page_and_a_file_that_it_links(tmp_path: Path) -> None:
    folder = edition(tmp_path / "edition", ["x"], [], ["notes"])
    (folder / "tei/pages/other.md").write_text("# Other\n\n[a file](Notes.html)\n", "utf-8")
    (folder / "tei/pages/Notes.html").write_text("not the page", "utf-8")
    with pytest.raises(CannotRun, match=r"'pages/Notes\.html' and 'pages/notes\.html' of the site would be one file"):
        build(config.find(folder), folder / "build/site")


@pytest.mark.parametrize("ident", ["con", "x.", "x.diplomatic", "X", "../x"])
def test_a_cable_that_is_gone_takes_nobody_s_place(tmp_path: Path, ident: str) -> None:
    folder = edition(tmp_path / "edition", ["x"], [], [], f'[tombstones]\n"{ident}" = "Withdrawn."\n')
    assert built(folder) == []


SAMPLES = {
    "not in UTF-8": (os.fsdecode(b"\xff\xfe.txt"), "is not in UTF-8"),
    "a backslash": ("a\\b.txt", "Windows has no names with"),
    "a line break": ("a\nb.txt", "it has the invisible character U+000A"),
    "a device": ("con.txt", "to Windows con is a device"),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_release_can_be_copied_to_any_disk(tmp_path: Path, name: str) -> None:
    folder = edition(tmp_path / "edition", ["x"], [], [])
    file, why = SAMPLES[name]
    (folder / "tei/transcripts" / file).write_bytes(b"x")
    assert built(folder)
    with pytest.raises(CannotRun, match=re.escape(why)):
        release(config.find(folder), "1.0.0", "2026-01-31")
    assert list((folder / "releases").iterdir() if (folder / "releases").exists() else []) == []


def test_a_release_has_no_two_files_that_are_one_elsewhere(tmp_path: Path) -> None:
    folder = edition(tmp_path / "edition", ["x"], [], [])
    for name in ("a.txt", "A.txt"):
        (folder / "tei/transcripts" / name).write_bytes(b"x")
    with pytest.raises(CannotRun, match="to some this is the file"):
        release(config.find(folder), "1.0.0", "2026-01-31")


@pytest.mark.parametrize(
    ("name", "ident"), [("CON.txt", ""), ("x.txt", "aux"), ("x.txt", "x."), (f"{'x' * 249}.txt", "")]
)
def test_no_cable_is_encoded_into_a_file_that_some_disk_lacks(tmp_path: Path, name: str, ident: str) -> None:
    (tmp_path / name).write_text("TOP SECRET\n\nNothing.\n", "utf-8")
    arguments = [sys.executable, "-m", "diplomatic", "encode", name, *(["--id", ident] if ident else [])]
    done = subprocess.run(arguments, cwd=tmp_path, capture_output=True, check=False, text=True)
    assert done.returncode == 2
    assert "cannot be the name of a file" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == [name]
