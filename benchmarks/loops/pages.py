"""The four files of a cable, as a bare script makes them."""

from pathlib import Path

from lxml import etree

from diplomatic.config import load
from diplomatic.document import Document, View
from diplomatic.render import Renderer


class Pages:
    """Writes the files of a cable, both views as HTML and as text. The text is by our own transform, because there is no other.

    The HTML is by the stylesheet as any processor runs it, or, without one, as our renderer runs it, which answers its questions
    for labels itself.
    """

    def __init__(self, sheet: str, output: Path) -> None:
        self._sheet = etree.XSLT(etree.parse(sheet)) if sheet else None
        self._renderer = Renderer(load(Path("edition.toml")))
        self._output = output

    def write(self, file: Path) -> None:
        document = Document(file, etree.parse(str(file)))
        for view in View:
            name = f"{file.stem}.{view.value}"
            (self._output / f"{name}.html").write_text(self._html(document, view), "utf-8")
            (self._output / f"{name}.txt").write_text(self._renderer.cable(document, "text", view).content, "utf-8")

    def _html(self, document: Document, view: View) -> str:
        if self._sheet is None:
            return self._renderer.cable(document, "html", view).content
        return str(self._sheet(document.tree, view=etree.XSLT.strparam(view.value)))
