"""The two formats, and which transform makes each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from diplomatic import styles
from diplomatic.config import Config
from diplomatic.diagnostics import Diagnostic
from diplomatic.document import Document, View
from diplomatic.document.tei import q
from diplomatic.render import custom, text
from diplomatic.render.html import Stylesheet, own_or_shipped

FORMATS = ("html", "text")


@dataclass(frozen=True)
class Rendered:
    """A rendered document, and what the transform had to say."""

    content: str
    diagnostics: list[Diagnostic] = field(default_factory=list)


class Renderer:
    """Renders the documents of one edition; stylesheets are compiled once."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self.language = config.text("edition", "language")
        self._stylesheets: dict[str, Stylesheet] = {}

    def cable(
        self,
        document: Document,
        to: str,
        view: View,
        parameters: Mapping[str, str] | None = None,
        context: bytes | None = None,
    ) -> Rendered:
        """One cable (or a register) in one view, as ``html`` or ``text``.

        ``parameters`` are those of ``transforms/html/params.xsl``; ``context`` is what ``transforms/common/context.xml`` describes.

        Raises:
            CannotRun: if a stylesheet or a transform of the project does not work.
        """
        own = self._own(to)
        if own is not None:
            return Rendered(own(document, view))
        width = self._config.number("render", "width")
        is_register = document.root.find(q("text")) is None and document.root.find(q("standOff")) is not None
        if to == "text" and is_register:
            return Rendered(text.render_register(document, width))
        if to == "text":
            return Rendered(*text.render(document, view, self.language, width))
        values = {"lang": self.language, "view": view.value, **(parameters or {})}
        sheet = "register.xsl" if is_register else "cable.xsl"
        return Rendered(*self.stylesheet(sheet).apply(document, values, context))

    def chapter(self, document: Document, view: View) -> tuple[etree._Element, list[Diagnostic]]:
        """One cable as the ``article`` of a book, in HTML without a namespace, and what the stylesheet said.

        Raises:
            CannotRun: if a stylesheet does not work.
        """
        return self.stylesheet("book.xsl").tree(document, {"lang": self.language, "view": view.value})

    def css(self, medium: styles.Medium = "web") -> str:
        """The style sheet of the pages, or of a book, with the project's own in it."""
        folder = self._config.folder("transforms") / "css"
        self._config.own(folder, sorted(folder.glob("*.css")))
        return styles.stylesheet(folder, medium)

    def stylesheet(self, name: str) -> Stylesheet:
        """A compiled stylesheet by its file name: the project's own if it has one, else ours."""
        if name not in self._stylesheets:
            own = self._config.folder("transforms")
            self._config.own(own, [])
            self._stylesheets[name] = Stylesheet(
                own_or_shipped(f"html/{name}", own), own, self.language, self._config.root
            )
        return self._stylesheets[name]

    def _own(self, to: str) -> Callable[[Document, View], str] | None:
        named = self._config.text("transforms", to)
        return custom.load(named, self._config.root) if named else None
