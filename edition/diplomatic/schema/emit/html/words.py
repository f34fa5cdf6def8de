"""The visible words of the reference pages: the labels ``schema-…``."""

from diplomatic.labels import keys, label

PREFIX = "schema-"


class Words:
    """The labels in one language; English where the language lacks one."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.base = language.partition("-")[0]

    def __call__(self, key: str, **values: str) -> str:
        """One label; ``{name}`` in it is replaced by a value.

        Raises:
            KeyError: if there is no such label.
        """
        text = label(PREFIX + key, self.language)
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", value)
        return text

    def all(self) -> dict[str, str]:
        """Every label, for the script of the search."""
        return {key.removeprefix(PREFIX): self(key.removeprefix(PREFIX)) for key in keys(PREFIX)}
