"""What the last build made, and whether it is still there as it was made."""

import os
from pathlib import Path

from diplomatic.checksums import digest_of
from diplomatic.publish.store import Store

MANY = 20_000
"""So many files are looked at in a tenth of a second, and so in every build. Of a larger site, only those whose folder has changed:
what was written into one in place is found by ``diplomatic verify``.
"""

_NEVER = -(2**62)


def damaged(store: Store, site: Path) -> set[str]:
    """The paths of the files that are not there any more, or not as they were made."""
    count = store.execute("SELECT count(*) FROM made").fetchone()[0]
    touched = None if count <= MANY else _touched(store, site)
    found, moved = set[str](), []
    if touched is not None and not touched:
        return found
    for path, digest, time, size in store.execute("SELECT path, digest, time, size FROM made"):
        if touched is not None and path.rpartition("/")[0] not in touched:
            continue
        try:
            state = os.lstat(f"{site}/{path}")  # a Path for each of so many files would take as long again
        except OSError:
            found.add(path)
            continue
        if (state.st_mtime_ns, state.st_size) != (time, size):
            if digest_of(site / path) == digest:
                moved.append((state.st_mtime_ns, path))
            else:
                found.add(path)
    if moved:  # the same content, put there by another: a cache, a copy, a checkout
        with store.changing():
            store.many("UPDATE made SET time = ? WHERE path = ?", moved)
    return found


def note_folders(store: Store, site: Path) -> None:
    """Keep when each folder of the site was last changed: by us."""
    store.execute("DELETE FROM folder")
    rows = store.execute("SELECT DISTINCT rtrim(path, replace(path, '/', '')) FROM made").fetchall()
    folders = [name.rstrip("/") for (name,) in rows]
    store.many("INSERT OR REPLACE INTO folder VALUES (?, ?)", [(name, _time(site / name)) for name in folders])


def _time(folder: Path) -> int:
    """When a folder was changed; a time that none ever shows where it is not there."""
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return _NEVER


def _touched(store: Store, site: Path) -> set[str]:
    """The folders of the site in which something has come, gone or been replaced since."""
    return {
        name
        for name, time in store.execute("SELECT path, time FROM folder")
        if time == _NEVER or _time(site / name) != time
    }
