"""The visible words of the reference pages: the labels ``schema-…``."""

from diplomatic.labels import forms, label, nearest

PREFIX = "schema-"


class Words:
    """The labels in one language.

    ``language`` is the one that is wanted, of labels and documentation; ``page`` is the one that the labels have.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.page = nearest(language)

    def __call__(self, key: str, **values: str) -> str:
        """One label; ``{name}`` in it is replaced by a value.

        Raises:
            KeyError: if there is no such label.
        """
        text = label(PREFIX + key, self.language)
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", value)
        return text

    def forms(self, key: str) -> dict[str, str]:
        """The plurals of a label by category, for the script of the search.

        Raises:
            KeyError: if there is no such label.
        """
        return forms(PREFIX + key, self.language)
