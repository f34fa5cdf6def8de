"""Just enough CSS to ask what a style sheet does to one class: its rules, each with its selector, its media and its line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from diplomatic.limits import MAX_STYLE_SHEET

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_TOKEN = re.compile(r"[{}]")
_CLASS = re.compile(r"\.([\w-]+)")


@dataclass(frozen=True, slots=True)
class Rule:
    """One selector with its declarations; ``media`` are the queries around it, empty for all media."""

    selector: str
    media: str
    body: str
    line: int

    @property
    def last_class(self) -> str:
        """The class of the element that the selector is about; empty if it is about something inside, or a pseudo-element."""
        last = re.split(r"[\s>+~]+", self.selector.strip())[-1]
        found = _CLASS.findall(last)
        return found[-1] if found and "::" not in last and ":before" not in last and ":after" not in last else ""


def source_of(path: Path) -> str:
    """A style sheet or script as text; empty if it is not there, or too large to be one."""
    try:
        if not path.is_file() or path.stat().st_size > MAX_STYLE_SHEET:
            return ""
        return path.read_text(encoding="utf-8", errors="replace")
    except (OSError, ValueError):
        return ""


@lru_cache(32)
def rules_of(path: Path) -> tuple[Rule, ...]:
    """The rules of a style sheet, those inside ``@media`` among them."""
    return tuple(_rules(without_comments(source_of(path))))


def without_comments(css: str) -> str:
    """CSS without its comments, with as many lines."""
    return _COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), css)


def _rules(css: str) -> Iterator[Rule]:
    stack: list[str] = []
    begin = 0
    for match in _TOKEN.finditer(css):
        before = css[begin : match.start()]
        if match[0] == "{":
            stack.append(before.rpartition(";")[2].strip())
        elif stack:
            head = stack.pop()
            if not head.startswith("@"):
                media = " ".join(query for query in stack if query.startswith("@media")).lower()
                for selector in head.split(","):
                    yield Rule(selector.strip(), media, before, css.count("\n", 0, begin) + 1)
        begin = match.end()
