"""The container of an EPUB (OCF): a zip whose first file says what it is, and whose bytes depend on its files alone."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_MIMETYPE = b"application/epub+zip"
_FOLDER = "EPUB"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can name
_CONTAINER = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n'
    b'<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    b'<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)


def archive(files: Mapping[str, bytes]) -> bytes:
    """The files below ``EPUB/``, with what the container needs."""
    result = BytesIO()
    with ZipFile(result, "w") as book:
        _add(book, "mimetype", _MIMETYPE, ZIP_STORED)
        _add(book, "META-INF/container.xml", _CONTAINER)
        for name, content in sorted(files.items()):
            _add(book, f"{_FOLDER}/{name}", content)
    return result.getvalue()


def _add(book: ZipFile, name: str, content: bytes, compression: int = ZIP_DEFLATED) -> None:
    info = ZipInfo(name, _EPOCH)
    info.compress_type = compression
    info.create_system = 3  # or else Windows writes other bytes
    info.external_attr = 0o644 << 16
    book.writestr(info, content)
