"""Stylesheets of somebody else: what they read is of the project, by its real path, and they write nothing."""

from pathlib import Path

import pytest

from diplomatic.config import load
from diplomatic.diagnostics import CannotRun
from diplomatic.document import View, read
from diplomatic.limits import MAX_TEMPLATES
from diplomatic.render import Renderer, codes

from .attacks import laughs
from .conftest import Run

XSL = "http://www.w3.org/1999/XSL/Transform"
SECRET = "<secret>private</secret>"


def sheet(edition: Path, inside: str, *, head: str = "", doctype: str = "", name: str = "cable.xsl") -> Path:
    path = edition / "transforms" / "html" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f'{doctype}<xsl:stylesheet version="1.0" xmlns:xsl="{XSL}" {head}>{inside}</xsl:stylesheet>', "utf-8"
    )
    return path


def template(inside: str) -> str:
    return f'<xsl:template match="/"><html><body>{inside}</body></html></xsl:template>'


def copied(address: str) -> str:
    return template(f"<xsl:copy-of select=\"document('{address}')\"/>")


def page(edition: Path) -> str:
    renderer = Renderer(load(edition / "edition.toml"))
    return renderer.cable(read(edition / "tei/cables/a.xml"), "html", View.READING).content


@pytest.fixture
def outside(edition: Path) -> Path:
    """A file beside the edition that no stylesheet of it may read, and links to it in the edition."""
    path = edition.parent / "secret.xml"
    path.write_text(SECRET, "utf-8")
    (edition / "link.xml").symlink_to(path)
    (edition / "folder").symlink_to(edition.parent)
    return path


OUTSIDE = [
    "/etc/passwd", "{secret}", "file://{secret}", "FILE://{secret}", "File:{secret}", "file://localhost{secret}", "file:{secret}",
    "//{secret}", "../../../secret.xml", "%2e%2e/%2e%2e/%2e%2e/secret.xml", "..%2f..%2f..%2fsecret.xml", "../../link.xml",
    "../../folder/secret.xml", "{edition}/../secret.xml", "http://127.0.0.1:9/x.xml", "HTTP://127.0.0.1:9/x.xml",
    "https://127.0.0.1:9/x.xml", "ftp://127.0.0.1:9/x.xml", "//127.0.0.1/x.xml", "data:text/xml,%3Ca/%3E", "jar:file:x", "-",
    "file://127.0.0.1{secret}", "file:///proc/self/environ", "/dev/stdin", "diplomatic:../../../../../etc/passwd",
    "diplomatic:{secret}", "diplomatic:/etc/passwd", "diplomatic:html/../../pyproject.toml", "%00", "x%00.xml",
    "file:///etc/passwd?x", "file:relative.xml", "../../../secret.xml#x",
]  # fmt: skip


@pytest.mark.parametrize("address", OUTSIDE)
@pytest.mark.parametrize("way", ["document", "import", "include"])
def test_nothing_outside_the_project_is_read(edition: Path, outside: Path, address: str, way: str) -> None:
    address = address.format(secret=outside, edition=edition)
    body = copied(address) if way == "document" else f'<xsl:{way} href="{address}"/>{template("")}'
    sheet(edition, body)
    with pytest.raises(CannotRun) as refused:
        page(edition)
    assert "private" not in str(refused.value)
    assert "root:" not in str(refused.value)


def test_what_is_refused_has_a_code(edition: Path, outside: Path) -> None:
    sheet(edition, copied(str(outside)))
    with pytest.raises(CannotRun, match=f"lies outside the folder of the edition.*explain {codes.OUT_OF_REACH.id}"):
        page(edition)


INSIDE = [
    "near.xml",
    "../../data.xml",
    "../../%64ata.xml",
    "file://{edition}/data.xml",
    "{edition}/data.xml",
    "../../link.xml",
]


