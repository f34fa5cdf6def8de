"""What the rules of a Schematron schema find, and why a rule could not be asked: the family ``R``."""

from diplomatic.diagnostics import Code, Severity

ASSERT = Code(
    "R001",
    Severity.ERROR,
    """
    An assertion of the Schematron schema does not hold.

    ## What it means
    An `assert` of the schema given with `--rules` is false at this place. The message is the schema's own.

    ## Why it matters
    The schema states what every document of its project must fulfil. Its `@role` says how much it matters: `warning`
    (also `nonfatal`) and `info` (also `information`, `hint`) lower the severity; without a role, or with another one, it is an error.

    ## Example
    `<assert test="@target or *">A relatedItem needs a target or a child.</assert>`

    ## What to do
    Follow the message; the hint has what the schema says further in its diagnostics.
    """,
)

REPORT = Code(
    "R002",
    Severity.ERROR,
    """
    A report of the Schematron schema applies.

    ## What it means
    A `report` of the schema given with `--rules` is true at this place. The message is the schema's own.

    ## Why it matters
    A report describes what should not be, or what deserves a look. Its `@role` says how much it matters: `warning`
    (also `nonfatal`) and `info` (also `information`, `hint`) lower the severity; without a role, or with another one, it is an error.

    ## Example
    `<report test="@from and @target">Only one of the attributes can be supplied.</report>`

    ## What to do
    Follow the message; the hint has what the schema says further in its diagnostics.
    """,
)

CANNOT_RUN = Code(
    "R003",
    Severity.ERROR,
    """
    A rule of the Schematron schema could not be run.

    ## What it means
    An expression does not compile or fails on this document, a file to include is not there or may not be read, or the rule
    needs what only an XSLT processor has: `xsl:function`, `xsl:accumulator`, a key with a body.

    ## Why it matters
    Nobody has checked what this rule checks. A document is not valid because nobody looked.

    ## Example
    `<assert test="my:function(.)">` where `my:function` is an `xsl:function`

    ## What to do
    Correct the rule, or write it in plain XPath. Files are read only below the folders of the schema, the document and the
    edition, and never from the network. A schema that needs XSLT needs a processor such as SchXslt with Saxon.
    """,
)

IGNORED = Code(
    "R004",
    Severity.INFO,
    """
    Something in the Schematron schema is read and left aside.

    ## What it means
    The schema has quick fixes (`sqf:fix`), the namespace of Schematron 1.5, or markup in a message that is not followed. No
    check is left out because of it.

    ## Why it matters
    What is left aside may be what somebody relies on.

    ## Example
    `<sqf:fix id="delete">`

    ## What to do
    Nothing, as a rule. Replace the old namespace by `http://purl.oclc.org/dsdl/schematron`.
    """,
)
