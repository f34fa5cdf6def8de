"""How a document can break its schema: the family ``S``."""

from diplomatic.diagnostics import Code, Severity

ELEMENT_NOT_ALLOWED = Code(
    "S001",
    Severity.ERROR,
    """
    An element stands where the schema does not allow it.

    ## What it means
    The element is unknown, or known but not in this place or in this order.

    ## Why it matters
    Stylesheets and other TEI tools look for things where TEI puts them; here they find nothing, or the wrong thing.

    ## Example
    `<closer>` before the last `<p>` of the message.

    ## What to do
    The hint names what can stand here. Move the element, or use one of those. docs/encoding.md shows where each part of a cable goes.
    """,
)

ELEMENT_MISSING = Code(
    "S002",
    Severity.ERROR,
    """
    An element is not complete.

    ## What it means
    The schema demands an element that is not there.

    ## Why it matters
    The missing part is one that citations, lists or other tools rely on.

    ## Example
    A `publicationStmt` without a `publisher`.

    ## What to do
    Add the element that the message names.
    """,
)

ATTRIBUTE_NOT_ALLOWED = Code(
    "S003",
    Severity.ERROR,
    """
    An attribute is not allowed on its element.

    ## What it means
    The schema does not know the attribute here; often it is misspelt, or belongs to another element.

    ## Why it matters
    No tool reads it, so what it says is lost.

    ## Example
    `<persName reff="…">`

    ## What to do
    Correct or remove it.
    """,
)

ATTRIBUTE_MISSING = Code(
    "S004",
    Severity.ERROR,
    """
    An element lacks an attribute that it must have.

    ## What it means
    The schema demands the attribute on this element.

    ## Why it matters
    Without it nobody can tell what kind of thing the element is: a `note` without `@type` could be anyone's.

    ## Example
    `<note>Distribution for this cable …</note>`

    ## What to do
    Add it; docs/encoding.md lists the values.
    """,
)

VALUE_NOT_ALLOWED = Code(
    "S005",
    Severity.ERROR,
    """
    The value of an attribute is not allowed.

    ## What it means
    The attribute has a closed list of values, or a form such as a date, and this is not one of them.

    ## Why it matters
    A value outside the list is one that no stylesheet and no search knows.

    ## Example
    `<ab type="transmision">`, `<date when="30.10.1962">`

    ## What to do
    Use a value from the list in the hint; write dates as `1962-10-30`.
    """,
)

TEXT_NOT_ALLOWED = Code(
    "S006",
    Severity.ERROR,
    """
    Text stands directly in an element that holds only elements.

    ## What it means
    Between the tags there are words where only further elements may stand.

    ## Why it matters
    The words belong to no block: they cannot be cited.

    ## Example
    `<body>I met with Fidel Castro</body>`

    ## What to do
    Put the text into one of the elements, mostly a `p`.
    """,
)

INVALID = Code(
    "S009",
    Severity.ERROR,
    """
    The document is invalid in another way.

    ## What it means
    The schema rejects the document for a reason that has no code of its own; the message is the validator's.

    ## Why it matters
    An invalid document may be read differently by every tool.

    ## Example
    A pattern that a value does not match.

    ## What to do
    Follow the message.
    """,
)
