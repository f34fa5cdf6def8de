"""A program that does some of the same work, measured beside ours."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_of_package

_UNKNOWN = "of unknown version"


@dataclass(frozen=True)
class Peer:
    """A peer: its name, what it is, how it is installed, and its version; empty where it is not here."""

    name: str
    what: str
    install: str
    version: str

    @property
    def is_here(self) -> bool:
        return bool(self.version)


def program(name: str, what: str, debian: str, asked: tuple[str, ...], pattern: str) -> Peer:
    """A program on the path; its version is where the pattern says in what it answers to ``asked``."""
    install = f"apt install {debian}"
    if shutil.which(name) is None:
        return Peer(name, what, install, "")
    try:
        answer = subprocess.run([name, *asked], capture_output=True, text=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return Peer(name, what, install, "")
    match = re.search(pattern, answer.stdout + answer.stderr)
    return Peer(name, what, install, _dotted(match[1]) if match else _UNKNOWN)


def package(name: str, what: str) -> Peer:
    """A package of Python."""
    try:
        return Peer(name, what, f"pip install {name}", version_of_package(name))
    except PackageNotFoundError:
        return Peer(name, what, f"pip install {name}", "")


def _dotted(number: str) -> str:
    """The numbers of libxml2 as its own makers write them: 20914 is 2.9.14."""
    if not re.fullmatch(r"\d{5}", number):
        return number
    return f"{number[0]}.{int(number[1:3])}.{int(number[3:])}"
