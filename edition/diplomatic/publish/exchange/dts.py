"""DTS 1.0, Distributed Text Services, as files: a server of Level 0 that any web host can be.

How much there is depends on ``[exchange] dts``:

    documents   each cable with its citation tree
    passages    the TEI of each reference, too
    all         and each answer of the navigation for each reference: four files more
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote

from diplomatic.document import Document, Facts
from diplomatic.document.references import Reference
from diplomatic.publish import addresses
from diplomatic.publish.exchange.citations import Citations, citations_of, names_a_file
from diplomatic.publish.exchange.dts_objects import CONTEXT, Json, Objects, unit_object
from diplomatic.publish.exchange.ground import Ground, at_hand
from diplomatic.publish.exchange.passage import passage
from diplomatic.publish.site import Site
from diplomatic.publish.step import File, Step, digest

_MANY = {"all": 20, "passages": 100, "documents": 20_000}
"""Up to so many cables by default: less than a second of work where there are passages, and never files by the million."""
_MOST = 200
"""Cables on one page of the collection."""


def scope_of(ground: Ground) -> str:
    """How much there is: ``all``, ``passages``, ``documents`` or ``none``."""
    chosen, cables = ground.site.config.text("exchange", "dts"), len(ground.site.index.cables)
    if chosen == "auto":
        return next((scope for scope, most in _MANY.items() if cables <= most), "none")
    return chosen


def offered(ground: Ground) -> bool:
    """Whether there is a service."""
    return scope_of(ground) != "none"


def steps(ground: Ground) -> Iterator[Step]:
    """A step for the entry and the collection, and one for each cable."""
    if not offered(ground):
        return
    objects = Objects(ground, scope_of(ground))
    base = {
        "markup": ground.site.markup,
        "service": digest(objects.scope, objects.root, str(len(ground.site.index.cables))),
    }
    yield Step(addresses.DTS, {**base, **ground.inputs}, _catalogue, can_wait=True)
    for cable in ground.site.index.states():
        yield Step(f"dts of {cable.id}", {**base, "text": cable.text}, partial(_cable, cable.id), can_wait=True)


def _service(site: Site) -> "_Service":
    ground = at_hand(site)
    return site.kept("dts", lambda: _Service(Objects(ground, scope_of(ground))))


def _catalogue(site: Site) -> Iterator[File]:
    return _service(site).catalogue()


def _cable(ident: str, site: Site) -> Iterator[File]:
    return _service(site).cable(site.index.cable(ident))


@dataclass(frozen=True)
class _Service:
    objects: Objects

    def catalogue(self) -> Iterator[File]:
        """The entry, and the collection of all cables by page."""
        objects = self.objects
        yield _file(addresses.DTS, objects.entry())
        cables, root = objects.ground.site.index.cables, objects.root
        count = -(-len(cables) // _MOST)
        for number in range(1, count + 1):
            share = cables[(number - 1) * _MOST : number * _MOST]
            page = {
                **objects.collection(),
                "member": [objects.resource(cable, objects.ground.document(cable)) for cable in share],
            }
            for stem in [root, f"{root}/children"][: 1 + objects.moves]:
                content = page | objects.view(stem, number, count)
                yield _file(addresses.dts("collection", f"{stem}/{number}"), content)
                if number == 1:
                    yield _file(addresses.dts("collection", stem), content)
            if number == 1:
                yield _file(addresses.dts("collection"), page | objects.view(root, 1, count))
        if objects.moves:
            yield _file(addresses.dts("collection", f"{root}/parents"), {**objects.collection(), "member": []})

    def cable(self, cable: Facts) -> Iterator[File]:
        """What the endpoints say of one cable; its whole TEI is there anyway."""
        objects, document = self.objects, self.objects.ground.document(cable)
        resource = objects.resource(cable, document)
        yield _file(addresses.dts("collection", cable.id), resource)
        if objects.moves:
            yield _file(addresses.dts("collection", f"{cable.id}/children"), {**resource, "member": []})
            yield _file(
                addresses.dts("collection", f"{cable.id}/parents"), {**resource, "member": [objects.collection()]}
            )
        citations = citations_of(document.root)
        yield from self._navigation(cable, document, citations)
        for unit in citations.units if objects.scope != "documents" else ():
            if names_a_file(unit.text):
                content = passage(document, unit.node, objects.ground.site.language)
                yield File(addresses.passage(cable.id, unit.text), content)

    def _navigation(self, cable: Facts, document: Document, citations: Citations) -> Iterator[File]:
        """Each answer for the whole cable, and in the scope ``all`` for each reference."""
        address, resource = self.objects.ground.permanent(cable, document), self.objects.named(cable, document)
        known = {unit.text: unit_object(unit, address) for unit in citations.units}
        answer = partial(self._answer, resource, known)
        for down in (*range(1, max(1, citations.depth) + 1), -1):
            yield answer(f"{cable.id};down={down}", members=citations.down_to(down))
        for unit in citations.units if self.objects.scope == "all" else ():
            if not names_a_file(unit.text):
                continue
            yield answer(f"{cable.id}/{unit.text}", unit)
            yield answer(f"{cable.id};down=0/{unit.text}", unit, citations.beside(unit))
            for down in (*range(1, max(1, citations.depth - unit.level) + 1), -1):
                yield answer(f"{cable.id};down={down}/{unit.text}", unit, citations.below(unit, down))

    def _answer(
        self,
        resource: Json,
        known: Mapping[str, Json],
        name: str,
        ref: Reference | None = None,
        members: list[Reference] | None = None,
    ) -> File:
        path = addresses.dts("navigation", name)
        said: Json = {
            "@id": self.objects.ground.url + quote(path, safe="/;="),
            "@type": "Navigation",
            "resource": resource,
        }
        if ref:
            said["ref"] = known[ref.text]
        if members is not None:
            said["member"] = [known[unit.text] for unit in members]
        return _file(path, said)


def _file(path: str, content: Json) -> File:
    whole = json.dumps({**CONTEXT, **content}, ensure_ascii=False, separators=(",", ":"))
    return File(path, whole.encode() + b"\n")
