"""Both views as HTML and as text, written: ``build_bare.py SHEET OUTPUT PROCESSES``, in the folder of an edition.

An empty SHEET is the one of our renderer.
"""

import sys
from multiprocessing import get_context
from pathlib import Path

from benchmarks.loops.pages import Pages


def main() -> None:
    sheet, output, processes = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    output.mkdir(parents=True, exist_ok=True)
    files = sorted(Path("tei/cables").glob("*.xml"))
    if processes == 1:
        pages = Pages(sheet, output)
        for file in files:
            pages.write(file)
        return
    with get_context("fork").Pool(processes, _begin, (sheet, output)) as pool:
        for _ in pool.imap_unordered(_write, files, chunksize=50):
            pass


_pages: Pages


def _begin(sheet: str, output: Path) -> None:
    """Each process compiles its own stylesheet: libxslt is not safe to share."""
    global _pages
    _pages = Pages(sheet, output)


def _write(file: Path) -> None:
    _pages.write(file)


if __name__ == "__main__":
    main()
