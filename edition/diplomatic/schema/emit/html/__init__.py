"""Reference pages of a schema: HTML that is read from a server or from a disk, with or without a script.

``pages`` gives every file. ``guide`` writes the first page, ``specification`` the others; ``prose`` turns TEI into
HTML, ``xmlview`` shows XML, ``notation`` content models; ``relations`` knows what may stand where.
"""

from diplomatic.schema.emit.html.site import pages

__all__ = ["pages"]
