"""What a book says of itself: from the ``teiHeader`` of its cable, or from ``edition.toml``. Nothing is made up."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from diplomatic.config import KEYS, Config
from diplomatic.document import Document, View, facts_of, fold
from diplomatic.document.tei import XML_LANG, elements, first, identifier, local, select
from diplomatic.labels import label

_FILE = "t:teiHeader/t:fileDesc/"
_NOT_XML = re.compile("[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_UNDETERMINED = "und"
_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he iw ks nqo ps sd syr ug ur yi".split())
_RIGHT_TO_LEFT_SCRIPTS = frozenset("adlm arab hebr mand nkoo rohg samr syrc thaa".split())


@dataclass(frozen=True, slots=True)
class Person:
    """Who did what: the name, the MARC relator code of the role, and the role in words."""

    name: str
    relator: str
    role: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What title page and package say. Each is empty where the sources do not say."""

    identifier: str
    title: str
    subtitle: str
    language: str
    people: tuple[Person, ...]
    publisher: str
    rights: tuple[str, ...]
    version: str
    url: str
    modified: date | None
    series: str = ""
    number: str = ""
    edition: str = ""
    notice: str = ""

    @property
    def direction(self) -> str:
        """``rtl`` for a language or a script that is written from right to left."""
        return direction(self.language)


def direction(language: str) -> str:
    """``rtl`` or ``ltr``, by the language and script subtags of a BCP 47 tag."""
    subtags = language.lower().split("-")
    scripts = [subtag for subtag in subtags[1:] if len(subtag) == 4 and subtag.isalpha()]
    if scripts:
        return "rtl" if scripts[0] in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if subtags[0] in _RIGHT_TO_LEFT else "ltr"


def of_cable(cable: Document, config: Config, view: View) -> Metadata:
    """The facts of the cable's header. The language is that of the text."""
    root, facts = cable.root, facts_of(cable)
    url = next((text for text in _texts(root, _FILE + "t:publicationStmt/t:idno[@type='URI']") if _is_web(text)), "")
    return Metadata(
        identifier=_identifier(view, *_names(config), cable.id),
        title=facts.title,
        subtitle=_one(root, _FILE + "t:titleStmt/t:title[@type='sub']"),
        language=_language(cable, config),
        people=tuple(dict.fromkeys(_people(root, _setting(config, "language")))),
        publisher=_one(root, _FILE + "t:publicationStmt/t:publisher"),
        rights=tuple(_texts(root, _FILE + "t:publicationStmt/t:availability/*")),
        version=facts.version,
        url=url,
        modified=_modified([cable]),
        series=facts.series,
        number=facts.number,
        edition=clean(str(config.values.get("edition", {}).get("title", ""))),
        notice=_setting(config, "notice"),
    )


def of_edition(cables: Sequence[Document], config: Config, view: View) -> Metadata:
    """The settings of the edition; the date is that of the cable that was changed last."""
    language = _known(_setting(config, "language"))
    roles = (("editor", "edt", "book-editor"), ("translator", "trl", "translator"))
    named = [(_setting(config, key), relator, label(role, language)) for key, relator, role in roles]
    rights = _setting(config, "rights")
    return Metadata(
        identifier=_identifier(view, *_names(config)),
        title=_setting(config, "title") or KEYS["edition"]["title"].default,
        subtitle=_setting(config, "subtitle"),
        language=language,
        people=tuple(Person(*person) for person in named if person[0]),
        publisher=_setting(config, "publisher"),
        rights=(rights,) if rights else (),
        version=_setting(config, "version"),
        url=site(config),
        modified=_modified(cables),
        notice=_setting(config, "notice"),
    )


def site(config: Config) -> str:
    """The web address of the edition; empty where it has none."""
    url = _setting(config, "url")
    return url if _is_web(url) else ""


def clean(text: str) -> str:
    """Folded and fit text: a setting can hold any character."""
    return fit(fold(text))


def fit(text: str) -> str:
    """Text with U+FFFD for what XML or HTML has no place for."""
    return _NOT_XML.sub("\ufffd", text)


def _setting(config: Config, key: str) -> str:
    return clean(config.text("edition", key))


def _is_web(address: str) -> bool:
    return address.startswith(("https://", "http://"))


def _identifier(view: View, *names: str) -> str:
    """A name-based UUID (RFC 9562, version 5): the same book has the same one for ever, whatever is corrected in it."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, '#'.join((*names, view)))}"


def _people(root: etree._Element, language: str) -> Iterator[Person]:
    """The author, then editors, then everybody whose responsibility the header states."""
    for name in _texts(root, _FILE + "t:titleStmt/t:author"):
        yield Person(name, "aut", label("book-author", language))
    for name in _texts(root, _FILE + "t:titleStmt/t:editor"):
        yield Person(name, "edt", label("book-editor", language))
    for statement in select(root, _FILE + "t:titleStmt/t:respStmt"):
        kind = identifier(statement) or ""
        relator = {"translator": "trl", "encoder": "mrk"}.get(kind, "ctb")
        role = label(kind, language) if relator != "ctb" else _one(statement, "t:resp")
        for named in statement:
            if local(named) and local(named) != "resp" and _text(named):
                yield Person(_text(named), relator, role)


def _language(cable: Document, config: Config) -> str:
    text = first(cable.root, "t:text")
    used = first(cable.root, "t:teiHeader/t:profileDesc/t:langUsage/t:language")
    tags = [
        text.get(XML_LANG, "") if text is not None else "",
        cable.root.get(XML_LANG, ""),
        used.get("ident", "") if used is not None else "",
    ]
    return next(filter(is_language, tags), "") or _known(_setting(config, "language"))


def _known(language: str) -> str:
    """A language tag, or the one that says that there is none: both formats refuse what is no tag at all."""
    return language if is_language(language) else _UNDETERMINED


def is_language(tag: str) -> bool:
    """Whether a tag has the form that BCP 47 asks for."""
    return _LANGUAGE.fullmatch(tag) is not None


def _names(config: Config) -> tuple[str, ...]:
    """What tells one edition from another, for ever: its address, or where it has none its title and publisher."""
    url = _setting(config, "url")
    return (url,) if url else (_setting(config, "publisher"), _setting(config, "title"))


def _modified(cables: Iterable[Document]) -> date | None:
    """The newest day of a change or a publication that a header names."""
    paths = ("t:teiHeader/t:revisionDesc", _FILE + "t:publicationStmt", _FILE + "t:editionStmt")
    days = [
        day
        for cable in cables
        for path in paths
        for part in select(cable.root, path)
        for element in elements(part, "change", "date")
        if (day := _day(element.get("when", "")))
    ]
    return max(days, default=None)


def _day(iso: str) -> date | None:
    """The day of an ISO date; the first one of a month or a year."""
    match = _DAY.match(iso)
    try:
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1)) if match else None
    except ValueError:
        return None


def _one(node: etree._Element, path: str) -> str:
    return next(iter(_texts(node, path)), "")


def _texts(node: etree._Element, path: str) -> list[str]:
    return [text for element in select(node, path) if (text := _text(element))]


def _text(element: etree._Element) -> str:
    return clean(str(element.xpath("string()")))
