"""The seconds that Saxon takes with a Schematron schema: ``schematron_saxon.py SCHEMA FILE…``; with ``-c`` first, its findings."""

import importlib
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.loops.schematron_xslt import MARK, stylesheet


def main() -> None:
    counts, (schema, *files) = sys.argv[1] == "-c", [each for each in sys.argv[1:] if each != "-c"]
    saxonche: Any = importlib.import_module("saxonche")
    processor = saxonche.PySaxonProcessor(license=False)
    compiled = processor.new_xslt30_processor().compile_stylesheet(stylesheet_text=stylesheet(Path(schema)))
    begun = perf_counter()
    findings = [(compiled.transform_to_string(source_file=file) or "").count(MARK) for file in files]
    print(findings if counts else perf_counter() - begun)


if __name__ == "__main__":
    main()
