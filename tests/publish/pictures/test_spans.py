"""Every cable on one page, and no page with too many."""

from hypothesis import given
from hypothesis import strategies as st

from diplomatic.document import Facts
from diplomatic.publish.pictures.spans import Span, span_tree

from .making import cable

DATES = st.one_of(
    st.just(""),
    st.sampled_from(["1962", "1962-10", "-0044-03-15", "1962-10-27T12:00:00Z", "x", "19621027"]),
    st.dates().map(str),
    st.integers(1, 60).map(lambda day: f"1962-{9 + day // 30:02}-{1 + day % 28:02}"),
)


def _cables(*dates: str) -> list[Facts]:
    return [cable(f"c{number}", day) for number, day in enumerate(sorted(dates, key=lambda day: day or "~"))]


def _names(span: Span) -> list[str]:
    return [part.name for part in span.parts]


@given(st.lists(DATES, min_size=1, max_size=80), st.integers(1, 12))
def test_every_cable_is_in_one_leaf(dates: list[str], most: int) -> None:
    tree = span_tree(_cables(*dates), most)
    leaves = list(tree.leaves())
    assert sorted(cable.id for leaf in leaves for cable in leaf.cables) == sorted(cable.id for cable in tree.cables)
    assert all(0 < len(leaf.cables) <= most for leaf in leaves)
    names = [node.name for node, _ in tree.nodes()]
    assert len(names) == len({name.casefold() for name in names})
    assert names[0] == ""
    assert not any("/" in name or "\\" in name for name in names)


def test_a_few_cables_are_one_page() -> None:
    tree = span_tree(_cables("1962-10-27", ""), 2)
    assert (tree.parts, [node.name for node, _ in tree.nodes()]) == ((), [""])


def test_months_stand_side_by_side() -> None:
    tree = span_tree(_cables("1962-10-27", "1962-11-02", "1962-11-03", "1963-01-01", ""), 2)
    assert _names(tree) == ["1962-10", "1962-11", "1963", "undated"]


def test_days_that_fit_share_a_page() -> None:
    tree = span_tree(_cables("1962-10-01", "1962-10-02", "1962-10-02", "1962-10-05", "1962-10", "1962"), 3)
    assert _names(tree) == ["1962-10-01-02", "1962-10-05", "1962-10.rest", "1962.rest"]


def test_a_day_that_does_not_fit_has_shares() -> None:
    tree = span_tree(_cables(*["1962-10-27"] * 5), 2)
    assert _names(tree) == ["1962-10-27.1", "1962-10-27.2", "1962-10-27.3"]


def test_many_pages_have_years_between() -> None:
    tree = span_tree(_cables(*(f"{year}-{month:02}-01" for year in range(1950, 1960) for month in range(1, 13))), 1)
    assert _names(tree) == [str(year) for year in range(1950, 1960)]
    assert _names(tree.parts[0])[:2] == ["1950-01", "1950-02"]
