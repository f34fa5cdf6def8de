"""What ``edition.toml`` says wrongly of addresses that went."""

from collections.abc import Iterator
from difflib import get_close_matches

from diplomatic.config import FILE_NAME, Config
from diplomatic.lock.breach import Breach, Kind
from diplomatic.lock.fates import REDIRECTS, TOMBSTONES, Fates, IsThere
from diplomatic.lock.model import Lock, parts
from diplomatic.lock.present import Present


def breaches(
    config: Config, fates: Fates, lock: Lock | None, present: Present, unread: frozenset[str]
) -> Iterator[Breach]:
    """Everything wrong with the redirects, then with the tombstones. ``lock`` is None before the first release.

    A redirect to a cable of which nothing is known is taken to be right.
    """

    def may_be_there(address: str) -> bool:
        return present.has(address) or parts(address)[0] in unread

    for table, declared in ((REDIRECTS, fates.redirects), (TOMBSTONES, fates.tombstones)):
        for address, said in declared.items():
            faults = _redirect(address, said, fates, may_be_there) if table == REDIRECTS else _tombstone(address, said)
            for kind, message, hint in (*_any(address, table, fates, lock, present), *faults):
                yield Breach(kind, config.path, config.line_of(address, table) or 1, message, hint)


Fault = tuple[Kind, str, str]


def _any(address: str, table: str, fates: Fates, lock: Lock | None, present: Present) -> Iterator[Fault]:
    what = "redirected" if table == REDIRECTS else "withdrawn"
    if present.has(address):
        yield (
            Kind.STILL_THERE,
            f"{address} is {what}, and is still there",
            f"remove the line from {FILE_NAME}, or what it is about from its file",
        )
    elif table == TOMBSTONES and address in fates.redirects:
        yield (
            Kind.STILL_THERE,
            f"{address} is withdrawn, and redirected as well",
            "keep one of the two: a redirect if its text stands elsewhere",
        )
    elif lock and lock.entry(address) is None:
        known = [*lock.of(parts(address)[0])]
        near = get_close_matches(parts(address)[1], known, 1)
        cables = [] if known else get_close_matches(parts(address)[0], lock.cables, 1)
        close = [f"{parts(address)[0]}#{anchor}" for anchor in near if anchor] or cables
        hint = f"did you mean {close[0]}?" if close else "write it as the lock has it: cmc-032, or cmc-032#p4"
        yield Kind.NEVER_PUBLISHED, f"{address} is {what}, and was never published", hint


def _redirect(address: str, target: str, fates: Fates, is_there: IsThere) -> Iterator[Fault]:
    end = fates.end(address, is_there)
    if not end:
        last = _last(address, fates, is_there)
        is_loop = bool(fates.next(last, is_there))
        why = f"{address} leads back to itself" if is_loop else f"{last} is not there"
        message = f"{address} is redirected to {target}, and {why}"
        hint = "name an address that is there: a cable (cmc-032) or a block of one (cmc-032#p4)"
        yield Kind.LEADS_NOWHERE, message, hint
    elif not is_there(target):
        message = f"{address} is redirected to {target}, which is redirected itself"
        yield Kind.ROUNDABOUT, message, f'name the end of the way: "{address}" = "{end}"'


def _tombstone(address: str, reason: str) -> Iterator[Fault]:
    if not reason.strip():
        yield (
            Kind.NO_REASON,
            f"{address} is withdrawn without a reason",
            "say why in a sentence: readers who follow a citation will see it",
        )


def _last(address: str, fates: Fates, is_there: IsThere) -> str:
    """The last address that redirects lead to, before they lead no further, or back."""
    way = [address]
    while (following := fates.next(way[-1], is_there)) and following not in way:
        way.append(following)
    return way[-1]
