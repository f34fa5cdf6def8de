"""The seconds that ``xmlschema`` takes to check: ``validate_xmlschema.py SCHEMA DOCUMENTS``, in the folder of an edition."""

import sys
from pathlib import Path
from time import perf_counter

import xmlschema


def main() -> None:
    schema = xmlschema.XMLSchema(sys.argv[1])
    files = sorted(Path("tei/cables").glob("*.xml"))[: int(sys.argv[2])]
    begun = perf_counter()
    if not all(schema.is_valid(str(file)) for file in files):
        sys.exit("a cable is not valid")
    print(perf_counter() - begun)


if __name__ == "__main__":
    main()
