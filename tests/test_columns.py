"""Columns that stand side by side: everything in reading order, nothing empty, about one length."""

from hypothesis import given
from hypothesis import strategies as st

from playbook.render.columns import columns

heights = st.lists(st.floats(0.5, 40), max_size=60)


@given(heights, st.integers(1, 4))
def test_nothing_is_lost_or_moved(tall: list[float], many: int) -> None:
    items = list(range(len(tall)))
    parted = columns(items, tall, many)
    assert [one for column in parted for one in column] == items
    assert len(parted) <= many
    assert all(parted)


@given(heights, st.integers(2, 4))
def test_no_column_is_longer_than_its_share_and_one_item(tall: list[float], many: int) -> None:
    """A cut falls beside an end of a share, at most half an item off at either side."""
    parted = columns(tall, tall, many)
    assert all(sum(column) <= sum(tall) / many + max(tall) + 0.001 for column in parted)


def test_a_list_is_cut_where_the_halves_are_nearest_to_equal() -> None:
    assert columns("abcde", [1, 1, 1, 1, 4], 2) == [list("abcd"), ["e"]]
    assert columns("abc", [5, 1, 1], 2) == [["a"], ["b", "c"]]
    assert columns("abcdef", [1] * 6, 3) == [["a", "b"], ["c", "d"], ["e", "f"]]
    assert columns("a", [1], 3) == [["a"]]
    assert columns("", [], 2) == []
