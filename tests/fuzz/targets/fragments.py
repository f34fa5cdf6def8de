"""Text fragments: a directive is read as it was written, and leads to the words that it was made for."""

from diplomatic.document.textfragments import TextDirective, directive_for, find, split, with_words

WORDS = (
    ":~:",
    "text=",
    "-,",
    ",-",
    ",",
    "&",
    "%2C",
    "%2D",
    "%",
    "%E2%80%99",
    "#",
    "p1",
    "\n",
    "’",
    "İ",
    "ß",
    "the",
    "No.",
)


def target(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    anchor, directives = split(text)
    assert anchor == text.partition(":~:")[0]
    for directive in directives:
        assert split(f"x:~:{directive}") == ("x", [directive])
        assert _is_place(find(text, directive), text)
    for begin, stop in ((0, len(text)), (len(text) // 3, len(text) // 2), (len(data) % 7, len(text))):
        made = directive_for(text, begin, stop)
        if made:
            assert made.start
            assert split(with_words("cable.html", made).partition("#")[2]) == ("", [made])
            assert find(text, made), made
    assert split(f":~:{TextDirective(text or 'x', text, text, text)}")[1][0].start == (text or "x")


def _is_place(place: tuple[int, int] | None, text: str) -> bool:
    return place is None or 0 <= place[0] <= place[1] <= len(text)
