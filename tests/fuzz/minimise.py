"""The smallest input with the same fault, near enough: pieces are left out as long as the fault stays."""

from collections.abc import Callable, Sequence

from .mutation.tokens import tokens


def minimise(data: bytes, fails: Callable[[bytes], bool], tries: int = 3000) -> bytes:
    """Leave out lines, then words, then bytes, for at most so many tries."""
    left = tries

    def counted(parts: Sequence[bytes]) -> bool:
        nonlocal left
        left -= 1
        return left >= 0 and fails(b"".join(parts))

    for parts in (_lines, tokens, _bytes):
        data = b"".join(_smallest(parts(data), counted))
    return data


def _smallest(parts: list[bytes], fails: Callable[[Sequence[bytes]], bool]) -> list[bytes]:
    """Runs of half the parts, then of a quarter, and so on, are left out wherever the rest still fails."""
    size = max(1, len(parts) // 2)
    while parts:
        at = 0
        while at < len(parts):
            rest = parts[:at] + parts[at + size :]
            if fails(rest):
                parts = rest
            else:
                at += size
        if size == 1:
            break
        size //= 2
    return parts


def _lines(data: bytes) -> list[bytes]:
    return data.splitlines(keepends=True)


def _bytes(data: bytes) -> list[bytes]:
    return [data[at : at + 1] for at in range(len(data))]
