"""CSL-JSON: what Zotero, Pandoc and every CSL processor read (https://citationstyles.org, CSL 1.0.2).

A list of one item. The schema has no place for a locator, which belongs to the cite and not to the item: the fragment of the
address keeps it.
"""

import json

from diplomatic.cite.work import Work
from diplomatic.cite.zotero import item_in_file


def render(work: Work) -> str:
    """The item, in a list."""
    return json.dumps([item_in_file(work)], ensure_ascii=False, indent=2) + "\n"
