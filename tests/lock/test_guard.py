"""What may not become of a published address."""

from pathlib import Path

import pytest

from diplomatic.diagnostics import CannotRun
from diplomatic.lock import NAME, Guard, of_edition, read

from .editions import breaches, lay, present, release, settings

FIRST, SECOND, THIRD = (
    f"The {word} paragraph of the cable, which is long enough to be told from others."
    for word in ("first", "second", "third")
)
PUBLISHED = {"a": {"p1": FIRST, "p2": SECOND, "p3": "Short."}, "b": {"p1": THIRD, "p2": "Top Secret"}}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    release(lay(tmp_path, PUBLISHED))
    return tmp_path


def test_without_a_lock_nothing_is_looked_at(tmp_path: Path) -> None:
    assert Guard.of(lay(tmp_path, PUBLISHED)) is None


def test_what_was_released_is_whole(root: Path) -> None:
    assert breaches(lay(root, PUBLISHED)) == []


def test_new_addresses_are_fine(root: Path) -> None:
    assert breaches(lay(root, {**PUBLISHED, "c": {"p1": "New."}})) == []


def test_a_new_block_changes_its_cable(root: Path) -> None:
    cables = {**PUBLISHED, "a": {**PUBLISHED["a"], "p4": "New."}}
    assert breaches(lay(root, cables)) == [
        ("CHANGED", "the text of a has changed since 1.0.0, and the version is still 1.0.0")
    ]
    assert [kind for kind, _ in breaches(lay(root, cables, settings("1.0.1")))] == ["TO_BE_CHANGED"]


def test_a_changed_text_needs_a_new_version(root: Path) -> None:
    cables = {**PUBLISHED, "a": {**PUBLISHED["a"], "p2": SECOND + " More."}}
    assert breaches(lay(root, cables)) == [
        ("CHANGED", "the text of a#p2 has changed since 1.0.0, and the version is still 1.0.0")
    ]
    for older in ("0.9.0", "1.0.0-rc.1", "1.0.0+later"):
        assert [kind for kind, _ in breaches(lay(root, cables, settings(older)))] == ["CHANGED"]
    newer = lay(root, cables, settings("1.1.0"))
    assert breaches(newer) == [
        ("TO_BE_CHANGED", "a#p2 will be published as changed with 1.1.0; its text was the same since 1.0.0")
    ]
    release(newer)
    assert breaches(newer) == []
    lock = read(root / NAME)
    assert (lock.released, lock.entry("a#p2").since, lock.entry("a#p2").first) == ("1.1.0", "1.1.0", "1.0.0")  # type: ignore[union-attr]
    assert lock.entry("a").since == "1.1.0"  # type: ignore[union-attr]
    assert lock.entry("a#p1").since == "1.0.0"  # type: ignore[union-attr]


@pytest.mark.parametrize("version", ["1.0.0", "2.0.0"])
def test_a_block_that_went_is_an_error_at_any_version(root: Path, version: str) -> None:
    cables = {**PUBLISHED, "a": {"p1": FIRST, "p3": "Short."}}
    assert breaches(lay(root, cables, settings(version))) == [
        ("GONE", "a#p2 was published with 1.0.0 and is no longer there")
    ]


def test_a_text_that_stands_under_another_id_is_found(root: Path) -> None:
    cables = {**PUBLISHED, "a": {"p1": FIRST, "p2a": SECOND, "p3": "Short."}}
    assert breaches(lay(root, cables)) == [
        ("GONE", "a#p2 was published with 1.0.0 and is no longer there; its text now stands at a#p2a")
    ]
    redirected = lay(root, cables, settings("1.0.0", {"a#p2": "a#p2a"}))
    assert breaches(redirected) == []
    with pytest.raises(CannotRun, match=r"1\.0\.0 is not newer than 1\.0\.0"):
        release(redirected)
    release(lay(root, cables, settings("1.1.0", {"a#p2": "a#p2a"})))
    assert read(root / NAME).entry("a#p2").target == "a#p2a"  # type: ignore[union-attr]
    forgotten = (
        "a#p2 was redirected to a#p2a with 1.1.0, and edition.toml no longer says so; its text now stands at a#p2a"
    )
    assert ("GONE", forgotten) in breaches(lay(root, cables, settings("1.2.0")))


@pytest.mark.parametrize("version", ["1.0.0", "2.0.0"])
def test_two_ids_that_were_swapped_are_an_error_at_any_version(root: Path, version: str) -> None:
    cables = {**PUBLISHED, "a": {"p1": SECOND, "p2": FIRST, "p3": "Short."}}
    assert breaches(lay(root, cables, settings(version))) == [
        ("MOVED", "the published text of a#p1 now stands at a#p2, and a#p1 has another"),
        ("MOVED", "the published text of a#p2 now stands at a#p1, and a#p2 has another"),
    ]


def test_new_numbers_for_all_that_follows_are_an_error(root: Path) -> None:
    cables = {**PUBLISHED, "a": {"p1": FIRST, "p2": "A paragraph that was overlooked.", "p3": SECOND, "p4": "Short."}}
    assert [kind for kind, _ in breaches(lay(root, cables, settings("2.0.0")))] == ["MOVED", "TO_BE_CHANGED"]


def test_a_block_that_went_to_another_cable_is_found(root: Path) -> None:
    cables = {"a": {"p1": FIRST, "p3": "Short."}, "b": {**PUBLISHED["b"], "p9": SECOND}}
    found = breaches(lay(root, cables, settings("1.1.0")))
    assert ("GONE", "a#p2 was published with 1.0.0 and is no longer there; its text now stands at b#p9") in found


