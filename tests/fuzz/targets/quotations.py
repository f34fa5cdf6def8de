"""A quotation and a text, parted by a blank line: what is called exact stands there, and a part of the text is found in it."""

from unicodedata import normalize

from diplomatic.document import fold
from diplomatic.document.quoting import find

WORDS = (
    "…",
    "...",
    "[…]",
    "[sic]",
    "“",
    "”",
    "'",
    "’",
    "-",
    "–",
    "\u00ad",
    "e\u0301",
    "ß",
    "SS",
    "ﬁ",
    "\n\n",
    "the",
    "Castro",
    "No. 848-849",
)


def target(data: bytes) -> None:
    words, _, text = data.decode("utf-8", "replace").partition("\n\n")
    text = fold(text)
    whole = normalize("NFC", text)
    found = find(words, text)
    if found:
        assert 0 <= found.begin <= found.stop <= len(whole)
        assert not found.is_exact or whole[found.begin : found.stop] == fold(normalize("NFC", words))
        assert found.is_exact or any(each.quoted or each.text for each in found.differences)
    parts = whole.split(" ")
    if len(parts) > 4:
        part = " ".join(parts[1:4])
        if any(map(str.isalnum, part)):
            again = find(part, text)
            assert again
            assert again.is_exact
