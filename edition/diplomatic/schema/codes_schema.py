"""What can be wrong with a schema, once it is put together or written: the family ``O``, second half."""

from diplomatic.diagnostics import Code, Severity

BAD_VALUE = Code(
    "O015",
    Severity.WARNING,
    """
    An attribute or element of the ODD has a value without meaning.

    ## What it means
    A number is not a number, a mode is none of the four, or an element has no place in a content model.

    ## Why it matters
    It is read as if it were not there.

    ## Example
    `minOccurs="one"`

    ## What to do
    Write what the hint says.
    """,
)

TOO_MUCH = Code(
    "O016",
    Severity.WARNING,
    """
    The ODD asks for more than a schema can hold.

    ## What it means
    A list of values, a number of repetitions or a chain of references is beyond what any real schema has.

    ## Why it matters
    It is cut, or counted as *unbounded*, so that compiling ends.

    ## Example
    `maxOccurs="100000"`

    ## What to do
    Use `unbounded`; keep long lists in an authority file.
    """,
)

BAD_GRAMMAR = Code(
    "O017",
    Severity.ERROR,
    """
    A RELAX NG grammar that a `moduleRef` names cannot be used.

    ## What it means
    It is not there, not on this machine, not RELAX NG in XML, or includes itself.

    ## Why it matters
    Its elements are missing from the schema.

    ## Example
    `<moduleRef url="https://example.org/svg.rng"/>`

    ## What to do
    Download it beside the ODD and name the file.
    """,
)

UNKNOWN_START = Code(
    "O018",
    Severity.ERROR,
    """
    `@start` names an element that the schema does not have.

    ## What it means
    The element is misspelt, or was not included.

    ## Why it matters
    Documents with that root are invalid.

    ## Example
    `<schemaSpec start="TEI cabel">`

    ## What to do
    Correct the name, or include the element.
    """,
)

SAME_NAME = Code(
    "O019",
    Severity.WARNING,
    """
    An element has two attributes with one name.

    ## What it means
    Two attributes have the same ident or `altIdent`.

    ## Why it matters
    Only the first one counts.

    ## Example
    `type` renamed to `subtype` on an element that has @subtype.

    ## What to do
    Rename or delete one of them.
    """,
)

AMBIGUOUS = Code(
    "O020",
    Severity.WARNING,
    """
    A content model is ambiguous for XSD.

    ## What it means
    At some place an element fits two parts of the content model, and XSD has to know which without
    looking ahead (*unique particle attribution*). RELAX NG does not mind.

    ## Why it matters
    The XSD allows the parts in any order; the RELAX NG is exact.

    ## Example
    `(p*, head?, p*)`

    ## What to do
    Write the content model so that each element has one place at a time: `(p*, (head, p*)?)`.
    """,
)

XSD_WIDER = Code(
    "O021",
    Severity.INFO,
    """
    XSD cannot express a part of the schema.

    ## What it means
    XSD has no word for it: text in some places only, a choice between attributes, parts in any order.

    ## Why it matters
    The XSD accepts more than the RELAX NG.

    ## Example
    `attList` with `org="choice"`

    ## What to do
    Validate with the RELAX NG and the Schematron; or write the XSD with `--xsd 1.1`, which asserts what it can.
    """,
)

UNKNOWN_IN_CONTENT = Code(
    "O022",
    Severity.WARNING,
    """
    A content model or datatype refers to what does not exist.

    ## What it means
    No element, class, macro or datatype has this name, in the schema or its source.

    ## Why it matters
    The reference is dropped from a choice and is nothing in a sequence. A datatype that is not there means any text.

    ## Example
    `<elementRef key="persname"/>` in a `content`.

    ## What to do
    Correct the key; the hint has the nearest names.
    """,
)

IMPOSSIBLE = Code(
    "O023",
    Severity.WARNING,
    """
    Nothing fits the content model of an element.

    ## What it means
    It requires a member of a class that has no members any more.

    ## Why it matters
    The element can never be valid.

    ## Example
    `model.pLike` is required, and every paragraph was deleted.

    ## What to do
    Include an element of the class, change the content model, or delete the element.
    """,
)

UNKNOWN_CLASS = Code(
    "O024",
    Severity.WARNING,
    """
    `memberOf` names a class that does not exist.

    ## What it means
    Neither the schema nor its source has a class of this name.

    ## Why it matters
    The membership is dropped: the element is allowed in fewer places, or has fewer attributes.

    ## Example
    `<memberOf key="model.plike"/>`

    ## What to do
    Correct the key; the hint has the nearest names.
    """,
)

NO_CONTEXT = Code(
    "O025",
    Severity.INFO,
    """
    An assertion has no context.

    ## What it means
    An `sch:assert` or `sch:report` stands outside a `sch:rule`. It is given the context of the
    element, attribute or class it is written in.

    ## Why it matters
    TEI #2510 asks for the context: tools disagree about the default one.

    ## Example
    `<constraint><sch:assert test="tei:p">…</sch:assert></constraint>`

    ## What to do
    Put it into `<sch:rule context="tei:div">`.
    """,
)

NO_START = Code(
    "O026",
    Severity.WARNING,
    """
    No document can be valid: the schema has no root element.

    ## What it means
    `@start` is missing, and there is neither TEI nor teiCorpus.

    ## Why it matters
    Every document is invalid.

    ## Example
    A schema of `p` and `hi` without `@start`.

    ## What to do
    Name the root elements in `schemaSpec/@start`.
    """,
)

SOURCE_REPLACED = Code(
    "O027",
    Severity.WARNING,
    """
    The source that the ODD names is not to be had; the one given with `--source` is used.

    ## What it means
    `@source` names a file that is not there, or an address on the network.

    ## Why it matters
    The schema is a customization of something else than its author meant.

    ## Example
    `<schemaSpec source="../p5subset.xml">` in a folder that has no such file.

    ## What to do
    Put the source where `@source` says, or name the release: `source="tei:4.8.0"`.
    """,
)

BAD_NAME = Code(
    "O028",
    Severity.ERROR,
    """
    An element, attribute, class, macro or datatype has a name that XML does not allow.

    ## What it means
    The `@ident`, or the `altIdent`, is no XML name: it has a space in it, begins with a digit, or the like.

    ## Why it matters
    No validator can load the schema that is written from it.

    ## Example
    `<attDef ident="1st">`

    ## What to do
    Begin the name with a letter, and use letters, digits, `.`, `-` and `_`.
    """,
)
