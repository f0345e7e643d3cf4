"""A second look goes where the browser's does: the examples are those of src/domain/samplers/secondLook."""

import pytest

from export.frames import Span
from export.second_look import FINE, MORE, closer_moments, sole_moment


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


def test_a_second_look_adds_frames_around_the_moment() -> None:
    moments = closer_moments(Span(0, 16), 4, 8)
    assert moments is not None
    assert moments.tolist() == [2, 2.75, 4.25, 5.75, 6, 7.25, 8.75, 10, 10.25, 11.75, 13.25, 14]


def test_a_second_look_stays_within_the_clip() -> None:
    moments = closer_moments(Span(3, 16), 4, 18.5)
    assert moments is not None
    assert len(moments) == 4 + MORE and moments[0] == 5 and moments[-1] < 19


def test_there_is_none_where_frames_are_close_or_the_clip_has_no_such_moment() -> None:
    assert closer_moments(Span(0, 16 * FINE), 16, 8) is None
    assert closer_moments(Span(0, 16), 4, 40) is None
