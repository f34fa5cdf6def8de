"""What says that a folder is a site of ours: ``build.json``, with the version of the program and a digest of what it was made from.

What each file was made from is in the store beside the site; ``SHA256SUMS`` has the checksums of all files, for whoever has a copy.
"""

import json
from pathlib import Path

from diplomatic import __version__, checksums
from diplomatic.diagnostics import CannotRun

NAME = "build.json"


def content(inputs: str) -> bytes:
    """The file. Without ``inputs``, the next build has to look for itself."""
    return (json.dumps({"diplomatic": __version__, "inputs": inputs}, indent=1) + "\n").encode()


def is_ours(site: Path) -> bool:
    """Whether a folder has such a file, of whatever version."""
    try:
        found = json.loads((site / NAME).read_text(encoding="utf-8"))
        return isinstance(found["diplomatic"], str) and isinstance(found["inputs"], str)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def listed(site: Path) -> dict[str, str]:
    """The files that a site has from us, with their checksums, as far as it says so itself: where nothing else is known of it."""
    try:
        return checksums.read(site / checksums.SITE)
    except CannotRun:  # then all of it is somebody else's, and stays
        return {}
