"""What the encoding of a transcript reports: the family ``E``."""

from diplomatic.diagnostics import Code, Severity

NOT_UNDERSTOOD = Code(
    "E001",
    Severity.ERROR,
    """
    A line of the transcript was not understood.

    ## What it means
    No pattern of the dialect knows the line. It stands in the TEI as a plain paragraph, at its place.

    ## Why it matters
    It may be a header line with a fact in it, which the `teiHeader` then lacks.

    ## Example
    `To be returned within 24 hours` between two lines of the header.

    ## What to do
    Encode it by hand, or add a pattern to a dialect of your own in `tei/dialects/` and encode again with `--force`.
    """,
)

UNKNOWN_NAME = Code(
    "E002",
    Severity.WARNING,
    """
    A name is in no register.

    ## What it means
    The text names somebody or some place that no register entry has among its forms. Nothing was invented: the name has no `@ref`.

    ## Why it matters
    A reader cannot go from the name to the person, and the registers do not show the cable.

    ## Example
    `Sobolev` in the distribution list, while `persons.xml` has no such form.

    ## What to do
    Add an entry, or the spelling to an entry, and encode again or write the `@ref` by hand.
    """,
)

AMBIGUOUS_NAME = Code(
    "E003",
    Severity.WARNING,
    """
    A name could be more than one register entry.

    ## What it means
    Two entries have the same form among their names. The name has no `@ref`.

    ## Why it matters
    A wrong link is worse than none: it would put words into the wrong person's mouth.

    ## Example
    `Castro`, with both Fidel and Raúl Castro in `persons.xml`.

    ## What to do
    Write the `@ref` by hand.
    """,
)

UNBALANCED_BRACKET = Code(
    "E004",
    Severity.ERROR,
    """
    A square bracket has no partner.

    ## What it means
    A remark is opened and not closed in the same paragraph, or the other way round. The bracket stays in the text.

    ## Why it matters
    The translator's remark is not marked as one.

    ## Example
    `the special [nuclear weapons`

    ## What to do
    Look at the source and mark the remark up by hand.
    """,
)

NO_CLOSER = Code(
    "E005",
    Severity.WARNING,
    """
    No closer was recognised.

    ## What it means
    The end of the message has no date and signature that the dialect knows, and the header does not name the sender.

    ## Why it matters
    The `teiHeader` says neither who sent the cable nor, for many dialects, when.

    ## Example
    A transcript whose last line is cut off.

    ## What to do
    Complete `correspAction[@type='sent']` by hand, and mark up the `closer` if there is one.
    """,
)

ODD_DATE = Code(
    "E006",
    Severity.ERROR,
    """
    A date or time could not be read.

    ## What it means
    What stands where the dialect has a date or time is none that it can read. The element has no `@when`.

    ## Why it matters
    The cable has no place in a chronological list.

    ## Example
    `31/II/62`

    ## What to do
    Look at the source; write `@when` by hand, or `@notBefore` and `@notAfter`.
    """,
)

NOT_REVERSIBLE = Code(
    "E007",
    Severity.ERROR,
    """
    A line was kept as plain text, because its markup would not read back.

    ## What it means
    Marked up, the line would have lost or changed a character; so it was not marked up.

    ## Why it matters
    Nothing is lost, but the line's names and remarks are not marked.

    ## Example
    A distribution list with two commas in a row.

    ## What to do
    Mark the line up by hand.
    """,
)

REMARK = Code(
    "E008",
    Severity.INFO,
    """
    A bracketed remark was taken as the translator's.

    ## What it means
    Short remarks without punctuation become `supplied`, others a translator's `note`.

    ## Why it matters
    Only a reader can tell whether a remark completes the sentence or explains it.

    ## Example
    `[nuclear]`

    ## What to do
    Read the remark in its sentence; change the element if it is of the other kind.
    """,
)

NO_MESSAGE = Code(
    "E009",
    Severity.ERROR,
    """
    No message was recognised.

    ## What it means
    Every line of the transcript was taken for a title, a line of the header, a part of the closer or a note.
    The message is an empty paragraph.

    ## Why it matters
    A cable without a message is an envelope; most likely the transcript is cut off, or a pattern of the dialect takes in too much.

    ## Example
    A transcript that ends after `Top Priority`.

    ## What to do
    Look at the source. Complete the transcript, or correct the dialect, and encode again with `--force`.
    """,
)

OTHER_DATE = Code(
    "E010",
    Severity.WARNING,
    """
    The heading and the cable give different dates.

    ## What it means
    The title that the publication gives the cable names one day, and its closer or dispatch line another one. The
    title in the `teiHeader` has the date of the heading; `creation` and `correspAction[@type='sent']` have that of the cable.

    ## Why it matters
    One of the two is a misprint, or the heading gives the day of receipt. A reader cannot tell which.

    ## Example
    `29 October 1962 / Enciphered cable from Havana` above a cable that ends with `28/X-62`.

    ## What to do
    Look at the source. Correct the `teiHeader`, or say in a `note[@type='editorial']` why the two differ.
    """,
)