@pytest.mark.parametrize("address", INSIDE)
def test_what_is_in_the_project_is_read(edition: Path, address: str) -> None:
    for path in (edition / "data.xml", edition / "transforms/html/near.xml"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("<p>known</p>", "utf-8")
    (edition / "link.xml").symlink_to("data.xml")
    sheet(edition, copied(address.format(edition=edition)))
    assert "known" in page(edition)


def test_a_name_that_looks_encoded_is_itself_first(edition: Path) -> None:
    sheet(edition, copied("100%25.xml"))
    (edition / "transforms/html/100%.xml").write_text("<p>known</p>", "utf-8")
    assert "known" in page(edition)


def test_a_stylesheet_reads_itself_and_ours(edition: Path) -> None:
    sheet(edition, template("<xsl:value-of select=\"count(document('')//*)\"/> of ours"))
    assert "of ours" in page(edition)
    sheet(edition, '<xsl:import href="diplomatic:html/cable.xsl"/>')
    assert "The second paragraph" in page(edition)


def test_an_address_of_the_document_is_decided_as_one_of_the_stylesheet(edition: Path, outside: Path) -> None:
    cable = edition / "tei/cables/a.xml"
    cable.write_text(
        cable.read_text("utf-8").replace("<TEI ", f'<TEI xml:base="{outside.parent}/" n="secret.xml" ', 1), "utf-8"
    )
    sheet(edition, template('<xsl:copy-of select="document(/*/@n, /*)"/>'))
    with pytest.raises(CannotRun, match="may not read"):
        page(edition)


@pytest.mark.parametrize("inner", [copied("../../../secret.xml"), '<xsl:include href="http://127.0.0.1:9/x.xsl"/>'])
@pytest.mark.usefixtures("outside")
def test_what_is_imported_may_not_read_more(edition: Path, inner: str) -> None:
    sheet(edition, inner, name="inner.xsl")
    sheet(edition, '<xsl:import href="inner.xsl"/>')
    with pytest.raises(CannotRun, match="may not read"):
        page(edition)


def test_a_folder_of_transforms_that_is_a_link(edition: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    sheet(elsewhere, template("x"))
    (edition / "transforms").symlink_to(elsewhere / "transforms")
    with pytest.raises(CannotRun, match="leads out of the edition"):
        page(edition)


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY % e SYSTEM "http://127.0.0.1:9/x.dtd"> %e;]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
        '<!DOCTYPE x PUBLIC "-//x" "../../../secret.xml">',
        laughs(9).replace("TEI", "x"),
    ],
)
@pytest.mark.parametrize("place", ["itself", "imported", "read"])
def test_no_entity_and_no_dtd(edition: Path, doctype: str, place: str) -> None:
    sheet(edition, template("&e;" if "ENTITY e" in doctype else ""), doctype=doctype, name="inner.xsl")
    if place == "itself":
        (edition / "transforms/html/inner.xsl").rename(edition / "transforms/html/cable.xsl")
    else:
        sheet(edition, '<xsl:import href="inner.xsl"/>' if place == "imported" else copied("inner.xsl"))
    with pytest.raises(CannotRun, match=r"declares entities|names the DTD|amplification"):
        page(edition)


WRITERS = {
    "exsl": '<e:document xmlns:e="http://exslt.org/common" href="{to}"><a/></e:document>',
    "xalan": '<e:write xmlns:e="http://xml.apache.org/xalan/redirect" file="{to}"><a/></e:write>',
    "xalan of old": '<e:write xmlns:e="org.apache.xalan.xslt.extensions.Redirect" file="{to}" select="\'{to}\'"><a/></e:write>',
    "saxon": '<e:output xmlns:e="http://icl.com/saxon" href="{to}" file="{to}"><a/></e:output>',
    "xt": '<e:document xmlns:e="http://www.jclark.com/xt" href="{to}"><a/></e:document>',
    "XSLT 1.1": '<xsl:document href="{to}"><a/></xsl:document>',
    "XSLT 2.0": '<xsl:result-document href="{to}"><a/></xsl:result-document>',
}


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize(
    "to", ["{folder}/written.xml", "file://{folder}/written.xml", "written.xml", "{folder}/new/written.xml"]
)
def test_nothing_is_written(edition: Path, name: str, to: str) -> None:
    before = sorted(edition.parent.rglob("*"))
    writer = WRITERS[name].format(to=to.format(folder=edition.parent))
    head = "".join(part.partition(">")[0] for part in writer.partition("xmlns:e=")[1:2]) and writer.split(" ")[1]
    with_prefix = f'{head} extension-element-prefixes="e"' if head.startswith("xmlns:e") else ""
    path = sheet(edition, template(writer), head=with_prefix)
    with pytest.raises(CannotRun):
        page(edition)
    made = sorted({*edition.parent.rglob("*")} - {*before} - {path, path.parent, path.parent.parent})
    assert made == []


def test_what_is_not_of_xslt_1_is_refused_where_it_stands(edition: Path) -> None:
    sheet(edition, template("\n<xsl:for-each-group select='*' group-by='@n'>a</xsl:for-each-group>"))
    with pytest.raises(CannotRun, match=r"cable\.xsl:2: xsl:for-each-group is not of XSLT 1\.0"):
        page(edition)


def test_templates_that_call_one_another_without_end(edition: Path) -> None:
    sheet(
        edition,
        template('<xsl:call-template name="a"/>')
        + '<xsl:template name="a"><xsl:call-template name="a"/></xsl:template>',
    )
    with pytest.raises(CannotRun, match=f"more than {MAX_TEMPLATES:,} times in a row"):
        page(edition)


def test_a_stylesheet_that_imports_itself(edition: Path) -> None:
    sheet(edition, '<xsl:import href="cable.xsl"/>' + template("x"))
    with pytest.raises(CannotRun):
        page(edition)


def test_a_stylesheet_that_stops_says_why(edition: Path) -> None:
    sheet(edition, template('<xsl:message terminate="yes">No title here</xsl:message>'))
    with pytest.raises(CannotRun, match="The stylesheet stopped: No title here"):
        page(edition)


def test_the_command_says_it_in_one_sentence(edition: Path, run: Run, server: tuple[str, list[str]]) -> None:
    url, asked = server
    for body in (copied("/etc/passwd"), copied(f"{url}/x.xml"), f'<xsl:import href="{url}/x.xsl"/>'):
        sheet(edition, body)
        for arguments in (["render", "tei/cables/a.xml", "--to", "html"], ["build"]):
            done = run(edition, *arguments)
            assert done.returncode == 2
            assert done.stderr.splitlines()[-1].startswith("Error: ")
    assert asked == []
    assert not (edition / "build/site").exists()
