"""What a check is: one item of the checklist, asked of each text, each page, and of all together."""

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from diplomatic.citable.outcome import Outcome

if TYPE_CHECKING:
    from diplomatic.citable.page import Page
    from diplomatic.citable.subject import Subject
    from diplomatic.citable.text import Text


class Need(StrEnum):
    """What a check cannot do without."""

    TEXTS = "texts"
    PAGES = "pages"
    EITHER = "texts or pages"
    NOTHING = "nothing"


LACKS = {
    Need.TEXTS: "there is no TEI document among what was given",
    Need.PAGES: "there is no built site: run 'diplomatic build', or name the folder of the site with --site",
    Need.EITHER: "there is neither a TEI document nor a page",
}


class Check:
    """One item of the checklist. A module of ``checks/`` has one subclass; the module's docstring explains the item.

    Every method gives what it looked at and what it found. State between calls is kept in the object: each run makes new ones.
    """

    needs: ClassVar[Need] = Need.TEXTS

    def text(self, text: "Text") -> Iterable[Outcome]:
        """Look at one TEI document; it is in memory only now."""
        del text
        return ()

    def page(self, page: "Page", text: "Text | None") -> Iterable[Outcome]:
        """Look at one page; ``text`` is the document that it shows, where that is known."""
        del page, text
        return ()

    def end(self, subject: "Subject") -> Iterable[Outcome]:
        """Say what only the whole shows, after everything was seen."""
        del subject
        return ()
