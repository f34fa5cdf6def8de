"""A figure of a page: the drawing, the sentence above it, the key to its marks, and the table of what it draws."""

from dataclasses import dataclass, field

from lxml import etree

from diplomatic.publish.pictures.svg import make


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its words, where it leads to, and the language of the words where it is not that of the page."""

    words: str
    href: str = ""
    lang: str = ""


@dataclass
class Figure:
    """A figure. The first cell of each row of its table heads the row.

    ``key`` explains the marks, ``remarks`` say what is not drawn.
    """

    name: str
    title: str
    caption: str
    drawing: etree._Element
    columns: list[str]
    rows: list[list[Cell]]
    key: list[tuple[etree._Element, str]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def element(self) -> etree._Element:
        """What ``transforms/html/picture.xsl`` reads."""
        columns = [make("column", {}, words) for words in self.columns]
        rows = [make("row", {}, *(_cell(cell) for cell in row)) for row in self.rows]
        return make(
            "figure",
            {"name": self.name, "title": self.title, "caption": self.caption},
            *(make("key", {}, swatch, make("words", {}, words)) for swatch, words in self.key),
            make("drawn", {}, self.drawing),
            *(make("remark", {}, words) for words in self.remarks),
            make("data", {}, *columns, *rows),
        )


def _cell(cell: Cell) -> etree._Element:
    values = {"href": cell.href, "lang": cell.lang}
    return make("cell", {key: value for key, value in values.items() if value}, cell.words)
