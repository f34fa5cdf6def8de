"""Many documents in little memory: what is put away comes back, in order, and nothing is taken for another."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomatic.validate import shelf
from diplomatic.validate.corpus import Citation, Corpus, DocumentFacts, Name, Number, Permanent
from diplomatic.validate.shelf import Shelf, alike
from diplomatic.validate.tasks import Paths, Task, Tasks
from diplomatic.walk import below

NAMES = st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1)


@pytest.mark.parametrize("most", [3, 1000])
@given(rows=st.lists(st.tuples(st.text(max_size=3), st.binary())))
def test_rows_come_back_by_their_keys(most: int, rows: list[tuple[str, bytes]]) -> None:
    expected = [row for _, row in sorted(rows, key=lambda row: row[0])]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shelf, "_MOST_IN_MEMORY", most)
        found = Shelf()
        for key, row in rows:
            found.add(key, row)
        assert list(found) == expected
        found.add("", b"more")
        assert sorted(found) == sorted([*expected, b"more"])
        assert list(found) == list(found)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers())), st.sampled_from([3, 4, 24]))
def test_what_is_alike_is_all_that_has_a_key_several_times(pairs: list[tuple[int, int]], bits: int) -> None:
    expected: dict[int, list[int]] = {}
    for key, value in pairs:
        expected.setdefault(key, []).append(value)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shelf, "_BITS", bits)
        assert alike(lambda: pairs) == {key: values for key, values in expected.items() if len(values) > 1}


def test_facts_come_back_as_they_were() -> None:
    facts = [
        DocumentFacts(Path("b.xml"), "b", 3, date="1962-10-30"),
        DocumentFacts(
            Path("a\udcff.xml"),
            "a",
            7,
            numbers=(Number("special", "1-3", 9, "havana", "1962"),),
            citations=(Citation("your 12", 11),),
            names=(Name("persName", "Ilyichev", 13),),
            addresses=(Permanent("DOI", "10.1/2", 15),),
            is_draft=True,
        ),
    ]
    corpus = Corpus()
    corpus.extend(facts)
    assert list(corpus.documents) == facts[::-1]
    assert [type(one) for one in next(corpus.cables).numbers] == [Number]


@given(st.lists(NAMES))
def test_paths_are_those_that_were_put_in(names: list[str]) -> None:
    paths = [Path("a", name) for name in names]
    found = Paths(paths)
    assert list(found) == paths == found[:]
    assert len(found) == len(paths)
    assert found[-1:] == paths[-1:]


def test_what_there_is_to_do(tmp_path: Path) -> None:
    one, two, outside = (tmp_path / name for name in ("1.xml", "2.xml", "3.xml"))
    asked = Paths([two, outside])
    assert list(Tasks.of(asked, [one, two], corpus=True)) == [
        Task(two),
        Task(outside, gather=False),
        Task(one, find=False),
    ]
    assert (
        list(Tasks.of(asked, [], corpus=True))
        == list(Tasks.of(asked, asked, corpus=True))
        == [Task(two), Task(outside)]
    )
    assert list(Tasks.of(asked, [one], corpus=False)) == [Task(two, gather=False), Task(outside, gather=False)]


def test_files_are_listed_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for name in (
        "b.xml",
        "a/c.xml",
        "a.xml",
        "a.b/d.xml",
        "a/.hidden.xml",
        "a/b/e.xml",
        "note.txt",
        "f.xml/g.xml",
        "A.XML",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "link").symlink_to(tmp_path / "a", target_is_directory=True)
    (tmp_path / "gone.xml").symlink_to(tmp_path / "nowhere")
    expected = sorted(path for path in tmp_path.rglob("*.xml") if not path.is_dir())
    assert [Path(entry.path) for entry in below(tmp_path) if entry.name.endswith(".xml")] == expected
    assert len(expected) == 8
    assert not list(below(tmp_path / "nowhere"))
