"""A second look goes where the browser's does: the examples are those of src/domain/samplers/secondLook."""

import pytest

from export.frames import Span
from export.second_look import FINE, closer_moments, sole_moment


@pytest.mark.parametrize(
    ("text", "moment"),
    [("at 14 seconds", 14), ("It falls at 0:14, yes, at 0:14.", 14), ("at 1:30", 90), ("at 1:02:03", 3723)],
)
def test_an_answer_that_names_one_moment_is_about_it(text: str, moment: float) -> None:
    assert sole_moment(text) == moment


@pytest.mark.parametrize(
    "text", ["it does not move", "0:00 a red circle", "0:02 a dog; 0:04 a cat", "for 3 seconds", ""]
)
def test_an_answer_that_names_none_or_several_or_the_begin_is_about_no_moment(text: str) -> None:
    assert sole_moment(text) is None


def test_a_second_look_divides_the_distances_between_frames_around_the_moment() -> None:
    moments = closer_moments(Span(0, 12), 4, 6)
    assert moments is not None
    assert moments.tolist() == [1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5, 10.5]


def test_a_second_look_stays_within_the_clip() -> None:
    moments = closer_moments(Span(3, 12), 4, 14.5)
    assert moments is not None
    assert moments.tolist() == [4.5, 7.5, 10.5, 11.5, 12.5, 13.5, 14.5]


def test_there_is_none_where_frames_are_close_or_the_clip_has_no_such_moment() -> None:
    assert closer_moments(Span(0, 16 * FINE), 16, 8) is None
    assert closer_moments(Span(0, 16), 4, 40) is None
