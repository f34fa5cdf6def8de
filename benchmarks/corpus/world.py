"""The world that the cables come from: places, offices, people and the circles that are sent what concerns them."""

import tomllib
from dataclasses import dataclass
from functools import cache
from itertools import cycle, islice
from math import isqrt
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.corpus.entries import Entry, Person
from benchmarks.corpus.people import People

_MOST_OTHERS = 300


@dataclass(frozen=True, slots=True)
class Post:
    """A mission of a service: where it is, who heads it, to whom he speaks."""

    place: Entry
    embassy: Entry
    head: Person
    region: str
    telegraph: str
    phrases: str
    hosts: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Service:
    """One foreign service: its ministry, its posts, and who reads what they write."""

    name: str
    adjective: str
    capital: Entry
    offset: int
    ministry: Entry
    ministers: tuple[Person, ...]
    posts: tuple[Post, ...]
    core: tuple[Entry, ...]
    circles: dict[str, tuple[Entry, ...]]
    offices: dict[str, Entry]


@dataclass(frozen=True, slots=True)
class World:
    """Everybody and everything that a cable can name; ``orgs`` and ``others`` (by region) are talked about."""

    services: dict[str, Service]
    cities: tuple[Entry, ...]
    orgs: dict[str, Entry]
    spoken: tuple[Entry, ...]
    others: dict[str, tuple[Person, ...]]

    def entries(self) -> dict[str, Entry]:
        """Every entry by its address."""
        found: list[Entry] = [*self.cities, *self.orgs.values()]
        found += [person for each in self.others.values() for person in each]
        for service in self.services.values():
            found += [service.capital, *service.ministers, *service.core]
            found += [reader for circle in service.circles.values() for reader in circle]
            for post in service.posts:
                found += [post.embassy, post.head, *post.hosts]
        return {entry.address: entry for entry in found}


@cache
def data(file: str) -> dict[str, Any]:
    """One of the tables beside this module."""
    return tomllib.loads(Path(__file__).with_name(file).read_text(encoding="utf-8"))


def make_world(cables: int, rng: Random) -> World:
    """The world for a corpus of this size: the larger, the more people are talked about."""
    return _Making(rng).world(cables)


class _Making:
    """One world while it is made."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._tables = data("world.toml")
        self._people = People(self._tables["names"], rng)
        self._abroad = {place["id"]: place for place in self._tables["place"] if "region" in place}
        self._places = {place["id"]: _place(place) for place in self._tables["place"]}
        self._orgs = {org["id"]: _org(org) for org in self._tables["org"]}
        self._hosts = {identifier: self._hosts_in(place) for identifier, place in self._abroad.items()}

    def world(self, cables: int) -> World:
        services = {name: self._service(name, table) for name, table in self._tables["service"].items()}
        spoken = tuple(self._orgs[org["id"]] for org in self._tables["org"] if org.get("spoken"))
        cities = tuple(self._places[identifier] for identifier in self._abroad)
        return World(services, cities, self._orgs, spoken, self._others(cables))

    def _hosts_in(self, place: dict[str, Any]) -> tuple[Person, ...]:
        offices = self._rng.sample(self._tables["offices"]["hosts"], 2 + self._rng.randrange(2))
        return tuple(self._person(place["culture"], office, place) for office in offices)

    def _person(self, culture: str, office: str, place: dict[str, Any]) -> Person:
        return self._people.make(culture, office.format(place=place["name"]))

    def _others(self, cables: int) -> dict[str, tuple[Person, ...]]:
        found: dict[str, list[Person]] = {place["region"]: [] for place in self._abroad.values()}
        count = min(_MOST_OTHERS, 2 * len(self._abroad) + isqrt(cables))
        for place in islice(cycle(self._abroad.values()), count):
            office = self._rng.choice(self._tables["offices"]["others"])
            found[place["region"]].append(self._person(place["culture"], office, place))
        return {region: tuple(people) for region, people in found.items()}

    def _service(self, name: str, table: dict[str, Any]) -> Service:
        posts = tuple(self._post(table, self._abroad[place]) for place in table["posts"])
        capital = next(place for place in self._tables["place"] if place["id"] == table["capital"])
        core, circles = self._readers(table, posts)
        return Service(
            name=name,
            adjective=table["adjective"],
            capital=self._places[capital["id"]],
            offset=capital["offset"],
            ministry=self._orgs[table["ministry"]],
            ministers=tuple(self._people.make(table["culture"], office) for office in table["ministers"]),
            posts=posts,
            core=core,
            circles=circles,
            offices={use: self._orgs[org] for use, org in table.get("offices", {}).items()},
        )

    def _readers(
        self, table: dict[str, Any], posts: tuple[Post, ...]
    ) -> tuple[tuple[Entry, ...], dict[str, tuple[Entry, ...]]]:
        """Who is sent nearly everything, and who is sent what comes from a region: people, or the offices of ``INFO``."""
        regions = dict.fromkeys(place["region"] for place in self._abroad.values())
        culture = table["culture"]
        if not table["core"]:
            informed = tuple(self._orgs[org["id"]] for org in self._tables["org"] if org.get("core"))
            return informed, {
                region: tuple(post.embassy for post in posts if post.region == region) for region in regions
            }
        core = tuple(self._people.make(culture, table["core_office"]) for _ in range(table["core"]))
        circles: dict[str, tuple[Entry, ...]] = {
            region: tuple(self._people.make(culture, table["circle_office"]) for _ in range(table["circle"]))
            for region in regions
        }
        return core, circles

    def _post(self, table: dict[str, Any], place: dict[str, Any]) -> Post:
        telegraph = place.get("telegraph", place["name"].upper())
        return Post(
            place=self._places[place["id"]],
            embassy=_embassy(table["adjective"], place, telegraph),
            head=self._person(table["culture"], table["head_office"], place),
            region=place["region"],
            telegraph=telegraph,
            phrases=place.get("phrases", ""),
            hosts=self._hosts[place["id"]],
        )


def _place(place: dict[str, Any]) -> Entry:
    note = "A real city; what the cables report from there is invented."
    telegraph = (place["telegraph"],) if "telegraph" in place else ()
    geo = f"<location><geo>{place['at']}</geo></location>"
    return Entry("place", place["id"], place["name"], (place.get("short", place["name"]), *telegraph), note, geo)


def _org(org: dict[str, Any]) -> Entry:
    """An organisation; texts call it by its short name, or by its whole one."""
    telegraph = (org["telegraph"],) if "telegraph" in org else ()
    return Entry("org", org["id"], org["name"], (org.get("short", org["name"]), *telegraph), org["note"])


def _embassy(adjective: str, place: dict[str, Any], telegraph: str) -> Entry:
    name = f"{adjective} Embassy in {place['name']}"
    address = (f"AMEMBASSY {telegraph}",) if adjective == "American" else ()
    note = f"An embassy whose papers here are invented, in {place['name']}."
    return Entry("org", f"{adjective.lower()}-embassy-{place['id']}", name, (name, *address), note)
