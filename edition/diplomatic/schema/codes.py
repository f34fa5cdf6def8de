"""What can be wrong with a customization, as its parts are found and merged: the family ``O``, first half."""

from diplomatic.diagnostics import Code, Severity

NO_SCHEMA = Code(
    "O001",
    Severity.ERROR,
    """
    The ODD has no `schemaSpec`.

    ## What it means
    The file is XML, but nothing in it says what a schema is made of.

    ## Why it matters
    There is nothing to compile. It may be a part of an ODD that another file refers to.

    ## Example
    A file with `<specGrp xml:id="header">` and no `<schemaSpec>`.

    ## What to do
    Compile the file that has the `schemaSpec`; it names this one in a `specGrpRef`.
    """,
)

DANGLING_GROUP = Code(
    "O002",
    Severity.WARNING,
    """
    A `specGrpRef` points at nothing.

    ## What it means
    No element has the `xml:id` it names, or the file is not there, or has no `specGrp`.

    ## Why it matters
    Everything in the group is missing from the schema, and no other tool says so.

    ## Example
    `<specGrpRef target="#hedaer"/>` where the group is `header`.

    ## What to do
    Correct the target. The hint lists the groups that the file has.
    """,
)

GROUP_CYCLE = Code(
    "O003",
    Severity.ERROR,
    """
    A `specGrpRef` leads back into a group that it stands in.

    ## What it means
    Group *a* takes in *b*, which takes in *a*: there is no end to it.

    ## Why it matters
    The reference is left out, so the schema may lack what was meant.

    ## Example
    `<specGrp xml:id="a"><specGrpRef target="#a"/></specGrp>`

    ## What to do
    Remove one of the references.
    """,
)

UNKNOWN_MODULE = Code(
    "O004",
    Severity.ERROR,
    """
    A `moduleRef` names a module that the source does not have.

    ## What it means
    The key is misspelt, or the module is of another release of the TEI.

    ## Why it matters
    None of its elements, classes and macros is in the schema.

    ## Example
    `<moduleRef key="textstucture"/>`

    ## What to do
    Correct the key; the hint has the nearest names.
    """,
)

UNKNOWN_ELEMENT = Code(
    "O005",
    Severity.WARNING,
    """
    `@include` or `@except` names an element that the module does not have.

    ## What it means
    The name is misspelt, or the element is in another module.

    ## Why it matters
    An element that was to be included is missing; one that was to be left out may be there.

    ## Example
    `<moduleRef key="core" include="p persName"/>`: persName is in namesdates.

    ## What to do
    Correct the name, or move it to the module that has it.
    """,
)

UNKNOWN_REFERENCE = Code(
    "O006",
    Severity.ERROR,
    """
    An `elementRef`, `classRef`, `macroRef` or `dataRef` in the schema names what the source does not have.

    ## What it means
    There is no specification with this ident.

    ## Why it matters
    It is not in the schema.

    ## Example
    `<elementRef key="persname"/>` in a `schemaSpec`.

    ## What to do
    Correct the key; the hint has the nearest names.
    """,
)

UNKNOWN_SPEC = Code(
    "O007",
    Severity.WARNING,
    """
    A specification changes, replaces or deletes what is not in the schema.

    ## What it means
    Nothing of that name was imported, so the specification does nothing.

    ## Why it matters
    Other tools are silent: the editor believes in a rule that does not exist.

    ## Example
    `<elementSpec ident="persname" mode="change">`

    ## What to do
    Correct the ident, include the element in its `moduleRef`, or remove the specification.
    """,
)

NO_EFFECT = Code(
    "O008",
    Severity.WARNING,
    """
    A specification has no effect.

    ## What it means
    It deletes what is not there, adds what is there, or changes nothing.

    ## Why it matters
    It misleads whoever reads the ODD.

    ## Example
    `<elementSpec ident="p" mode="change"/>`

    ## What to do
    Remove it, or say what is to be different.
    """,
)

UNKNOWN_OVERRIDE = Code(
    "O009",
    Severity.WARNING,
    """
    An attribute is changed, replaced or deleted that nobody supplies.

    ## What it means
    Neither the element or class itself nor a class it belongs to has the attribute; or it was deleted
    before (TEI #2914).

    ## Why it matters
    The override is ignored.

    ## Example
    `<attDef ident="tpye" mode="change" usage="req"/>`

    ## What to do
    Correct the ident; for a new attribute write `mode="add"`.
    """,
)

UNKNOWN_ATTRIBUTE = Code(
    "O010",
    Severity.WARNING,
    """
    A `classRef` includes or leaves out an attribute that the class does not have.

    ## What it means
    The name is misspelt, or the attribute comes from a class above it.

    ## Why it matters
    The filter does not do what it says.

    ## Example
    `<classRef key="att.global" except="rend"/>`: rend is of att.global.rendition.

    ## What to do
    Name the class that defines the attribute.
    """,
)

UNKNOWN_ATT_REF = Code(
    "O011",
    Severity.WARNING,
    """
    An `attRef` names an attribute or a class that the schema does not have.

    ## What it means
    The class is not imported, or has no such attribute.

    ## Why it matters
    The element lacks the attribute.

    ## Example
    `<attRef class="att.typed" name="subtyp"/>`

    ## What to do
    Correct the names; the hint has the nearest ones.
    """,
)

CLASS_CYCLE = Code(
    "O012",
    Severity.ERROR,
    """
    A class or macro contains itself.

    ## What it means
    Following its memberships or its content leads back to it.

    ## Why it matters
    The ring is cut at one place, so the schema may not be what was meant.

    ## Example
    Class *a* is a member of *b*, and *b* of *a*.

    ## What to do
    Remove one of the memberships or references.
    """,
)

ADDED_TWICE = Code(
    "O013",
    Severity.WARNING,
    """
    The ODD adds one thing twice.

    ## What it means
    Two specifications of the mode *add* have one ident.

    ## Why it matters
    Only the second one counts.

    ## Example
    Two `<elementSpec ident="cable" mode="add">`

    ## What to do
    Give the second one the mode *change*, or remove one of them.
    """,
)

UNKNOWN_VALUE = Code(
    "O014",
    Severity.WARNING,
    """
    A value is changed or deleted that is not in the list.

    ## What it means
    The `valList` that is changed has no `valItem` with this ident.

    ## Why it matters
    The value stays as it was.

    ## Example
    `<valItem ident="leter" mode="delete"/>`

    ## What to do
    Correct the ident; the hint lists the values.
    """,
)
