"""The style sheet of every page: the modules of ``transforms/css`` in one file, so that a page asks for one."""

from pathlib import Path
from typing import Literal

from diplomatic import resources

NAME = "edition.css"
Medium = Literal["web", "missing", "epub", "pdf"]
_MODULES: dict[Medium, tuple[str, ...]] = {
    "web": tuple(
        "tokens page gloss cable bilingual scripts register lists prose pictures cite search versions small print".split()
    ),
    "missing": ("tokens", "page", "prose", "search", "small", "print"),
    "epub": ("tokens", "page", "cable", "bilingual", "scripts", "prose", "book", "epub"),
    "pdf": ("tokens", "page", "cable", "bilingual", "prose", "book", "pdf"),
}
_THEME = "theme"


def stylesheet(own: Path | None = None, medium: Medium = "web") -> str:
    """The modules in their order.

    ``own`` is a project's folder of style sheets: a module of the same name there stands in the place of ours, and its
    ``theme.css`` follows them all.
    """
    shipped = resources.folder("transforms") / "css"
    parts = [_part(name, own, shipped) for name in (*_MODULES[medium], _THEME)]
    return "\n".join(part.read_text(encoding="utf-8") for part in parts if part.is_file())


def _part(name: str, own: Path | None, shipped: Path) -> Path:
    part = own / f"{name}.css" if own else None
    return part if part and part.is_file() else shipped / f"{name}.css"
