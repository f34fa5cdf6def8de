"""An edition whose every text is hostile: what opens, closes or begins something in one of the formats that we write."""

import re
import shutil
from pathlib import Path
from xml.sax.saxutils import quoteattr

from lxml import etree

ROOT = Path(__file__).resolve().parents[2]
TEI = "{http://www.tei-c.org/ns/1.0}"

HTML = "</title></script></style></textarea></noscript></svg></template><script>alert(1)</script>"
ATTRIBUTES = """"'><img src=x onerror=alert(1) onload='alert(1)'><svg/onload=alert(1)>"""
MARKUP = "<!-- --> ]]> <![CDATA[ <?x ?> <b> </b> &lt;i&gt; &#60;b&#62; &amp;"
LATEX = r"{\input{x}} \end{document} }@misc{x, % # $ ^ ~ _"
RIS = "TY  - BOOK ER  -"
PATTERNS = "{title} {number} |count=7| %s %(x)s `x` [x](javascript:alert(1)) ![x](x)"
YAML = "': \"- !!python/object:x #"
STEERING = "\x9b31m\x9d52;c;eA==\x9c\x7f\u202e\u2066\u202a\u2069\u200f\x85\u2028\u2029"
"""Controls of a terminal as one character each (ECMA-48, C1), the reversal of text, ends of lines that are not LF."""
NASTY = " ".join([HTML, ATTRIBUTES, MARKUP, LATEX, RIS, PATTERNS, YAML, f"{STEERING}end."])
"""One line, for texts are folded; and what XML may hold, for no file could have more."""

TARGETS = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "\x9djavascript:alert(1)",
    "java&#9;script:alert(1)",
    "&#13;javascript:alert(1)",
    "javascript&colon;alert(1)",
    "javascript%3Aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "view-source:x",
    "//evil.example/x",
    "\\\\evil.example\\x",
    "/\\evil.example/x",
    "\\/evil.example/x",
)
"""What a document may name and no page may lead to."""

_AS_IT_IS = {f"{TEI}geo"}
_ANY = r'\1<xs:restriction base="xs:string"/>\2'
_PLACES = ("persons", "places", "organizations")


def begin(folder: Path) -> None:
    """Begin an edition in a new folder: two cables, the registers, pages and settings, ``NASTY`` in each text that they hold."""
    for kind in ("cables", "registers", "transcripts", "pages"):
        (folder / "tei" / kind).mkdir(parents=True)
    cable = (ROOT / "tests/schema/everything.xml").read_text("utf-8")
    cable = cable.replace("register-", "../registers/").replace("../../tei/cables/cmc-032.xml", "everything.xml")
    cable = cable.replace("../../tei/", "../")
    _write(folder / "tei/cables/everything.xml", cable)
    _write(folder / "tei/cables/reply.xml", _reply(cable))
    for name in _PLACES:
        text = (ROOT / f"tests/schema/register-{name}.xml").read_text("utf-8")
        text = text.replace(f'xml:id="register-{name}"', f'xml:id="{name}"')
        _write(folder / f"tei/registers/{name}.xml", text.replace("everything.xml", "../cables/everything.xml"))
    shutil.copy(ROOT / "tei/transcripts/cuban-missile-crisis-document-32.txt", folder / "tei/transcripts")
    _pages(folder / "tei/pages")
    _schema(folder / "schema")
    _settings(folder / "edition.toml")


def _schema(folder: Path) -> None:
    """The schema of the edition, which takes any address: ours would refuse what is to be seen here."""
    folder.mkdir()
    shutil.copy(ROOT / "schema/xml.xsd", folder)
    text = (ROOT / "schema/cable.xsd").read_text("utf-8")
    changed = re.sub(
        r'(<xs:simpleType name="teidata.pointer">.*?</xs:annotation>).*?(</xs:simpleType>\s*<xs:simpleType name)',
        _ANY,
        text,
        flags=re.S,
    )
    assert changed != text
    (folder / "own.xsd").write_text(changed, "utf-8")


def _reply(cable: str) -> str:
    """The answer to the first cable, with targets that are not to be links."""
    for old, new in (
        ('xml:id="everything"', 'xml:id="reply"'),
        ('<ref type="replyTo">', '<ref type="replyTo" target="everything.xml">'),
        ("diplomatic/everything</idno>", "diplomatic/reply</idno>"),
        ("10.1000/182", "10.1000/183"),
        ('type="special"><idno>1688-1691', 'type="special"><idno>1692'),
        ('<idno type="special">1688-1691', '<idno type="special">1692'),
    ):
        assert old in cable, old
        cable = cable.replace(old, new)
    cable = re.sub(r"1962-10-(29|30)", r"1962-11-\1", cable)
    refs = "".join(f"<ref target={_attribute(target)}>{number}</ref> " for number, target in enumerate(TARGETS))
    return cable.replace("Printed in four copies.", f"{refs}.")


def _attribute(target: str) -> str:
    """An attribute with its character references as they are; ``&colon;`` XML does not know."""
    return re.sub(r"&amp;(#\d+;)", r"&\1", quoteattr(target))


def _write(path: Path, text: str) -> None:
    root = etree.fromstring(text.encode())
    for element in root.iter(etree.Element):
        if "n" in element.attrib:
            element.set("n", NASTY)
        if (element.text or "").strip() and element.tag not in _AS_IT_IS and element.get("type") != "DOI":
            element.text = f"{element.text} {NASTY}"
        if (element.tail or "").strip():
            element.tail = f"{element.tail} {NASTY}"
    path.write_bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


def _pages(folder: Path) -> None:
    links = "\n".join(f"- [{number}](<{target}>) ![{number}](<{target}>)" for number, target in enumerate(TARGETS))
    cell = NASTY.replace("|", "\\|")
    text = f"# A page {NASTY}\n\n{NASTY}\n\n| a |\n|---|\n| {cell} |\n\n{links}\n\n<javascript:alert(1)>\n"
    for name in ("introduction.md", "about.md", "own.md"):
        (folder / name).write_text(text, "utf-8")
    refs = "".join(f"<ref target={_attribute(target)}>{number}</ref> " for number, target in enumerate(TARGETS))
    _write(
        folder / "tei-page.xml",
        f'<TEI xmlns="{TEI[1:-1]}"><teiHeader><fileDesc><titleStmt><title>Page</title></titleStmt></fileDesc></teiHeader>'
        f'<text><body><head>Page</head><p n="1">Text</p><p>{refs}</p></body></text></TEI>',
    )


def _settings(path: Path) -> None:
    texts = ("title", "subtitle", "notice", "publisher", "editor", "translator", "rights")
    said = dict.fromkeys(texts, NASTY) | {"url": "https://example.org/e/", "licence": "https://example.org/l"}
    lines = ["[edition]", *(f"{key} = {toml(value)}" for key, value in said.items())]
    lines += [
        "[books]",
        'pdf = "edition"',
        "[exchange]",
        f"email = {toml(NASTY)}",
        'oai_gateway = "https://gateway.example/oai"',
    ]
    lines += ["[validate.severity]", *(f'{code} = "warning"' for code in ("L001", "L002"))]
    lines += ["[paths]", 'schema = "schema/own.xsd"']
    path.write_text("\n".join([*lines, ""]), "utf-8")


def toml(text: str) -> str:
    """A text as TOML has it in quotation marks."""
    escaped = re.sub(r'[\\"]', lambda found: "\\" + found[0], text)
    return '"' + re.sub(r"[\x00-\x1f\x7f]", lambda found: f"\\u{ord(found[0]):04x}", escaped) + '"'
