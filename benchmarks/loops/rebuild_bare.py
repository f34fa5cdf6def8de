"""Look at every source against a list, and make anew what has changed: ``rebuild_bare.py SHEET OUTPUT``."""

import json
import os
import sys
from pathlib import Path


def main() -> None:
    output = Path(sys.argv[2])
    output.mkdir(parents=True, exist_ok=True)
    listed = output / "sources.json"
    known = json.loads(listed.read_text()) if listed.exists() else None
    found = {}
    with os.scandir("tei/cables") as entries:
        for entry in entries:
            seen = entry.stat()
            found[entry.name] = [seen.st_mtime_ns, seen.st_size]
    if found == known:
        return
    changed = [name for name, seen in found.items() if known is not None and known.get(name) != seen]
    if changed:
        from benchmarks.loops.pages import Pages

        pages = Pages(sys.argv[1], output)
        for name in changed:
            pages.write(Path("tei/cables") / name)
    listed.write_text(json.dumps(found))


if __name__ == "__main__":
    main()
