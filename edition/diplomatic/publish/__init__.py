"""From documents to a site: pages, registers, an index, and a store of what was built from what.

Nothing is imported before it is used: a build in which nothing has changed needs no parser and no stylesheet.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from diplomatic.publish.building import Built, build, may_replace
    from diplomatic.publish.edition import Edition, open_edition
    from diplomatic.publish.working import Working

__all__ = ["Built", "Edition", "Working", "build", "may_replace", "open_edition"]
_PLACES = {
    "Built": "building",
    "build": "building",
    "may_replace": "building",
    "Edition": "edition",
    "open_edition": "edition",
    "Working": "working",
}


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"diplomatic.publish.{_PLACES[name]}"), name)
