"""Parse and check with libxml2: ``validate_bare.py SCHEMA DOCUMENTS THREADS``, in the folder of an edition."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from lxml import etree


def main() -> None:
    schema = etree.XMLSchema(etree.parse(sys.argv[1]))
    files = [str(path) for path in sorted(Path("tei/cables").glob("*.xml"))[: int(sys.argv[2])]]
    threads = int(sys.argv[3])

    def check(part: list[str]) -> bool:
        return all(schema.validate(etree.parse(file)) for file in part)

    if threads == 1:
        fine = check(files)
    else:
        parts = [files[at : at + 200] for at in range(0, len(files), 200)]
        with ThreadPoolExecutor(threads) as pool:
            fine = all(pool.map(check, parts))
    if not fine:
        sys.exit("a cable is not valid")


if __name__ == "__main__":
    main()
