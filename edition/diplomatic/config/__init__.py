"""``edition.toml``: what an edition says of itself."""

from diplomatic.config.keys import FREE, KEYS, LISTS, Free, Key, Listed
from diplomatic.config.reading import FILE_NAME, LOCK_NAME, Config, Entry, find, load

__all__ = [
    "FILE_NAME",
    "FREE",
    "KEYS",
    "LISTS",
    "LOCK_NAME",
    "Config",
    "Entry",
    "Free",
    "Key",
    "Listed",
    "find",
    "load",
]
