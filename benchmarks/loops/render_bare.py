"""The seconds of rendering in memory: ``render_bare.py SHEET DOCUMENTS html|text``, in the folder of an edition."""

import sys
from pathlib import Path
from time import perf_counter

from lxml import etree

from diplomatic.config import load
from diplomatic.document import Document, View
from diplomatic.render import Renderer


def main() -> None:
    sheet = etree.XSLT(etree.parse(sys.argv[1]))
    files = sorted(Path("tei/cables").glob("*.xml"))[: int(sys.argv[2])]
    with_text = sys.argv[3] == "text"
    renderer = Renderer(load(Path("edition.toml")))
    begun = perf_counter()
    for file in files:
        tree = etree.parse(str(file))
        for view in View:
            str(sheet(tree, view=etree.XSLT.strparam(view.value)))
            if with_text:
                _ = renderer.cable(Document(file, tree), "text", view).content
    print(perf_counter() - begun)


if __name__ == "__main__":
    main()
