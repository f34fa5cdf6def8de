"""Text of a document, made safe for a terminal, and for a sentence."""


def one_line(text: str) -> str:
    """Text without line breaks: what a sentence quotes may run over several lines, the sentence does not."""
    return " ".join(filter(None, map(str.strip, text.split("\n")))) if "\n" in text else text


def printable(text: str) -> str:
    """Text with its control characters made visible, so that a document cannot steer the reader's terminal."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)
