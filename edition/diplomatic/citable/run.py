"""The run: each text is read once, with the pages that show it, and put away again. Only counts and a few places are kept."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from diplomatic.citable.catalogue import Item, items
from diplomatic.citable.check import LACKS, Check
from diplomatic.citable.outcome import Ledger, Verdict
from diplomatic.citable.page import NotAPage, Page, Role
from diplomatic.citable.subject import Subject
from diplomatic.citable.text import Text
from diplomatic.diagnostics import Diagnostic, Location
from diplomatic.document import Unreadable, codes, read
from diplomatic.lock import Cable
from diplomatic.validate import EditionContext
from diplomatic.validate.gather import gather

Progress = Callable[[int], Callable[[], None]]


@dataclass(frozen=True)
class Report:
    """The answers, in the order of the checklist; what could not be read; and what was looked at."""

    verdicts: tuple[Verdict, ...]
    unreadable: tuple[Diagnostic, ...] = ()
    texts: int = 0
    pages: int = 0
    where: str = ""


@dataclass
class _Asked:
    """One check at work."""

    item: Item
    check: Check
    ledger: Ledger = field(default_factory=Ledger)


class Run:
    """One run over a subject."""

    def __init__(
        self, subject: Subject, only: Collection[str] = (), advance: Callable[[], None] = lambda: None
    ) -> None:
        self.subject = subject
        self._advance = advance
        self._is_locked = subject.lock.is_file()
        self._edition = EditionContext(folder=subject.root.resolve())
        self._asked = [_Asked(item, item.make()) for item in items() if not only or item.code.id in only]
        self._at_work: list[_Asked] = []
        for asked in self._asked:
            need = asked.check.needs
            if subject.has(need):
                self._at_work.append(asked)
            else:
                asked.ledger.reasons[LACKS[need]] = None
        self._pages = list(subject.pages)
        self._by_stem: dict[str, list[Path]] = {}
        for page in self._pages:
            self._by_stem.setdefault(_stem(page), []).append(page)
        self._without_page: dict[str, Path] = {}
        self._shown: set[Path] = set()

    def verdicts(self) -> tuple[Verdict, ...]:
        """Read everything, and answer."""
        for path in self.subject.texts:
            if text := self._text(path):
                self._look_at_text(text)
            self._advance()
        for path in self._pages:
            if path not in self._shown:
                self._look_at_other(path)
                self._advance()
        for asked in self._at_work:
            asked.ledger.enter(asked.check.end(self.subject))
        return tuple(
            asked.ledger.verdict(asked.item.code.id, asked.item.code.summary, asked.item.section)
            for asked in self._asked
        )

    def _text(self, path: Path) -> Text | None:
        """A document with a text; a register, an index of letters, or what is no TEI at all, is none."""
        try:
            document = read(path)
        except Unreadable as error:
            if error.diagnostic.code != codes.NOT_TEI.id:
                self.subject.unreadable.append(error.diagnostic)
            return None
        text = Text(document, self.subject.settings, self._edition)
        return text if text.is_document else None

    def _look_at_text(self, text: Text) -> None:
        self.subject.texts_seen += 1
        self.subject.corpus.add(gather(text.checked, self._edition))
        if self._is_locked:
            self.subject.cables.append(Cable.of(text.document))
        for asked in self._at_work:
            asked.ledger.enter(asked.check.text(text))
        shown = False
        for path in self._pages_of(text):
            page = self._page(path)
            self._shown.add(path)
            self._advance()
            if page is None:
                continue
            is_first = not shown and not page.is_redirect
            page.role = Role.REDIRECT if page.is_redirect else Role.DOCUMENT if is_first else Role.VIEW
            shown = shown or is_first
            self._look_at_page(page, text)
        if not shown:
            self._without_page |= dict.fromkeys([*text.addresses, text.document.path.name], text.document.path)

    def _pages_of(self, text: Text) -> list[Path]:
        """The pages with the name of the text, the plainest name first: ``x.html`` before ``x.diplomatic.html``."""
        stems = dict.fromkeys((text.id.casefold(), _stem(text.document.path)))
        found = dict.fromkeys(page for stem in stems for page in self._by_stem.get(stem, []))
        return sorted((page for page in found if page not in self._shown), key=lambda page: (len(page.name), str(page)))

    def _look_at_other(self, path: Path) -> None:
        page = self._page(path)
        if page is None:
            return
        text = None
        if page.is_redirect:
            page.role = Role.REDIRECT
        elif (source := self._source_of(page)) is not None:
            text = self._text(source)
            page.role = Role.DOCUMENT
        elif not self.subject.texts and page.looks_like_a_document:
            page.role = Role.DOCUMENT
        self._look_at_page(page, text)

    def _source_of(self, page: Page) -> Path | None:
        """The text without a page that this page says it shows: by its canonical address, or by a link to the file."""
        if not self._without_page:
            return None
        keys = [page.canonical, *(_file_of(node.get("href") or "") for node in page.all("a", "link"))]
        found = next((self._without_page[key] for key in keys if key in self._without_page), None)
        if found is not None:
            self._without_page = {key: path for key, path in self._without_page.items() if path != found}
        return found

    def _page(self, path: Path) -> Page | None:
        place = self.subject.place
        assert place is not None
        try:
            return Page(path, path.relative_to(place.folder).as_posix(), place)
        except (NotAPage, OSError) as error:
            hint = "put an HTML page there, or remove the file"
            self.subject.unreadable.append(
                codes.NOT_WELL_FORMED.at(Location(path), f"the page cannot be read: {error}", hint)
            )
            return None

    def _look_at_page(self, page: Page, text: Text | None) -> None:
        self.subject.pages_seen += 1
        for asked in self._at_work:
            asked.ledger.enter(asked.check.page(page, text))


def _stem(path: Path) -> str:
    return path.name.partition(".")[0].casefold()


def _file_of(href: str) -> str:
    """The name of the XML file that an address leads to."""
    name = unquote(href.partition("#")[0].rpartition("/")[2])
    return name if name.endswith(".xml") else ""


def examine(subject: Subject, only: Collection[str] = (), progress: Progress | None = None) -> Report:
    """Ask every check of the checklist, or only these, of a subject. ``progress`` is told how much there is to read."""
    total = len(subject.texts) + sum(1 for _ in subject.pages) if progress else 0
    run = Run(subject, only, progress(total) if progress else lambda: None)
    verdicts = run.verdicts()
    where = str(subject.site if subject.site and not subject.texts else subject.root)
    return Report(verdicts, tuple(subject.unreadable), subject.texts_seen, subject.pages_seen, where)
