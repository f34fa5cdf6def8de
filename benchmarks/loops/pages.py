"""The four files of a cable, as a bare script makes them."""

from pathlib import Path

from lxml import etree

from diplomatic.config import load
from diplomatic.document import Document, View
from diplomatic.render import Renderer


class Pages:
    """Writes the files of a cable: HTML by the stylesheet, text by our own transform, in both views."""

    def __init__(self, sheet: str, output: Path) -> None:
        self._sheet = etree.XSLT(etree.parse(sheet))
        self._text = Renderer(load(Path("edition.toml")))
        self._output = output

    def write(self, file: Path) -> None:
        tree = etree.parse(str(file))
        document = Document(file, tree)
        for view in View:
            page = self._sheet(tree, view=etree.XSLT.strparam(view.value))
            (self._output / f"{file.stem}.{view.value}.html").write_text(str(page), "utf-8")
            text = self._text.cable(document, "text", view).content
            (self._output / f"{file.stem}.{view.value}.txt").write_text(text, "utf-8")
