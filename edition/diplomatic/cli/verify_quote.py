"""``diplomatic verify-quote``."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from diplomatic.cli.addresses import resolver_of, say_unknown
from diplomatic.cli.common import edition_at
from diplomatic.cli.printing import put, say
from diplomatic.diagnostics import CannotRun
from diplomatic.diagnostics.formats.json import dumps
from diplomatic.document.quoting import Difference, Kind
from diplomatic.limits import MAX_QUOTATION
from diplomatic.lock.model import names
from diplomatic.lock.quotations import Verified, verify, verify_departed
from diplomatic.lock.references import wanted
from diplomatic.lock.resolving import Unknown


@click.command(name="verify-quote")
@click.argument("words")
@click.argument("reference", metavar="ID[#ANCHOR]")
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the answer is written.",
)
@click.pass_context
def command(ctx: click.Context, words: str, reference: str, output: str) -> None:
    """Check a quotation: whether the cable ID, or the block of it that ANCHOR names, has these WORDS ("-": from the standard input).

    Differences are shown word by word. Quotation marks, dashes, spaces, capitals, hyphens, an ellipsis for words left out and
    what stands in [square brackets] are told apart from other words. If the text has not these words any more, the releases
    are searched for them; if they are not there at all, the other cables.

    \b
    Examples:
      diplomatic verify-quote "Mark my words" cmc-032#p5
      diplomatic verify-quote "I indulge in no illusions … leaving Cuba" cmc-032
      pbpaste | diplomatic verify-quote - cmc-032 --format json

    Exits with 0 if the words are there exactly, 1 if not, 2 if it could not run.
    """
    words = _read(words)
    resolver = resolver_of(edition_at(Path()))
    try:
        meant = wanted(reference, resolver.library)
        if not meant:
            raise Unknown(reference, [])
        name = resolver.resolve(meant[0]).address
    except Unknown as error:
        say_unknown(error)
        ctx.exit(1)
    ident, anchor = names(name)
    document = resolver.library.document(ident)
    verified = verify(words, document, anchor, resolver) if document else verify_departed(words, name, resolver)
    if output == "json":
        put(dumps(_as_json(words, verified)))
    else:
        say(*_lines(verified), err=False)
    ctx.exit(int(not verified.is_exact))


def _read(words: str) -> str:
    if words == "-":
        words = sys.stdin.buffer.read(MAX_QUOTATION).decode("utf-8", "replace")
    if not words.strip():
        raise CannotRun("There is nothing to check: the quotation is empty", hint="Write the words in quotation marks")
    return words


def _lines(verified: Verified) -> Iterator[str]:
    found = verified.found
    if found is None:
        yield f"Not found in {verified.address}" + (
            ", which is no longer in the edition." if verified.has_gone else "."
        )
    elif found.is_exact:
        yield f"Found exactly in {verified.address}" + (
            f", whose text is the same since {verified.since}." if verified.since else "."
        )
    else:
        kind = "with typographic differences only" if found.is_faithful else "with other words"
        yield f"Found in {verified.address} {kind}:"
        yield from (f"  {_shown(difference)}" for difference in found.differences)
        yield f"  It has: “{verified.text}”"
    if verified.stood_in:
        yield f"The very words stood in {verified.stood_in}, " + (
            f"changed in {verified.changed_in}." if verified.changed_in else "and have changed since."
        )
    if verified.elsewhere:
        yield f"The words stand in {', '.join(verified.elsewhere)}."
    yield from filter(None, (verified.stood_at, verified.url))


def _shown(difference: Difference) -> str:
    if difference.kind is Kind.OMISSION:
        return f"left out: “{difference.text}”" if difference.text else "left out: what is before or after"
    quoted, text = (f"“{words}”" if words else "nothing" for words in (difference.quoted, difference.text))
    what = {Kind.WORD: "another word", Kind.TYPOGRAPHY: "typography", Kind.BRACKETS: "in brackets"}[difference.kind]
    return f"{what}: quoted {quoted}, the text has {text}"


def _as_json(words: str, verified: Verified) -> dict[str, Any]:
    found = verified.found
    result = (
        "not found" if found is None else "exact" if found.is_exact else "typography" if found.is_faithful else "words"
    )
    return {
        "quotation": words,
        "result": result,
        "address": verified.address,
        "text": verified.text or None,
        "differences": [
            {"kind": difference.kind.value, "quoted": difference.quoted, "text": difference.text}
            for difference in (found.differences if found else ())
        ],
        "url": verified.url or None,
        "unchangedSince": verified.since or None,
        "stoodIn": verified.stood_in or None,
        "stoodAt": verified.stood_at or None,
        "changedIn": verified.changed_in or None,
        "elsewhere": list(verified.elsewhere),
    }
