"""The places of the files in a site: none outside of it, none that some disk does not have, none that is that of another file."""

from diplomatic.diagnostics import CannotRun
from diplomatic.names import fault_of_path
from diplomatic.publish.store import Store

HINT = "Rename the file that it is made from, or give that another id"
_STAYING = "made.step IN (SELECT name FROM temp.kept) AND made.path NOT IN (SELECT path FROM temp.made_now)"


def check(name: str) -> None:
    """See that a file of a site can have its name on every disk; one that leads out of the site has on none.

    Raises:
        CannotRun: if it cannot.
    """
    if why := fault_of_path(name):
        raise CannotRun(f"The site cannot have a file '{name}': {why}", hint=HINT)


def refuse_clashes(store: Store) -> None:
    """See that no new file takes the place of another's, here or on a disk that takes two names for one.

    Raises:
        CannotRun: for the first that did.
    """
    both = store.execute(
        "SELECT min(path), max(path) FROM temp.made_now GROUP BY folded HAVING count(*) > 1 UNION "
        "SELECT made.path, made_now.path FROM temp.made_now JOIN made ON made.folded = made_now.folded "
        f"WHERE made.path != made_now.path AND {_STAYING} LIMIT 1"
    ).fetchone()
    if both:
        raise CannotRun(f"'{both[0]}' and '{both[1]}' of the site would be one file", hint=HINT)
    names = store.execute("SELECT path, folded FROM temp.made_now WHERE path NOT IN (SELECT path FROM made)").fetchall()
    for name, folded in names:
        if other := _around(store, folded):
            raise CannotRun(
                f"The site cannot have '{name}' and '{other}': one is a folder of the other's name", hint=HINT
            )


def _around(store: Store, folded: str) -> str:
    """A file whose name is that of a folder which another file is in."""
    parts = folded.split("/")
    for name in ("/".join(parts[:depth]) for depth in range(1, len(parts))):
        for table, which in (("temp.made_now", "1"), ("made", _STAYING)):
            row = store.execute(f"SELECT path FROM {table} WHERE folded = ? AND {which}", (name,)).fetchone()
            if row:
                return str(row[0])
    return ""
