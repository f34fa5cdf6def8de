"""What can be mended: the family ``F``. Only ``validate --fix``, ``--diff`` and the language server report it."""

from diplomatic.diagnostics import Code, Severity

ID = Code(
    "F001",
    Severity.INFO,
    """
    A citable block without an id gets one.

    ## What it means
    A paragraph, header line, note, list or closer of the text has no `xml:id`. It gets the next of its kind (`p27` after `p26`);
    between two that have one it gets a letter (`p3a` between `p3` and `p4`). No id is ever changed.

    ## Why it matters
    An id is the address by which a block is cited. One that is renumbered makes every citation after it wrong.

    ## Example
    `<p>` between `<p xml:id="p3">` and `<p xml:id="p4">` becomes `<p xml:id="p3a">`

    ## What to do
    `diplomatic validate --fix`. A document whose ids are made in another way is left alone: give the id by hand.
    """,
)

WHEN = Code(
    "F002",
    Severity.INFO,
    """
    A printed date gets its `@when`.

    ## What it means
    A `date` without any attribute of time has a text that can be read in one way only: a Roman month (`30/X/1962`), a month in
    words, ISO 8601. A year of two figures is read only if the original header names its dialect (`div/@subtype`), which says
    the century. Months in figures are left alone: `3.4.1962` is two dates.

    ## Why it matters
    Lists, the calendar and the rules on dates read `@when`.

    ## Example
    `<date>30/X/1962</date>` becomes `<date when="1962-10-30">30/X/1962</date>`

    ## What to do
    `diplomatic validate --fix`
    """,
)

SPACES = Code(
    "F003",
    Severity.INFO,
    """
    A run of spaces inside a line of text becomes one space.

    ## What it means
    Between two words of a block stand several spaces or tabs. Line breaks, indentation, no-break spaces, `xml:space="preserve"`,
    captions (`ab[@type='caption']`) and the spaces beside a tag are left alone.

    ## Why it matters
    XML tools and browsers show one space; the run only makes two texts differ that are the same.

    ## Example
    `Special   No. 1688` becomes `Special No. 1688`

    ## What to do
    `diplomatic validate --fix`. Where the width matters, write `xml:space="preserve"`.
    """,
)

REF = Code(
    "F004",
    Severity.INFO,
    """
    A name gets the address of its register entry.

    ## What it means
    A `persName`, `placeName` or `orgName` without `@ref` has exactly the text of a form in the registers, and one entry of its
    kind has that form. A surname after another word in capitals is left alone: “Raúl Castro” is not Fidel.

    ## Why it matters
    Without the address the cable is missing from the entry's page.

    ## Example
    `<persName>Gromyko</persName>` becomes `<persName ref="../registers/persons.xml#gromyko">Gromyko</persName>`

    ## What to do
    `diplomatic validate --fix`. To keep a name without its address, write `<?diplomatic ignore F004 reason="…"?>` before it.
    """,
)

NOT_MENDED = Code(
    "F005",
    Severity.WARNING,
    """
    A file cannot be mended safely, and is as it was.

    ## What it means
    There is something to mend, but the text of the file could not be matched with what the parser made of it, its encoding could not
    be told, or the result would have differed in more than the fix. Nothing was written.

    ## Why it matters
    A fix that changes a word of a cable is worse than no fix.

    ## Example
    A file with a document type declaration that adds attributes of its own.

    ## What to do
    Mend it by hand, or save the file in UTF-8 without a document type declaration and try again.
    """,
)
