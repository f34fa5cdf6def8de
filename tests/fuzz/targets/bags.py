"""What a release says of itself: ``bag-info.txt``, manifests, ``changes.json``. Whatever that is, it is at most a fault."""

from diplomatic import bags, releases
from diplomatic.config import Config
from diplomatic.diagnostics import CannotRun

from ._asking import is_sentence, scratch

WORDS = (
    "Payload-Oxum: ",
    "Bagging-Date: ",
    "0.0",
    ":",
    "\n",
    "data/",
    "manifest-sha256.txt",
    "e" * 64,
    "{",
    "}",
    "[",
    "]",
    '"',
    ",",
    "1e999",
)
_NAMES = ("bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt", "data/changes.json")


def target(data: bytes) -> None:
    root = scratch("edition")
    parts = data.split(b"\0")
    for number, name in enumerate(_NAMES):
        scratch(f"edition/releases/1.0.0/{name}", parts[number % len(parts)])
    try:
        for release in releases.releases_of(Config(root)):
            assert list(bags.faults(release.bag))
            list(bags.faults(release.bag, thorough=False))
            assert isinstance(release.changes, dict)
    except CannotRun as error:
        is_sentence(error)
