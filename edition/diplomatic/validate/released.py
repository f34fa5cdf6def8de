"""Whether the releases of an edition are as they were made: one more thing that ``validate`` looks at, in files of its own."""

from collections.abc import Iterator

from diplomatic.config import Config
from diplomatic.diagnostics import Code, Diagnostic, Location, Severity

CHANGED = Code(
    "A010",
    Severity.ERROR,
    """
    A release was changed after it was made.

    ## What it means
    A file in `releases/` is not the one that was released, is missing, or was added: its checksum is not that of the release's
    `manifest-sha256.txt`.

    ## Why it matters
    A citation of a version leads to the texts as they were then. What can be changed later cannot be cited.

    ## Example
    An editor corrected a word in `releases/1.0.0/data/tei/cables/cmc-032.xml`

    ## What to do
    Bring the release back as it was: `git restore releases/1.0.0`. Correct the text in
    `tei/cables/`, and release again.
    """,
)


def findings(config: Config) -> Iterator[Diagnostic]:
    """A finding for each file of a release that is not as it was. Every file of every release is read.

    Raises:
        CannotRun: if the list of a release cannot be read.
    """
    from diplomatic.releases import check  # late: it is asked about whole editions, and takes a while to load

    for release, fault in check(config):
        hint = f"bring it back as it was: git restore {release.bag}"
        yield CHANGED.at(Location(release.bag), f"the release was changed after it was made: {fault}", hint)
