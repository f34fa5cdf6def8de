"""What a transform reports: the family ``V``."""

from diplomatic.diagnostics import Code, Severity

UNKNOWN_ELEMENT = Code(
    "V001",
    Severity.WARNING,
    """
    A transform does not know an element; its text was kept.

    ## What it means
    No template has a form for the element. Its text stands in the page, without a look of its own.

    ## Why it matters
    Nothing is lost, but what the element says (that a line is verse, that a word is struck out) does not reach the reader.

    ## Example
    `<p>as the poet says: <l>…</l></p>`

    ## What to do
    Use an element of docs/encoding.md, or add a template for it to your own stylesheet in `transforms/html/`.
    """,
)

STYLESHEET_MESSAGE = Code(
    "V002",
    Severity.WARNING,
    """
    A stylesheet of the edition says something.

    ## What it means
    The message comes from an `xsl:message` of the stylesheet.

    ## Why it matters
    Whoever wrote the stylesheet wanted you to know it.

    ## Example
    `no short title for this cable`

    ## What to do
    Follow the message.
    """,
)

OUT_OF_REACH = Code(
    "V003",
    Severity.ERROR,
    """
    A stylesheet asks for what it may not read, or would write.

    ## What it means
    An `xsl:import`, `xsl:include` or `document()` names something that is not an XML file below the folder of the edition, of its
    transforms, or of the shipped ones. Links are followed before the folder is looked at. Nothing is read from the network, and
    a stylesheet writes no file.

    ## Why it matters
    A stylesheet is code that somebody else may have written. What it reads comes out in the pages that are published.

    ## Example
    `<xsl:copy-of select="document('../../letters/private.xml')"/>`

    ## What to do
    Copy the file into the edition, and name it there. Pages are written by `diplomatic build` alone.
    """,
)
