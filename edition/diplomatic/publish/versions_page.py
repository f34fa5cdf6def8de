"""Each release as it was frozen, on the site of the edition, and the page that lists them."""

from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import sha256
from typing import Any

from lxml import etree

from diplomatic import bags
from diplomatic.publish import addresses
from diplomatic.publish.site import Site
from diplomatic.publish.step import File, Step, digest
from diplomatic.releases import Release, broken

_MOST = 200
"""So many texts are listed under one heading; of more, the rest is counted."""
_KINDS = ("new", "gone", "text", "markup")


def steps(site: Site) -> Iterator[Step]:
    """The page that lists the releases, and a step for each, which puts its frozen site in its place."""
    releases = site.versions.releases
    if not releases or site.versions.frozen:
        return
    for release in releases:
        _check(release)
    yield site.page(addresses.VERSIONS, "versions.xsl", _listed(releases))
    for release in releases:
        inputs = {"release": digest(release.manifest)}
        yield Step(addresses.version(release.version), inputs, partial(_frozen, release), is_alone=True)


def _check(release: Release) -> None:
    """Whether a release is as it was made, so far as that shows at once; its files are compared when they are copied."""
    for fault in bags.faults(release.bag, thorough=False):
        raise broken(release.bag, fault)


def _frozen(release: Release, _: Site) -> Iterator[File]:
    """The files of a frozen site, each as its release lists it.

    Raises:
        CannotRun: if one is not as it was when the release was made.
    """
    for name, known in release.site.items():
        path = release.path(f"site/{name}")
        try:
            content = path.read_bytes()
        except OSError:
            raise broken(path, "the file is missing") from None
        if sha256(content).hexdigest() != known:
            raise broken(path, "the file is another")
        yield File(addresses.version(release.version, name), content)


def _listed(releases: Sequence[Release]) -> etree._Element:
    """What ``transforms/html/versions.xsl`` lays out: the releases, the last one first."""
    data = etree.Element("versions")
    for release in reversed(releases):
        changes = release.changes
        row = etree.SubElement(data, "release", number=release.version, date=release.date, doi=release.doi)
        row.set("before", str(changes.get("before", "")))
        row.set("cables", str(changes.get("cables", "")))
        if release.has_page(addresses.START):
            row.set("href", addresses.link(addresses.version(release.version, addresses.START), addresses.VERSIONS))
        for kind in _KINDS:
            row.extend(_changed(kind, changes, release, releases))
    return data


def _changed(
    kind: str, changes: dict[str, Any], release: Release, releases: Sequence[Release]
) -> Iterator[etree._Element]:
    """The texts with a change of one kind; one that is gone is shown as the release before has it."""
    found = [change for change in changes.get("changes", ()) if change["kind"] == kind]
    if not found:
        return
    group = etree.Element("changes", kind=kind, count=str(len(found)), more=str(max(0, len(found) - _MOST)))
    shown = release if kind != "gone" else next((one for one in releases if one.version == changes["before"]), release)
    for change in found[:_MOST]:
        text = etree.SubElement(group, "text", title=change["title"])
        page = addresses.cable(change["id"]) if change["of"] == "cable" else addresses.register(change["id"])
        if shown.has_page(page):
            text.set("href", addresses.link(addresses.version(shown.version, page), addresses.VERSIONS))
        for change_of in change.get("blocks", ()):
            block = etree.SubElement(text, "block", id=change_of["block"], kind=change_of["kind"])
            if "/" not in change_of["block"] and change_of["kind"] != "removed":  # a path, where the block has no id
                block.set("linked", "yes")
            for sign, words in change_of["words"]:
                etree.SubElement(block, "words", sign=sign).text = words
    yield group
