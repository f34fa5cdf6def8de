"""Reading back what a page exports: CSL-JSON, BibTeX, RIS. Only what a citation is compared by is read.

These readers are for checking. Reference managers do more; what these cannot read, some of those cannot either.
"""

from diplomatic.citable.exports.fields import Fields, Unread, read_export

__all__ = ["Fields", "Unread", "read_export"]
