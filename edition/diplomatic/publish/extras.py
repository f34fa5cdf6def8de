"""What optional packages add to a site. Without them it is built all the same, and says what it lacks."""

from importlib.util import find_spec

from diplomatic.config import Config

EXTRAS = {
    "pdf": ("weasyprint", "PDF"),
    "search": ("pagefind_bin", "a search"),
    "cite": ("citeproc", "citations in CSL styles"),
}
"""Each extra, with the package that it installs and what it adds."""


def installed() -> list[str]:
    """The extras whose package is there; whether it works shows when it is used."""
    return [name for name, (package, _) in EXTRAS.items() if find_spec(package)]


def used(config: Config) -> list[str]:
    """The extras that are installed and make a difference to the site of an edition: styles do only where it wants some."""
    return [name for name in installed() if name != "cite" or citation_styles(config)]


def missing(config: Config) -> dict[str, str]:
    """The extras that are not installed, with what each would add to the site of an edition."""
    there = [*installed(), *([] if citation_styles(config) else ["cite"])]
    return {name: what for name, (_, what) in EXTRAS.items() if name not in there}


def citation_styles(config: Config) -> list[str]:
    """The styles that the settings name, those in files by their paths."""
    names = config.text("cite", "styles").split()
    return [str(config.root / name) if name.endswith(".csl") else name for name in names]
