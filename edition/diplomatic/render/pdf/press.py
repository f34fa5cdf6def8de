"""WeasyPrint, which is an extra: it is loaded when a PDF is made, and it reads neither files nor the network."""

from typing import Any, NoReturn

from diplomatic.diagnostics import CannotRun

_INSTALL = "pip install 'diplomatic[pdf]'"
_LIBRARIES = "libpango-1.0-0, libpangoft2-1.0-0 and libharfbuzz-subset0"


def pdf_available() -> bool:
    """Whether a PDF can be made here: WeasyPrint and Pango are installed."""
    try:
        press()
    except CannotRun:
        return False
    return True


def pressed(html: str, css: str, identifier: bytes) -> bytes:
    """A page of HTML as the bytes of a PDF/UA-1.

    Raises:
        CannotRun: if WeasyPrint or the system's libraries that it needs are not installed.
    """
    weasyprint = press()
    refuse = _refusing()
    style = weasyprint.CSS(string=css, url_fetcher=refuse)
    page = weasyprint.HTML(string=html, url_fetcher=refuse)
    made = page.write_pdf(stylesheets=[style], pdf_variant="pdf/ua-1", pdf_identifier=identifier)
    assert isinstance(made, bytes)
    return made


def press() -> Any:
    """WeasyPrint itself.

    Raises:
        CannotRun: if it or a library of the system that it needs is not installed.
    """
    try:
        import weasyprint
    except ImportError:
        raise CannotRun("PDF needs WeasyPrint, which is not installed", hint=_INSTALL) from None
    except OSError:  # the package is there, and what it loads from the system is not
        hint = f"Install Pango; on Debian and Ubuntu: apt install {_LIBRARIES}"
        raise CannotRun("PDF needs Pango, a library of the system, which is not installed", hint=hint) from None
    return weasyprint


def _refusing() -> Any:
    from weasyprint.urls import URLFetcher, URLFetchingError

    class Refusing(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        """Fetches nothing: a book has all that it shows in it."""

        def fetch(self, url: str, headers: object = None) -> NoReturn:
            del headers
            raise URLFetchingError(f"not fetched: {url}")

    return Refusing()
