"""What can be wrong with a suppression: the family ``U``."""

from diplomatic.diagnostics import Code, Severity

NO_REASON = Code(
    "U001",
    Severity.ERROR,
    """
    A suppression has no reason.

    ## What it means
    An instruction `<?diplomatic ignore …?>` in a text, or an entry `[[validate.ignore]]` in `edition.toml`, does not say why.
    It suppresses nothing until it does.

    ## Why it matters
    In five years nobody will know whether the fault was looked at or only silenced.

    ## Example
    `<?diplomatic ignore N002?>`

    ## What to do
    Write the reason in a sentence: `<?diplomatic ignore N002 reason="the source repeats the name"?>`
    """,
)

UNKNOWN_CODE = Code(
    "U002",
    Severity.ERROR,
    """
    A suppression names a code that `validate` does not have.

    ## What it means
    The code is misspelt, or belongs to another command. A suppression names whole codes: `N002`, not `N`.

    ## Why it matters
    The finding that was meant is still reported, or will be.

    ## Example
    `<?diplomatic ignore NOO2 reason="the source repeats the name"?>` with the letter O

    ## What to do
    Copy the code from the finding. `diplomatic explain` lists them all.
    """,
)

UNUSED = Code(
    "U003",
    Severity.WARNING,
    """
    A suppression suppresses nothing.

    ## What it means
    There is no such finding in the element that follows the instruction, or in the files that the entry of `edition.toml` names.
    An entry is only judged when every file it names was checked.

    ## Why it matters
    The fault has been mended, or the instruction has lost its element. Left standing, it would hide the next fault of the kind.

    ## Example
    `<?diplomatic ignore D002 reason="the clerk wrote XI for X"?>` before a paragraph whose dates all agree

    ## What to do
    Remove it, or move it directly before the element that it is about.
    """,
)

NOT_SUPPRESSIBLE = Code(
    "U004",
    Severity.ERROR,
    """
    A suppression names a finding that cannot be suppressed.

    ## What it means
    Findings of the families `X` (the file cannot be read), `S` (it breaks the schema), `U` (a suppression is wrong) and `A` (a
    published address breaks) are always reported.

    ## Why it matters
    They are facts, not judgements. What stylesheets and other TEI tools do with a file that is not valid is not known, and a
    fault in it can hide all others. An address that others have cited breaks for them, whatever the reason.

    ## Example
    `<?diplomatic ignore S001 reason="our own element"?>`

    ## What to do
    Mend the fault. If your edition needs what the schema forbids, write a schema of your own and name it in `edition.toml`
    (`paths.schema`). For a published address: bring its text back, raise the version, or write a redirect or a tombstone
    ([lock.md](lock.md)).
    """,
)

NOT_UNDERSTOOD = Code(
    "U005",
    Severity.ERROR,
    """
    An instruction to Diplomatic is not understood.

    ## What it means
    `<?diplomatic …?>` can say one thing: `ignore`, one or more codes, and a reason.

    ## Why it matters
    It does nothing, and whoever wrote it believes that it does.

    ## Example
    `<?diplomatic ingore N002 reason="the source repeats the name"?>`

    ## What to do
    Write `<?diplomatic ignore N002 reason="the source repeats the name"?>`, with the code and the reason that you mean.
    """,
)
