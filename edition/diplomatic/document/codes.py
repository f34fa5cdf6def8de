"""What can be wrong with a file before anyone reads it as TEI: the family ``X``."""

from diplomatic.diagnostics import Code, Severity

NOT_WELL_FORMED = Code(
    "X001",
    Severity.ERROR,
    """
    The file is not well-formed XML.

    ## What it means
    A tag is not closed, an ampersand stands alone, an attribute has no quotes: no XML tool can read the file.

    ## Why it matters
    Until it is mended nothing else in the file can be checked, and the cable is missing from the edition.

    ## Example
    `<p>Treaty of Brest & Litovsk</p>`

    ## What to do
    Look at the line and column. The fault is there or shortly before. An ampersand is written `&amp;`.
    """,
)

ENTITIES = Code(
    "X002",
    Severity.ERROR,
    """
    The file declares or uses entities, which are never expanded.

    ## What it means
    The document type declaration at its top declares entities or attributes, or the text refers to an entity.

    ## Why it matters
    An entity can pull in other files or grow to gigabytes, and the text it stands for would be missing from the edition.

    ## Example
    `<!DOCTYPE TEI [<!ENTITY mid "Ministry of Foreign Affairs">]>` and later `&mid;`

    ## What to do
    Write the characters themselves and remove the declaration.
    """,
)

TOO_LARGE = Code(
    "X003",
    Severity.ERROR,
    """
    The file is too large or too deeply nested.

    ## What it means
    It is beyond 64 MiB, has more than two million tags or attributes, or its elements stand more than 150 deep in one another.
    A cable has some kilobytes and about fifteen levels. SECURITY.md lists every limit.

    ## Why it matters
    Such a file is damaged, or made to exhaust the machine that reads it.

    ## Example
    A converter that opened a `hi` for every word and closed none.

    ## What to do
    Look at how the file was made. A collection of cables is one file for each cable.
    """,
)

NOT_TEI = Code(
    "X004",
    Severity.ERROR,
    """
    The root element is not `TEI` in the TEI namespace.

    ## What it means
    The file is XML, but not a TEI document.

    ## Why it matters
    No rule and no stylesheet of the edition knows what to do with it.

    ## Example
    `<TEI>` without `xmlns="http://www.tei-c.org/ns/1.0"`

    ## What to do
    Add the namespace to the root element, or move the file out of the folder of cables.
    """,
)

XINCLUDE = Code(
    "X005",
    Severity.ERROR,
    """
    The file includes another one by XInclude, which is never done.

    ## What it means
    An element `xi:include` stands where the text of another file is to be.

    ## Why it matters
    A file could bring any other one of this machine into the edition. And the text that it stands for would be missing.

    ## Example
    `<xi:include href="../header.xml"/>`

    ## What to do
    Put what is included in its place, for example with `xmllint --xinclude --output whole.xml cable.xml`.
    """,
)

EXTERNAL_DTD = Code(
    "X006",
    Severity.ERROR,
    """
    The file names a document type definition (DTD) of its own, which is never read.

    ## What it means
    The document type declaration has a `SYSTEM` or a `PUBLIC` address.

    ## Why it matters
    The address can be any file, or any place of the network. And the entities and attributes that the definition gives to the
    text would be missing.

    ## Example
    `<!DOCTYPE TEI SYSTEM "http://www.example.org/tei.dtd">`

    ## What to do
    Remove the declaration. The schema says what a text may have; editors find it by an `xml-model` instruction.
    """,
)
