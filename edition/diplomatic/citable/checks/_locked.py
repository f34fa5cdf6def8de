"""The citation lock of an edition, as far as it is there."""

from diplomatic.citable.subject import LOCK, Subject


def why_not(subject: Subject) -> str:
    """Why no lock is looked for; empty if one is."""
    if subject.is_single:
        return "one file has no list of its addresses: point at its edition"
    if subject.is_edition or (
        subject.texts_seen and (subject.site is None or not subject.site.is_relative_to(subject.root))
    ):
        return ""
    if (subject.root / LOCK).exists():
        return ""
    return "this is a built site: the list of published addresses stands in the repository that it is built from"
