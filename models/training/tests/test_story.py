"""What is told of a thing that the frame before does not show."""

from dataclasses import replace

import numpy as np
import pytest

from tests.hand_made import act, clip, placed, track
from world.clip import Clip
from world.story import TIMES, Story, story_of, time_class
from world.things import KINDS
from world.verbs import spoken_time


def at(one: Clip, *moments: float) -> Story:
    return story_of(one, np.array(moments))


@pytest.mark.parametrize("step", [0.1, 0.25, 0.4])
def test_times_are_told_apart_as_questions_tell_them(step: float) -> None:
    seconds = np.arange(0, 60, step).tolist()
    told = {(time_class(time), float(spoken_time(time).split()[1])) for time in seconds}
    assert len({one for one, _ in told}) == len({spoken for _, spoken in told}) == len(told)
    assert min(told)[0] == 1 and max(told)[0] <= TIMES == time_class(60.0)


def test_beyond_a_minute_no_time_is_told() -> None:
    assert time_class(61.0) == 0


def test_a_thing_comes_with_its_scene_or_when_it_enters() -> None:
    scenes = clip([placed("dog")], [placed("cat"), placed("fish", act("enter", 4.0, 5.0))])
    came = at(scenes, 0.5, 5.5).came
    assert came[:, 0].tolist() == [time_class(time) for time in (0.0, 3.0, 4.0)]
    assert (came[:, 0] == came[:, 1]).all()


def test_it_is_told_when_the_last_act_began_and_nothing_before_any() -> None:
    dog = placed("dog", act("jump", 1.0, 2.0), act("spin", 2.5, 3.0))
    assert at(clip([dog]), 0.5, 1.5, 2.2, 2.9).began[0].tolist() == [
        0,
        time_class(1.0),
        time_class(1.0),
        time_class(2.5),
    ]


def test_what_does_otherwise_than_the_rest_is_alone_once_it_does() -> None:
    rest = [placed(name, act("spin")) for name in ("dog", "cat")]
    odd = placed("fish", act("jump"))
    assert at(clip([*rest, odd]), 0.5, 1.5).alone.tolist() == [[0, 0], [0, 0], [0, 1]]


def test_nothing_is_alone_where_the_rest_stays_still_or_is_a_single_thing() -> None:
    odd = placed("fish", act("jump"))
    assert not at(clip([placed("dog"), placed("cat"), odd]), 1.5).alone.any()
    assert not at(clip([placed("dog", act("spin")), odd]), 1.5).alone.any()


def test_what_has_passed_behind_a_larger_thing_is_hidden_by_it_from_then_on() -> None:
    boat = placed("boat", path=[(0.0, 0.1, 0.5), (3.0, 0.9, 0.5)])
    tree = replace(placed("tree"), track=track([(0.0, 0.5, 0.5)], height=0.6))
    boat_class = 1 + KINDS.index("boat")
    assert at(clip([boat, tree]), 0.5, 1.5, 2.9).hidden.tolist() == [[0, 0, 0], [0, boat_class, boat_class]]


def test_boxes_that_pass_each_other_hide_no_box_and_a_thing_stays_with_its_own() -> None:
    ring = replace(placed("red ring"), track=track([(0.0, 0.2, 0.5), (1.0, 0.2, 0.5), (3.0, 0.8, 0.5)], height=0.1))
    moving = placed("red square", path=[(0.0, 0.2, 0.5), (1.0, 0.2, 0.5), (3.0, 0.8, 0.5)])
    standing = placed("red square", path=[(0.0, 0.5, 0.5)])
    hidden = at(clip([ring, moving, standing]), 0.5, 2.0, 2.9).hidden
    assert (hidden[1] == 1 + KINDS.index("ring")).all() and not hidden[[0, 2]].any()
