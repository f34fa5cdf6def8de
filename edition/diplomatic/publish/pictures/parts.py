"""The part of the site that the pictures are: an overview of them, and the pages of each."""

from collections.abc import Iterator
from functools import partial

from lxml import etree

from diplomatic.publish import addresses
from diplomatic.publish.pictures import days, matrix, network, timeline
from diplomatic.publish.pictures.studio import SHEET, Picture, Studio
from diplomatic.publish.pictures.svg import make
from diplomatic.publish.site import Site
from diplomatic.publish.step import Part, Step

_PICTURES = (timeline, matrix, network, days)


def offer(site: Site) -> None:
    """Put the pictures into the navigation."""
    site.offer(addresses.PICTURES, key="pictures-title")


def steps(site: Site) -> Iterator[Part]:
    """The overview and the pages of each picture: all of them show facts of the cables and names of the registers."""
    inputs = {**site.inputs, "facts": site.index.cards, "registers": site.register_states}
    yield Part(addresses.PICTURES, inputs, partial(_pages, site))


def _pages(site: Site) -> Iterator[Step]:
    studio = Studio(site)
    pictures = [module.picture(studio) for module in _PICTURES]
    yield site.page(addresses.PICTURES, SHEET, _overview(studio, pictures))
    for picture in pictures:
        yield from map(studio.step, picture.pages)


def _overview(studio: Studio, pictures: list[Picture]) -> etree._Element:
    return make("pictures", {"title": studio.say("title")}, *map(_card, pictures))


def _card(picture: Picture) -> etree._Element:
    """A picture in small, with its sentence; without a link where it has nothing to show."""
    card = make("picture", {"name": picture.name, "title": picture.title, "says": picture.says})
    if picture.miniature is not None:
        card.set("href", addresses.link(addresses.picture(picture.name), addresses.PICTURES))
        card.append(picture.miniature)
    return card
