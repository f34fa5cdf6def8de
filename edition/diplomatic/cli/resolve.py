"""``diplomatic resolve``."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from diplomatic.cli.addresses import resolver_of, say_unknown
from diplomatic.cli.common import edition_at
from diplomatic.cli.printing import put, say
from diplomatic.diagnostics.formats.json import dumps
from diplomatic.lock.library import Library
from diplomatic.lock.references import Wanted, wanted
from diplomatic.lock.resolving import Resolved, Unknown

_WORDS = 12


@click.command(name="resolve")
@click.argument("references", nargs=-1, required=True, metavar="REF...")
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the answer is written.",
)
@click.pass_context
def command(ctx: click.Context, references: tuple[str, ...], output: str) -> None:
    """Say what is at an address of the edition, where it is in the files, and what has become of it.

    REF is an address (cmc-032, cmc-032#p4), a permanent link of the edition, also to a frozen release or with a text fragment,
    the path of a page, or a reference as citeStructure makes it (after the id of a cable and a space, one of that cable).

    \b
    Examples:
      diplomatic resolve cmc-032#p4
      diplomatic resolve https://example.org/cables/cmc-032.html#p4:~:text=Mark%20my%20words
      diplomatic resolve versions/1.0.0/cables/cmc-032.html
      diplomatic resolve --format json cmc-032 cmc-040

    Exits with 0 if all of them were found, 1 if one was not (the nearest addresses are named), 2 if it could not run.
    """
    resolver = resolver_of(edition_at(Path()))
    found: list[Resolved] = []
    unknown = False
    for reference in references:
        try:
            found += [resolver.resolve(one) for one in _wanted(reference, resolver.library)]
        except Unknown as error:
            unknown = True
            say_unknown(error)
    if output == "json":
        put(dumps([_as_json(one) for one in found]))
    elif found:
        for number, one in enumerate(found):
            say(*([""] if number else []), *_lines(one), err=False)
    ctx.exit(int(unknown))


def _wanted(reference: str, library: Library) -> list[Wanted]:
    """What a reference may name.

    Raises:
        Unknown: if it is a link or a path to somewhere else.
    """
    names = wanted(reference, library)
    if not names:
        raise Unknown(reference, [])
    return names


def _lines(found: Resolved) -> Iterator[str]:
    yield found.address + (f" (in {found.release})" if found.release else "")
    if found.moved_from:
        yield f"  {found.moved_from} was redirected here"
    if found.location is None:
        yield (
            f"  withdrawn: {found.reason}" if found.reason else "  it is missing; 'diplomatic validate' says what to do"
        )
    else:
        yield f"  {found.kind}: {found.title}"
        yield f"  {found.location}"
        yield f"  {found.location.xpath}"
        yield f"  {found.url}" if found.url else "  no permanent address: edition.toml has no url"
        if found.text:
            yield f"  “{_first_words(found.text)}”"
    yield from _published(found)
    for directive, is_there in found.words:
        yield f"  “{directive.start}{' … ' + directive.end if directive.end else ''}” {'is' if is_there else 'is not'} in its text"


def _published(found: Resolved) -> Iterator[str]:
    if found.release:
        return
    if not found.first:
        yield "  not published yet"
    elif found.location is None:
        yield f"  published with {found.first}" + (f", gone since {found.since}" if found.since else "")
    elif found.since:
        yield f"  published with {found.first}, unchanged since {found.since}"
    else:
        yield f"  published with {found.first}, changed since the last release"


def _first_words(text: str) -> str:
    words = text.split()
    return " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")


def _as_json(found: Resolved) -> dict[str, Any]:
    place = found.location
    return {
        "address": found.address,
        "title": found.title,
        "kind": found.kind,
        "file": str(place.path) if place else None,
        "line": place.line if place else None,
        "xpath": place.xpath if place else None,
        "url": found.url or None,
        "text": found.text,
        "release": found.release or None,
        "published": found.first or None,
        "unchangedSince": found.since or None,
        "redirectedFrom": found.moved_from or None,
        "withdrawn": found.reason,
        "words": [{"directive": str(directive), "found": is_there} for directive, is_there in found.words],
    }
