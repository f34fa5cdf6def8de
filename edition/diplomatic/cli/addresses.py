"""What the commands share that are given an address: what looks for it, and what to say if there is nothing."""

from diplomatic.cli.printing import say
from diplomatic.config import Config
from diplomatic.lock import Fates, of_edition
from diplomatic.lock.library import Library
from diplomatic.lock.resolving import Resolver, Unknown


def resolver_of(config: Config) -> Resolver:
    """What resolves the addresses of an edition.

    Raises:
        CannotRun: if its citation lock cannot be read.
    """
    return Resolver(Library(config), of_edition(config), Fates.of(config))


def say_unknown(unknown: Unknown) -> None:
    """That there is nothing at an address, and what looks like it."""
    near = f" Nearest: {', '.join(unknown.nearest)}." if unknown.nearest else ""
    say(f"There is no {unknown.address} in this edition.{near}")
