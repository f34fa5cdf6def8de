"""Text of a document in Markdown (CommonMark 0.31, with the extensions of GitHub): as the text it is."""

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!])")


def as_text(text: str) -> str:
    """A line of text of which Markdown makes no link, no image, no element and no emphasis."""
    return _SPECIAL.sub(r"\\\1", text)
