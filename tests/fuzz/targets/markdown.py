"""A page in Markdown: it is well-formed HTML, its ids are unique, and what is no known link stays as words."""

from lxml import etree

from diplomatic.document import Unreadable
from diplomatic.render.prose.markdown import MarkdownPage
from diplomatic.render.prose.page import Page

from ._asking import is_finding, scratch

SEEDS = ("tei/pages/*.md", "docs/fuzzing.md")
WORDS = (
    "# ", "## ", "\n\n", "- ", "1. ", "> ", "    ", "`", "```\n", "~~~\n", "*", "**", "_", "~~", "[", "](", ")", "![", "<b>",
    "</b>", "<!--",
    "&amp;", "&#0;", "&nbsp;", "| a | b |\n|---|:-:|\n| c | d |\n", "---\n", "===\n", "\\", "http://a.b", "<http://a.b>",
    "javascript:x",
    "../cables/cmc-032.xml", '"title"', "[x]: y\n", "  \n", "\t",
)  # fmt: skip


class _Links:
    """Half of all links lead somewhere."""

    def to(self, page: Page, pointer: str) -> str | None:
        del page
        return pointer if len(pointer) % 2 else None

    image = to


def target(data: bytes) -> None:
    path = scratch("page.md", data)
    try:
        page = MarkdownPage(path, "page", "en")
    except Unreadable as error:
        is_finding(error.diagnostic, path)
        return
    written = page.write(_Links())
    etree.fromstring(etree.tostring(written.body), etree.XMLParser(huge_tree=True))
    assert not written.body.xpath("//script|//iframe|//style|//@onclick")
    ids = written.body.xpath("//@id")
    assert isinstance(ids, list)
    assert len(ids) == len(set(map(str, ids)))
    assert set(map(str, ids)) <= page.ids
    for finding in written.findings:
        is_finding(finding, path)
    assert page.write(_Links()).findings == written.findings
