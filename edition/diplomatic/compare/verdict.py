"""The answer to an editor's question, in one line: did this change a word?"""

from collections.abc import Iterator

from diplomatic.compare.result import Comparison, DocumentDiff

_NONE = "No word changed"


def verdict(comparison: Comparison) -> str:
    """One sentence: first the words, then the order, the markup, the headers, the files."""
    if comparison.unreadable and not comparison.compared - len(comparison.unreadable):
        return "Nothing could be compared."
    if not comparison.changed and not comparison.unreadable:
        return f"Nothing changed: {_count(comparison.compared, 'cable')} compared."
    return "; ".join(_clauses(comparison)) + "."


def _clauses(comparison: Comparison) -> Iterator[str]:
    both = [document for document in comparison.documents if document.status == "changed"]
    words = _words(both)
    whole = any(document.status in {"added", "removed"} for document in comparison.documents)
    yield f"{words} in the cables that both have" if whole and words == _NONE else words
    if moved := [document for document in both if any(change.kind == "moved" for change in document.text)]:
        number = sum(change.kind == "moved" for document in moved for change in document.text)
        yield f"{_count(number, 'block')} of {_count(len(moved), 'cable')} moved"
    if marked := [document for document in both if document.markup]:
        number = sum(len({change.block for change in document.markup}) for document in marked)
        yield f"markup changed in {_count(number, 'block')} of {_count(len(marked), 'cable')}"
    if headed := [document for document in both if document.header]:
        number = sum(len(document.header) for document in headed)
        yield f"{_count(number, 'header fact')} of {_count(len(headed), 'cable')} changed"
    for status in ("added", "removed"):
        if number := sum(document.status == status for document in comparison.documents):
            yield f"{_count(number, 'cable')} {status}"
    if number := sum(document.renamed for document in comparison.documents):
        yield f"{_count(number, 'cable')} renamed"
    if comparison.unreadable:
        yield f"{_count(len(comparison.unreadable), 'file')} could not be read"


def _words(documents: list[DocumentDiff]) -> str:
    changed = [document for document in documents if any(change.kind != "moved" for change in document.text)]
    if not changed:
        return _NONE
    blocks = sum(len({change.block for change in document.text if change.kind != "moved"}) for document in changed)
    number = sum(document.words for document in changed)
    source = "" if any(document.in_source for document in changed) else " (none of them the source's own)"
    return f"{_count(number, 'word')} changed in {_count(blocks, 'block')} of {_count(len(changed), 'cable')}{source}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