def test_a_cable_that_went_is_one_error(root: Path) -> None:
    edition = lay(root, {"a": PUBLISHED["a"]})
    guard = Guard.of(edition)
    assert guard
    (found,) = guard.breaches(present(edition))
    assert found.message == "b was published with 1.0.0 and is no longer there"
    assert (found.path, found.line) == (root / NAME, 12)
    assert (root / NAME).read_text("utf-8").splitlines()[11].startswith("b ")
    assert guard.breaches(present(edition), whole=False) == []
    assert guard.breaches(present(edition), unread=frozenset({"b"})) == []
    assert breaches(lay(root, {"a": PUBLISHED["a"]}, settings("1.0.0", None, {"b": "Withdrawn."}))) == []
    assert breaches(lay(root, {"a": PUBLISHED["a"]}, settings("1.0.0", {"b": "a"}))) == []


def test_a_cable_that_was_renamed_takes_its_blocks_along(root: Path) -> None:
    cables = {"a": PUBLISHED["a"], "bb": PUBLISHED["b"]}
    assert breaches(lay(root, cables)) == [
        ("GONE", "b was published with 1.0.0 and is no longer there; its text now stands at bb")
    ]
    renamed = lay(root, cables, settings("1.1.0", {"b": "bb"}))
    assert breaches(renamed) == []
    release(renamed)
    lock = read(root / NAME)
    assert {anchor: entry.target for anchor, entry in lock.of("b").items()} == {"": "bb", "p1": "bb#p1", "p2": "bb#p2"}


DECLARED = {
    "nowhere": ({"b": "c"}, {}, "LEADS_NOWHERE", "b is redirected to c, and c is not there"),
    "to nothing": ({"b": ""}, {}, "LEADS_NOWHERE", "b is redirected to , and b is not there"),
    "to a withdrawn one": ({"b": "x"}, {"x": "Why."}, "LEADS_NOWHERE", "b is redirected to x, and x is not there"),
    "to itself": ({"b": "b"}, {}, "LEADS_NOWHERE", "b is redirected to b, and b leads back to itself"),
    "in a circle": ({"b": "c", "c": "b"}, {}, "LEADS_NOWHERE", "b is redirected to c, and b leads back to itself"),
    "by two ways": ({"b": "c", "c": "a"}, {}, "ROUNDABOUT", "b is redirected to c, which is redirected itself"),
    "still there": ({"a#p1": "a#p2", "b": "a"}, {}, "STILL_THERE", "a#p1 is redirected, and is still there"),
    "withdrawn, still there": ({"b": "a"}, {"a#p1": "Why."}, "STILL_THERE", "a#p1 is withdrawn, and is still there"),
    "both": ({"b": "a"}, {"b": "Why."}, "STILL_THERE", "b is withdrawn, and redirected as well"),
    "no reason": ({}, {"b": " "}, "NO_REASON", "b is withdrawn without a reason"),
    "never published": (
        {"b": "a", "b#p7": "a#p1"},
        {},
        "NEVER_PUBLISHED",
        "b#p7 is redirected, and was never published",
    ),
}


@pytest.mark.parametrize("name", DECLARED)
def test_what_is_declared_wrongly(root: Path, name: str) -> None:
    redirects, tombstones, kind, message = DECLARED[name]
    edition = lay(root, {"a": PUBLISHED["a"]}, settings("1.1.0", redirects, tombstones))
    assert (kind, message) in breaches(edition)
    guard = Guard.of(edition)
    assert guard
    (found,) = (found for found in guard.breaches(present(edition)) if found.message == message)
    line = edition.path.read_text("utf-8").splitlines()[found.line - 1]
    assert line.startswith(f'"{message.split()[0]}" = ')
    assert found.path == edition.path
    assert found.hint


def test_redirects_are_looked_at_before_the_first_release(tmp_path: Path) -> None:
    assert breaches(lay(tmp_path, PUBLISHED, settings("1.0.0", {"c": "d"}))) == [
        ("LEADS_NOWHERE", "c is redirected to d, and d is not there")
    ]


def test_an_address_that_comes_back_is_as_old_as_it_was(root: Path) -> None:
    release(lay(root, {"a": PUBLISHED["a"]}, settings("1.1.0", None, {"b": "Withdrawn."})))
    assert read(root / NAME).entry("b#p1").gone  # type: ignore[union-attr]
    back = lay(root, PUBLISHED, settings("1.2.0"))
    assert breaches(back) == []
    release(back)
    entry = read(root / NAME).entry("b#p1")
    assert entry
    assert (entry.first, entry.since, entry.is_there) == ("1.0.0", "1.2.0", True)


def test_a_version_that_is_none_is_one_sentence(root: Path) -> None:
    assert breaches(lay(root / "unpublished", PUBLISHED, settings("one", {"x": "a"}))) == []
    with pytest.raises(CannotRun, match=r"edition\.toml:2: 'one' is not a version"):
        Guard.of(lay(root, PUBLISHED, settings("one")))


def test_no_release_loses_an_address(root: Path) -> None:
    edition = lay(root, {"a": PUBLISHED["a"]}, settings("1.1.0"))
    before = of_edition(edition)
    with pytest.raises(CannotRun, match=r"b was published with 1\.0\.0 and is not in the edition any more"):
        release(edition)
    assert of_edition(edition) == before
