"""One change in one line of words, for people: the same in every format."""

from diplomatic.compare.result import DocumentDiff, HeaderChange, MarkupChange

_CONTEXT = 6


def markup(change: MarkupChange) -> str:
    """What changed in the markup of a block, without the block's name."""
    around = f" around “{change.around}”" if change.around else ""
    attributes = "".join(f", {_value(*attribute)}" for attribute in change.attributes)
    match change.kind:
        case "element added":
            return f"+ <{change.new}{_written(change, 2)}>{around}"
        case "element removed":
            return f"- <{change.old}{_written(change, 1)}>{around}"
        case "element replaced":
            return f"<{change.old}> is now <{change.new}>{around}{attributes}"
        case "attributes":
            return f"<{change.new}>{around}{attributes.replace(', ', ': ', 1)}"
        case "moved":
            return f"<{change.new}> now stands{around}" if change.new else "stands elsewhere"
        case "id":
            return (
                f"the id was “{change.old}”"
                if change.old and change.new
                else f"the id “{change.old}” is gone"
                if change.old
                else "has an id now"
            )
        case "block added":
            return "is a block of its own now" if change.around else "is new, without words"
        case "block removed":
            return "is no block of its own any more" if change.around else "is gone; it had no words"
        case "bounds":
            return "begins or ends elsewhere in the same text"


def header(change: HeaderChange) -> str:
    """What changed in the header."""
    return _value(change.path, change.old, change.new)


def title(document: DocumentDiff) -> str:
    """The document's path, and what became of the file."""
    if document.renamed:
        return f"{document.path} (was {document.old_path})"
    return f"{document.path} ({document.status})" if document.status in ("added", "removed") else document.path


def shortened(text: str, *, first: bool, last: bool) -> str:
    """Words that are the same in both versions: those beside a change, and … for the others."""
    words = text.split()
    if first and len(words) > _CONTEXT:
        return "… " + " ".join(words[-_CONTEXT:])
    if last and len(words) > _CONTEXT:
        return " ".join(words[:_CONTEXT]) + " …"
    if not first and not last and len(words) > 2 * _CONTEXT:
        return " ".join([*words[:_CONTEXT], "…", *words[-_CONTEXT:]])
    return text


def _written(change: MarkupChange, side: int) -> str:
    return "".join(f' {attribute[0]}="{attribute[side]}"' for attribute in change.attributes)


def _value(name: str, old: str | None, new: str | None) -> str:
    if old is None:
        return f"{name} is new: “{new}”"
    if new is None:
        return f"{name} is gone: “{old}”"
    return f"{name} “{old}” is now “{new}”"
