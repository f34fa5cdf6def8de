"""What can be wrong with an edition's own pages: the family ``P``."""

from diplomatic.diagnostics import Code, Severity

DEAD_LINK = Code(
    "P001",
    Severity.WARNING,
    """
    A link of a page leads nowhere.

    ## What it means
    The address names no cable, register, page or file of this edition, or a place in it that is not there; or it begins with
    something other than `https:`, `http:` or `mailto:`. Its words are in the page, without a link.

    ## Why it matters
    A reader who follows it would find nothing.

    ## Example
    `[Document 31](../cables/cmc-013.xml)` for `cmc-031.xml`

    ## What to do
    Write the address as it is seen from the folder of the page: `../cables/cmc-032.xml#p3`, `../registers/persons.xml#gromyko`,
    `another-page.md#a-heading`, or, of a page that the site makes itself, `../chronology/index.html`.
    """,
)

NO_ALTERNATIVE = Code(
    "P002",
    Severity.WARNING,
    """
    An image of a page has no words in its place.

    ## What it means
    The square brackets before the address of the image are empty.

    ## Why it matters
    Who cannot see the image does not learn what it shows, and a search does not find it.

    ## Example
    `![](embassy.jpg)`

    ## What to do
    Say what the image shows: `![The Soviet embassy in Havana, 1962](embassy.jpg)`.
    """,
)

NO_IMAGE = Code(
    "P003",
    Severity.WARNING,
    """
    An image of a page cannot be shown.

    ## What it means
    It is not a file in the folder of the pages, or not of a kind that every browser shows (PNG, JPEG, GIF, WebP, AVIF, SVG). The
    page has the words that stand for it; where the image is on another site, as a link to it.

    ## Why it matters
    A page of the edition loads nothing from elsewhere: it works from disk, and tells no stranger who reads it.

    ## Example
    `![The embassy](https://example.org/embassy.jpg)`

    ## What to do
    Put the image into the folder of the pages, if its rights allow that, and write its address as it is seen from the page.
    """,
)

NO_TITLE = Code(
    "P004",
    Severity.WARNING,
    """
    A page has no title.

    ## What it means
    A Markdown page has no heading, or a TEI page has nothing in `titleStmt/title`. The page is called by the name of its file.

    ## Why it matters
    The title is the page's heading, its name in the navigation, and what a browser and a citation call it.

    ## Example
    `editorial-board.md` that begins with a list of names

    ## What to do
    Begin the page with a heading: `# The editorial board`.
    """,
)

UNREADABLE = Code(
    "P005",
    Severity.ERROR,
    """
    A page cannot be read as text.

    ## What it means
    A Markdown page is not in UTF-8.

    ## Why it matters
    Letters beyond the English alphabet would be wrong, or missing.

    ## Example
    A page that was saved by an old editor as Windows-1252.

    ## What to do
    Save the file again with the encoding UTF-8.
    """,
)
