"""How much somebody else's file may ask of us: every limit of the program, with its unit and the reason for the number.

Each is far above what a real edition has, and far below what hurts. Where libxml2 has limits of its own (a name of 50,000
bytes, a text or an attribute of ten million, entities that grow fivefold), they stay in force: nothing is parsed with its
``huge`` option. What is longer than a list or a picture can show is no limit of this kind; it stands where it is shown.
"""

MEGABYTE = 1024 * 1024


class Limit(int):
    """The most that is taken of something. ``unit`` is what is counted, ``reason`` why no more of it."""

    unit: str
    reason: str

    def __new__(cls, most: int, unit: str, reason: str) -> "Limit":
        limit = super().__new__(cls, most)
        limit.unit, limit.reason = unit, reason
        return limit

    @property
    def mebibytes(self) -> int:
        return self // MEGABYTE


MAX_BYTES = Limit(
    64 * MEGABYTE,
    "bytes of one file that is read, or downloaded",
    "a cable has some thousand, the specifications of the whole TEI eight million",
)
MAX_MARKUP = Limit(
    2_000_000,
    "characters `<` in one XML file: its tags, comments and instructions",
    "each element takes some hundred bytes of memory, however short its tag is; the whole TEI has 100,000",
)
MAX_ATTRIBUTES = Limit(
    2_000_000,
    "characters `=` in one XML file: its attributes and namespaces",
    "each attribute takes some hundred bytes of memory; the whole TEI has 60,000",
)
MAX_ATTRIBUTES_OF_ONE = Limit(
    256, "attributes of one element", "the most that the TEI has are about sixty; messages list them"
)
MAX_NAMESPACES = Limit(
    256, "namespaces that one element stands in", "an ODD has about ten; each look at a name goes through them"
)
MAX_DEPTH = Limit(150, "elements inside one another", "a cable has about fifteen; what walks a tree calls itself")
MAX_EXPRESSION = Limit(
    2000, "characters of an XPath in a `citeStructure`", "the longest that we have seen has about a hundred"
)
MAX_LINE = Limit(MEGABYTE, "characters in one line of a transcript", "a paragraph has some thousand")
MAX_PATTERN_LINE = Limit(
    4000,
    "characters in a line that the patterns of a dialect are tried on",
    "a longer line is prose; patterns are slow",
)
MAX_PAGE_DEPTH = Limit(100, "lists, quotations or emphasis inside one another in a Markdown page", "as for elements")

MAX_NESTING = Limit(
    32, "groups of specifications, included grammars or chained ODDs inside one another", "a ring has no end"
)
MAX_FOLLOWED = Limit(
    10_000, "references to groups that one ODD follows", "groups that name one another twice would double without end"
)
MAX_VALUES = Limit(20_000, "values in one `valList`", "the longest of the TEI has about thirty")
MAX_COPIES = Limit(
    200, "times that a `maxOccurs` of an ODD counts; more is unbounded", "RELAX NG has to write every copy out"
)
MAX_CHAIN = Limit(50, "classes, macros or datatypes that refer to one another in a row", "the TEI has about six")
MAX_PARTICLES = Limit(
    10_000,
    "particles of one content model of an ODD, its repetitions written out",
    "above it, repetitions are unbounded",
)

MAX_SCHEMA_FILES = Limit(500, "files that one schema includes", "the modules of the TEI are about thirty")
MAX_EXPLAINED = Limit(
    50_000,
    "elements of an invalid document whose faults are explained at length; of a larger one, libxml2's own words are given",
    "to explain takes some tenths of a millisecond for each element, to say it a thousandth",
)
MAX_UNFOLDED = Limit(
    1_000_000,
    "parts of one schema, each group and each `define` written out wherever one refers to it",
    "libxml2 writes them out; the schema of the whole TEI has 300,000",
)
MAX_CONTENT = Limit(
    20_000,
    "parts of one element of a schema, so written out",
    "the largest of the whole TEI has 1,500; some take exponential time",
)
MAX_REFERENCES = Limit(100, "groups of one schema that refer to one another in a row", "the whole TEI has seven")
MAX_INCLUSIONS = Limit(1000, "inclusions in one Schematron schema", "files that include one another twice would double")
MAX_INCLUDED_IN = Limit(50, "Schematron files that include one another in a row", "a ring has no end")
MAX_PATHS = Limit(256, "ways that the context of one rule can be read", "above it, the slower evaluation is taken")

MAX_TEMPLATES = Limit(
    3000, "templates of a stylesheet that call one another in a row", "one without end would use up the stack"
)

MAX_MACRO_CALLS = Limit(
    1_000_000, "calls of macros for one citation in a CSL style", "macros that call one another twice would double"
)
MAX_PAGE = Limit(32 * MEGABYTE, "bytes of one page that `check-citable` reads", "a page has some hundred thousand")
MAX_STYLE_SHEET = Limit(4 * MEGABYTE, "bytes of one style sheet or script that `check-citable` reads", "as for pages")
MAX_EXPORT = Limit(MEGABYTE, "bytes of one file of citations that `check-citable` reads", "it has one citation")
MAX_BRACES = Limit(100, "braces inside one another in BibTeX that `check-citable` reads", "a name has two or three")
MAX_QUOTATION = Limit(1_000_000, "bytes of a quotation to verify", "a book has fewer")
