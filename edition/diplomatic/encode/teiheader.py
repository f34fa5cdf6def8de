"""The ``teiHeader``: the facts that the lines of the cable gave, in normal form.

What the transcript does not say is not made up: an element that would be empty is left out, and where TEI demands one,
it says that the fact is not known.
"""

import re
from collections.abc import Iterator

from lxml import etree

from diplomatic import __version__
from diplomatic.document.permanent import planned
from diplomatic.document.registers import Entry
from diplomatic.document.tei import XML_ID
from diplomatic.encode.build import Node, element
from diplomatic.encode.context import Context
from diplomatic.encode.source import Source

_NUMBERS = ("registry", "copy", "special", "incoming", "outgoing")
_TAXONOMIES = {
    "precedence": "How urgent the cable is",
    "classification": "How secret the cable is",
    "handling": "How the cable is to be handled",
}
_DATES = {
    "sent": ("sent_date", "heading_date_iso"),
    "received": ("received_date", "deciphered_date", "registered_date"),
}
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`\[\]]+")
_EDITORIAL = {
    "correction": "Errors that the edition corrects stand in choice, beside the source’s reading; [sic] in the source is sic.",
    "normalization": "Runs of spaces, no-break spaces and line breaks of the transcript are one space.",
    "punctuation": "Square brackets of the source are the elements supplied, note, gap and add; commas between recipients are pc.",
    "segmentation": "A paragraph of the transcript is a paragraph here, and a line of its header an ab.",
}


def tei_header(identifier: str, context: Context, source: Source) -> etree._Element:
    """The whole ``teiHeader`` of a newly encoded cable."""
    return element(
        "teiHeader",
        [
            _file_desc(identifier, context, source),
            _encoding_desc(context),
            _profile_desc(context),
            _revision_desc(context, source),
        ],
    )


def _file_desc(identifier: str, context: Context, source: Source) -> etree._Element:
    edition = element("edition", f"Version {source.version}", n=source.version)
    return element(
        "fileDesc",
        [
            _title_stmt(identifier, context, source),
            element("editionStmt", [edition]),
            _publication_stmt(identifier, source),
            *_series_stmt(context),
            _source_desc(context),
        ],
    )


def _title_stmt(identifier: str, context: Context, source: Source) -> etree._Element:
    title = context.first("title") or context.first("heading") or context.first("series") or identifier
    nodes: list[Node] = [element("title", title, type="main")]
    heading = context.first("heading_date_iso")
    if date := heading or _document_date(context):
        printed = context.first("heading_date") if heading else date
        nodes.append(element("title", [element("date", printed, when=date)], type="sub"))
    nodes += [element("author", [_name(sender, context)]) for sender in _senders(context)[:1]]
    nodes.append(_responsible("translator", "Translation", source.translator))
    nodes.append(_responsible("encoder", "Encoding in TEI", source.editor))
    return element("titleStmt", nodes)


def _responsible(identifier: str, task: str, who: str) -> etree._Element:
    statement = element("respStmt", [element("resp", task), element("name", who or "not named")])
    statement.set(XML_ID, identifier)
    return statement


def _publication_stmt(identifier: str, source: Source) -> etree._Element:
    nodes: list[Node] = [element("publisher", source.publisher or "Unpublished")]
    nodes.append(element("date", source.today, when=source.today))
    if source.url:
        nodes.append(element("idno", planned(identifier, source.url), type="URI"))
    nodes.append(element("availability", [_licence(source)]))
    return element("publicationStmt", nodes)


def _licence(source: Source) -> etree._Element:
    if not source.licence:
        return element("p", source.rights or "The rights in this text have not been stated yet.")
    if _ADDRESS.fullmatch(source.licence):
        return element("licence", source.rights or source.licence, target=source.licence)
    return element("licence", ". ".join(filter(None, [source.licence, source.rights])))


def _series_stmt(context: Context) -> list[Node]:
    if not context.first("series"):
        return []
    number = context.first("number")
    scope = [element("biblScope", number, unit="document")] if number else []
    return [element("seriesStmt", [element("title", context.first("series"), level="s"), *scope])]


def _source_desc(context: Context) -> etree._Element:
    name = context.transcript.name
    transcript = element("ref", name, target=context.address(context.transcript))
    nodes: list[Node] = []
    if context.first("series"):
        printed = ", ".join(filter(None, [context.first("series"), context.first("number")]))
        nodes.append(element("bibl", [element("title", printed)], type="translation"))
    nodes.append(element("bibl", [transcript], type="transcript"))
    if numbers := list(_numbers(context)):
        nodes.append(element("msDesc", [element("msIdentifier", numbers)]))
    return element("sourceDesc", nodes)


def _numbers(context: Context) -> Iterator[Node]:
    for kind in _NUMBERS:
        for number in dict.fromkeys(context.facts.get(kind, [])):
            yield element("altIdentifier", [element("idno", number, type=kind)], type=kind)


def _encoding_desc(context: Context) -> etree._Element:
    rules: list[Node] = [element(name, [element("p", text)]) for name, text in _EDITORIAL.items()]
    structure = element("citeStructure", unit="block", match="/TEI/text//*[@xml:id]", use="@xml:id")
    taxonomies = [_taxonomy(kind, context) for kind in _TAXONOMIES if context.first(kind)]
    label = element("label", "Diplomatic")
    tool = element("application", [label], ident="diplomatic", version=__version__)
    return element(
        "encodingDesc",
        [
            element("editorialDecl", rules),
            element("refsDecl", [structure], default="true"),
            *([element("classDecl", [*taxonomies])] if taxonomies else []),
            element("appInfo", [tool]),
        ],
    )


def _taxonomy(kind: str, context: Context) -> etree._Element:
    categories: list[Node] = []
    for identifier, term in _terms(kind, context).items():
        category = element("category", [element("catDesc", term)])
        category.set(XML_ID, identifier)
        categories.append(category)
    made = element("taxonomy", [element("desc", _TAXONOMIES[kind]), *categories])
    made.set(XML_ID, kind)
    return made


def _terms(kind: str, context: Context) -> dict[str, str]:
    """The terms of one taxonomy by their ids; an abbreviated term (``R``) is given in full (``Routine``)."""
    found: dict[str, str] = {}
    for printed in context.facts.get(kind, []):
        term = context.dialect.terms.get(printed, printed)
        found.setdefault(f"{kind}.{re.sub(r'[^a-z0-9]+', '-', term.lower()).strip('-') or 'other'}", term)
    return found


def _profile_desc(context: Context) -> etree._Element:
    language = context.dialect.language
    created = _document_date(context)
    nodes: list[Node] = [element("creation", [element("date", created, when=created)])] if created else []
    nodes.append(element("langUsage", [element("language", ident=language)]))
    nodes += _correspondence(context)
    targets = [(kind, identifier) for kind in _TAXONOMIES for identifier in _terms(kind, context)]
    if targets:
        refs: list[Node] = [element("catRef", scheme=f"#{kind}", target=f"#{target}") for kind, target in targets]
        nodes.append(element("textClass", refs))
    if context.uses_hand:
        hand = element("handNote", "A hand that wrote on the document and is not identified.")
        hand.set(XML_ID, "hand1")
        nodes.append(element("handNotes", [hand]))
    return element("profileDesc", nodes)


def _correspondence(context: Context) -> list[Node]:
    sent = _action("sent", _senders(context), context)
    received = _action("received", context.names_of.get("addressee", []), context)
    cited: list[Node] = [
        element("ref", number, type="cable") for number in dict.fromkeys(context.facts.get("references", []))
    ]
    actions: list[Node] = [action for action in (sent, received) if len(action)]
    if actions and cited:
        actions.append(element("correspContext", cited))
    return [element("correspDesc", actions)] if actions else []


def _action(kind: str, people: list[Entry | str], context: Context) -> etree._Element:
    nodes: list[Node] = [_name(who, context) for who in people]
    nodes += [_name(where, context, "placeName") for where in context.names_of.get(f"{kind}_place", [])[:1]]
    if date := next((context.first(name) for name in _DATES[kind] if context.first(name)), ""):
        nodes.append(element("date", when=date))
    return element("correspAction", nodes, type=kind)


def _senders(context: Context) -> list[Entry | str]:
    """Who signed it, then who else is named as its sender."""
    signers = context.names_of.get("signer", [])
    return [*signers, *(sender for sender in context.names_of.get("sender", []) if sender not in signers)]


def _name(who: Entry | str, context: Context, tag: str = "persName") -> etree._Element:
    if isinstance(who, str):
        office = tag == "persName" and context.dialect.names.office.search(who)
        return element("orgName" if office else tag, who)
    return element(who.element, who.name, ref=context.pointer(who))


def _document_date(context: Context) -> str:
    """The day the cable was written: as its closer or dispatch line says, else as its title does."""
    found = next((context.first(kind) for kind in _DATES["sent"] if context.first(kind)), "")
    return found.partition("T")[0]


def _revision_desc(context: Context, source: Source) -> etree._Element:
    text = f"Encoded from {context.transcript.name} by diplomatic encode, dialect {context.dialect.name}."
    change = element("change", text, when=source.today, who="#encoder")
    return element("revisionDesc", [change], status="draft")
