"""The seconds of our renderer in memory: ``render_ours.py DOCUMENTS html|text``, in the folder of an edition."""

import sys
from pathlib import Path
from time import perf_counter

from diplomatic.config import load
from diplomatic.document import View, read
from diplomatic.render import Renderer


def main() -> None:
    files = sorted(Path("tei/cables").glob("*.xml"))[: int(sys.argv[1])]
    formats = ("html", "text") if sys.argv[2] == "text" else ("html",)
    renderer = Renderer(load(Path("edition.toml")))
    begun = perf_counter()
    for file in files:
        document = read(file)
        for view in View:
            for to in formats:
                _ = renderer.cable(document, to, view).content
    print(perf_counter() - begun)


if __name__ == "__main__":
    main()
