"""The controls of an evaluation."""

from itertools import islice

from hypothesis import given
from hypothesis.strategies import integers

from controls import frame_order, seeded_random

COUNTS = integers(1, 64)


@given(COUNTS)
def test_shuffling_keeps_every_frame_in_other_places(count: int) -> None:
    order = frame_order("shuffle", count)
    assert sorted(order) == list(range(count))
    assert count == 1 or order != list(range(count))


@given(COUNTS)
def test_reversing_twice_is_as_it_was(count: int) -> None:
    order = frame_order("reverse", count)
    assert [order[at] for at in order] == list(range(count))


def test_a_single_frame_stands_at_every_time() -> None:
    assert frame_order("single-frame", 5) == [2] * 5
    assert frame_order("single-frame", 8) == [4] * 8


def test_random_numbers_and_orders_are_those_of_the_browser() -> None:
    """The same numbers stand in src/domain/control.test.ts."""
    assert [value * 2**32 for value in islice(seeded_random(0), 3)] == [1144304738, 1416247, 958946056]
    expected = [[1, 0], [4, 2, 3, 0, 1], [4, 7, 3, 5, 6, 1, 0, 2]]
    assert [frame_order("shuffle", count) for count in (2, 5, 8)] == expected
