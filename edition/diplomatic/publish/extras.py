"""What optional packages add to a site. Without them it is built all the same, and says what it lacks."""

from importlib.util import find_spec

EXTRAS = {"pdf": ("weasyprint", "PDF"), "search": ("pagefind_bin", "a search")}
"""Each extra, with the package that it installs and what it adds."""


def installed() -> list[str]:
    """The extras whose package is there; whether it works shows when it is used."""
    return [name for name, (package, _) in EXTRAS.items() if find_spec(package)]


def missing() -> dict[str, str]:
    """The extras that are not installed, with what each would add."""
    there = installed()
    return {name: what for name, (_, what) in EXTRAS.items() if name not in there}
