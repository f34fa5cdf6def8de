"""The seconds of rendering with Saxon: ``render_saxon.py SHEET DOCUMENTS``, in the folder of an edition."""

import importlib
import sys
from pathlib import Path
from time import perf_counter
from typing import Any


def main() -> None:
    saxonche: Any = importlib.import_module("saxonche")
    processor = saxonche.PySaxonProcessor(license=False)
    sheet = processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=sys.argv[1])
    files = sorted(Path("tei/cables").glob("*.xml"))[: int(sys.argv[2])]
    begun = perf_counter()
    for view in ("reading", "diplomatic"):
        sheet.set_parameter("view", processor.make_string_value(view))
        for file in files:
            if not sheet.transform_to_string(source_file=str(file)):
                sys.exit(f"Saxon makes nothing of {file}")
    print(perf_counter() - begun)


if __name__ == "__main__":
    main()
