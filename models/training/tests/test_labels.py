"""What the labels of patches say happens between sampled frames."""

import numpy as np

from tests.hand_made import act, clip, placed
from world.clip import CameraMove, Clip
from world.labels import CAMERA_MOTIONS, LAGS, Labels, label
from world.questions import Question
from world.story import time_class
from world.things import ACTIONS

QUESTION = Question("where", "where is it?", "left", (0,), None, "where", False)


def labels_of(one: Clip, moments: list[float], covered: list[list[float]]) -> Labels:
    """`covered` [thing, patch] is the same at every moment."""
    cover = np.repeat(np.array(covered, dtype=np.float32)[:, None], len(moments), axis=1)
    return label(one, cover, np.array(moments), [QUESTION])


def test_an_act_is_told_in_each_frame_that_it_has_changed_since_the_one_before() -> None:
    dog = placed("dog", act("jump", 1.0, 2.0), act("spin", 2.5, 3.0))
    acts = labels_of(clip([dog, placed("cat")]), [0.5, 1.5, 2.2, 2.4, 2.9], [[0.9, 0.0], [0.0, 0.9]]).acts
    jump, spin = 1 + ACTIONS.index("jump"), 1 + ACTIONS.index("spin")
    assert acts[:, 0].tolist() == [0, jump, jump, 0, spin]
    assert acts[:, 1].tolist() == [0] * 5


def test_what_disappears_is_told_of_in_the_last_frame_that_shows_it() -> None:
    dog = placed("dog", act("jump", 0.2, 0.6), act("disappear", 1.7, 2.0))
    labels = labels_of(clip([dog]), [0.5, 1.0, 1.6, 2.5], [[0.9]])
    jump, gone = 1 + ACTIONS.index("jump"), 1 + ACTIONS.index("disappear")
    assert labels.acts[:3, 0].tolist() == [jump, jump, gone]
    assert labels.begins[:3, 0].tolist() == [1, 0, 1]
    assert labels.began[:3, 0].tolist() == [time_class(0.2), time_class(0.2), time_class(1.7)]


def test_patches_without_a_thing_do_nothing() -> None:
    acts = labels_of(clip([placed("dog", act("jump", 0.0, 3.0))]), [1.0, 2.0], [[0.9, 0.1]]).acts
    assert acts[:, 1].tolist() == [0, 0] and (acts[:, 0] > 0).all()


def test_the_camera_has_moved_where_a_move_went_on_since_the_frame_before() -> None:
    moves = (CameraMove("left", 0.0, 1.0), CameraMove("in", 1.5, 2.0))
    camera = labels_of(clip([placed("dog")], moves=moves), [0.5, 1.2, 1.4, 1.6, 2.5], [[0.9, 0.0]]).camera
    left, closer = 1 + CAMERA_MOTIONS.index("left"), 1 + CAMERA_MOTIONS.index("in")
    assert camera.tolist() == [left, left, 0, closer, closer]


def test_looks_tell_where_the_things_middle_lies_from_each_patch_and_how_large_it_is() -> None:
    dog = placed("dog", path=[(0.0, 0.25, 0.5), (2.0, 0.75, 0.5)])
    cover = np.zeros((1, 2, 64), dtype=np.float32)
    cover[0, :, [27, 28]] = 0.9
    looks = label(clip([dog]), cover, np.array([0.0, 2.0]), [QUESTION]).looks
    left, right = 4 * (0.25 - 3.5 / 8), 4 * (0.75 - 4.5 / 8)
    assert np.allclose(looks[0, 27], [left, 4 * (0.5 - 3.5 / 8), 0.0, 0.0, 1.0, 1.0], atol=1e-6)
    assert np.allclose(looks[1, 28, :2], [right, 4 * (0.5 - 3.5 / 8)], atol=1e-6)
    assert not looks[0, 0].any()


def test_changes_tell_how_far_the_thing_has_come_since_the_frame_before() -> None:
    dog = placed("dog", path=[(0.0, 0.25, 0.5), (2.0, 0.75, 0.5)])
    changes = labels_of(clip([dog]), [0.0, 1.0, 2.0], [[0.9, 0.0]]).changes
    assert np.allclose(changes[:, 0, 0], [0.0, 1.0, 1.0], atol=1e-6)
    assert not changes[:, 0, 1:].any() and not changes[:, 1].any()


def test_ways_tell_how_far_the_thing_has_come_since_some_frames_before_or_the_first() -> None:
    dog = placed("dog", path=[(0.0, 0.0, 0.5), (10.0, 1.0, 0.5)])
    ways = labels_of(clip([dog], ends=(10.0,)), [float(second) for second in range(10)], [[0.9, 0.0]]).ways
    come = [0.4 * np.minimum(np.arange(10), lag) for lag in LAGS]
    assert np.allclose(ways[:, 0, ::2], np.stack(come, axis=1), atol=1e-6)
    assert not ways[:, 0, 1::2].any() and not ways[:, 1].any()


def test_what_begins_is_told_in_the_first_frame_after_it() -> None:
    dog, cat = placed("dog", act("grow", 1.0, 2.0), act("spin", 2.5, 3.0)), placed("cat")
    begins = labels_of(clip([dog], [cat]), [0.5, 1.5, 2.2, 2.9, 3.1, 4.0], [[0.9, 0.0], [0.0, 0.9]]).begins
    assert begins[:, 0].tolist() == [2, 1, 0, 1, 0, 0]
    assert begins[:, 1].tolist() == [0, 0, 0, 0, 2, 0]


def test_jumps_are_counted_when_they_have_begun() -> None:
    hops = [(0.0, 0.5, 0.6), (1.0, 0.5, 0.6), (1.2, 0.5, 0.3), (1.5, 0.5, 0.3), (1.8, 0.5, 0.6)]
    hops += [(2.4, 0.5, 0.6), (2.6, 0.5, 0.3), (3.0, 0.5, 0.6)]
    dog = placed("dog", act("jump", 1.0, 3.0, times=2), path=hops)
    counted = labels_of(clip([dog]), [0.5, 1.3, 2.0, 2.7, 3.0], [[0.9, 0.1]]).counted
    assert counted[:, 0].tolist() == [0, 1, 1, 2, 2]
    assert not counted[:, 1].any()
