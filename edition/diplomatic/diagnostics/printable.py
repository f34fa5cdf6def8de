"""Text of a document, made safe for a terminal."""


def printable(text: str) -> str:
    """Text with its control characters made visible, so that a document cannot steer the reader's terminal."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)
