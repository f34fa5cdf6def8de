"""Values of this program as JSON and back, by the types that their classes declare."""

import json
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache, lru_cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
_Turn = Callable[[Any], Any]


class Packing(Generic[T]):
    """Packs values of one type: dataclasses and named tuples by position, paths below ``root`` by their place there.

    Raises:
        TypeError: if the type has a part that JSON cannot have.
    """

    def __init__(self, kind: Any, root: Path) -> None:
        self._down, self._up = _Turns(root).of(kind)

    def pack(self, value: T) -> str:
        """A value as JSON; equal values are equal texts."""
        return json.dumps(self._down(value), ensure_ascii=False, separators=(",", ":"))

    def unpack(self, text: str) -> T:
        """The value again.

        Raises:
            sqlite3.DatabaseError: if it is not what was packed: the store is damaged.
        """
        try:
            value: T = self._up(json.loads(text))
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
            raise sqlite3.DatabaseError(f"a value is not what was kept ({type(error).__name__})") from None
        return value


class _Turns:
    """How each type is turned into what JSON has, and back."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.of = cache(self._of)

    def _of(self, kind: Any) -> tuple[_Turn, _Turn]:
        origin, inner = get_origin(kind), get_args(kind)
        if kind in (str, int, bool, float, NoneType, Any):
            return _same, _same
        if kind is bytes:
            return bytes.hex, bytes.fromhex
        if kind is Path:
            return self._path_down, self._path_up
        if origin in (Union, UnionType):
            return self._optional(inner)
        if origin is tuple:
            return self._tuple(inner)
        if origin in (list, frozenset):
            return self._several(origin, inner[0])
        if isinstance(kind, type) and issubclass(kind, Enum):
            return (lambda value: value.value), kind
        if isinstance(kind, type) and (is_dataclass(kind) or hasattr(kind, "_fields")):
            return self._record(kind)
        raise TypeError(f"{kind} cannot be packed")

    def _optional(self, inner: tuple[Any, ...]) -> tuple[_Turn, _Turn]:
        known = [kind for kind in inner if kind is not NoneType]
        if len(known) != 1:
            raise TypeError(f"one of {inner} cannot be told from another")
        down, up = self.of(known[0])
        return (lambda value: None if value is None else down(value)), (
            lambda value: None if value is None else up(value)
        )

    def _tuple(self, inner: tuple[Any, ...]) -> tuple[_Turn, _Turn]:
        if inner[1:] == (...,):
            return self._several(tuple, inner[0])
        turns = [self.of(kind) for kind in inner]
        downs, ups = [down for down, _ in turns], [up for _, up in turns]
        return (
            lambda value: [down(part) for down, part in zip(downs, value, strict=True)],
            lambda value: tuple(up(part) for up, part in zip(ups, value, strict=True)),
        )

    def _several(self, origin: Callable[[Any], Any], inner: Any) -> tuple[_Turn, _Turn]:
        down, up = self.of(inner)
        ordered = sorted if origin is frozenset else list
        if down is _same:
            return ordered, origin
        return (lambda value: ordered(map(down, value))), (lambda value: origin(map(up, value)))

    def _record(self, kind: type) -> tuple[_Turn, _Turn]:
        hints: Mapping[str, Any] = get_type_hints(kind)
        names = [part.name for part in fields(kind)] if is_dataclass(kind) else list(kind._fields)  # type: ignore[attr-defined]
        turns = [(name, *self.of(hints[name])) for name in names]
        ups = [(place, up) for place, (_, _, up) in enumerate(turns) if up is not _same]

        @lru_cache(65536)
        def shared(*parts: str) -> Any:  # the same few names stand in thousands of texts
            return kind(*parts)

        def turned_up(parts: list[Any]) -> Any:
            for place, up in ups:
                parts[place] = up(parts[place])
            return kind(*parts)

        if all(hints[name] is str for name in names) and is_dataclass(kind):
            return (lambda value: [getattr(value, name) for name in names]), (lambda parts: shared(*parts))
        return (lambda value: [down(getattr(value, name)) for name, down, _ in turns]), turned_up

    def _path_down(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix() if path.is_relative_to(self._root) else f"/{path.as_posix()}"

    def _path_up(self, text: str) -> Path:
        return Path(text[1:]) if text.startswith("/") else self._root / text


def _same(value: Any) -> Any:
    return value
