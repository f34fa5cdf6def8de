"""The seconds that we take with a Schematron schema: ``schematron_ours.py SCHEMA FILE…``; with ``-c`` first, our findings."""

import sys
from pathlib import Path
from time import perf_counter

from diplomatic.document import read
from diplomatic.validate.schematron.schema import Schematron


def main() -> None:
    counts, (schema, *files) = sys.argv[1] == "-c", [each for each in sys.argv[1:] if each != "-c"]
    rules = Schematron(Path(schema))
    begun = perf_counter()
    findings = [len(rules.check(read(Path(file)))) for file in files]
    print(findings if counts else perf_counter() - begun)


if __name__ == "__main__":
    main()
