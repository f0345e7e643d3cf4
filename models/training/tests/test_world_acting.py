"""What things do in a clip is what its description says, in tracks and in pixels."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawn import STEPS, alone, clip_of, doing, few, plans, scene_of, seeds
from world.acting import TRAVEL
from world.clip import Plan, Track, Transition
from world.render import rasterise
from world.scheduling import ABSENT, FADE
from world.things import DIRECTIONS, Action


def at(track: Track, moment: float) -> np.ndarray:
    """x, y, height, angle and opacity."""
    return np.array(
        [np.interp(moment, track.times, values) for values in
         (track.x, track.y, track.height, track.angle, track.opacity)]
    )  # fmt: skip


@few
@given(seeds, plans)
def test_the_same_generator_gives_the_same_clip_and_the_same_pixels(seed: int, plan: Plan) -> None:
    one, two = (clip_of(seed, plan, "test") for _ in range(2))
    moments = np.linspace(0, one.duration, 5)
    assert repr(one) == repr(two)
    assert np.array_equal(rasterise(one, moments, 32, 32)[0], rasterise(two, moments, 32, 32)[0])


@few
@given(seeds, plans)
def test_acts_follow_each_other_within_their_scene_and_eight_frames_see_them(seed: int, plan: Plan) -> None:
    clip = clip_of(seed, plan)
    for placed in clip.things:
        scene = scene_of(clip, placed)
        for act in placed.acts:
            assert scene.begin <= act.begin < act.end <= scene.end + 1e-6
            if act.action in ("appear", "disappear"):
                continue
            assert act.end - act.begin >= min(0.89, clip.duration / 7.01)
            assert act.action in ("blink", "jump") or act.end - act.begin >= clip.duration / 5.01
        assert all(one.end <= two.begin for one, two in pairwise(placed.acts))
        assert len({act.action for act in placed.acts}) == len(placed.acts) <= plan.acts


@few
@given(seeds, plans)
def test_tracks_and_frame_times_ascend_and_stay_within_bounds(seed: int, plan: Plan) -> None:
    clip = clip_of(seed, plan)
    assert clip.frame_times[0] == 0 and np.all(np.diff(clip.frame_times) > 0) and clip.frame_times[-1] < clip.duration
    assert plan.seconds[0] * 0.9 <= clip.duration <= plan.seconds[1] * 1.1
    for placed in clip.things:
        assert np.all(np.diff(placed.track.times) >= -1e-9)
        assert placed.track.height.min() > 0.1 and 0 <= placed.track.opacity.min() <= placed.track.opacity.max() <= 1


@few
@given(seeds, plans)
def test_what_is_seen_of_a_thing_is_no_more_than_its_opacity_and_all_together_no_more_than_everything(
    seed: int, plan: Plan
) -> None:
    clip = clip_of(seed, plan)
    moments = np.linspace(0, clip.duration * 0.999, 7)
    _, alpha = rasterise(clip, moments, 48, 48)
    assert alpha.min() >= 0 and alpha.sum(axis=0).max() <= 1 + 1e-4
    for placed, shares in zip(clip.things, alpha, strict=True):
        scene = scene_of(clip, placed)
        opacity = np.interp(moments, placed.track.times, placed.track.opacity)
        assert np.all(shares.max(axis=(1, 2)) <= opacity + 1e-4)
        reach = 0.5 + 1e-6
        away = (moments < scene.begin - reach) | (moments > scene.end + reach)
        assert not shares[away].any()


@few
@given(seeds, st.sampled_from(DIRECTIONS))
def test_a_thing_that_moves_ends_far_on_the_side_it_moves_to(seed: int, action: Action) -> None:
    clip, placed, act = doing(seed, action)
    begin, end = at(placed.track, act.begin), at(placed.track, act.end)
    step = np.array(STEPS[action])
    size = np.array([begin[2] / clip.aspect, begin[2]])
    free = float(np.abs(step) @ (1 - size))
    assert float((end - begin)[:2] @ step) >= TRAVEL * free - 1e-6
    assert np.allclose((end - begin)[:2] * (step == 0), 0)
    cover = alone(clip, [act.begin, act.end - 1e-6])
    places = np.arange(64) + 0.5
    seen = [((c.sum(0) @ places) / c.sum() / 64, (c.sum(1) @ places) / c.sum() / 64) for c in cover]
    assert (np.array(seen[1]) - seen[0]) @ step > 0.1


@few
@given(seeds)
def test_growing_and_shrinking_are_seen_as_area(seed: int) -> None:
    for action, larger in (("grow", 1), ("shrink", 0)):
        clip, _, act = doing(seed, action)
        areas = alone(clip, [act.begin, act.end - 1e-6]).sum(axis=(1, 2))
        assert areas[larger] > 2 * areas[1 - larger]


@few
@given(seeds)
def test_what_enters_is_not_seen_before_and_then_stays_and_what_leaves_is_gone(seed: int) -> None:
    clip, placed, act = doing(seed, "enter")
    assert act.side is not None and not alone(clip, [0.0, act.begin]).any()
    assert alone(clip, [act.end, clip.duration * 0.999])[-1].sum() > 40
    middle = alone(clip, [act.begin + 0.3 * (act.end - act.begin)])[0]
    if middle.sum() > 1:
        towards = np.array(STEPS[act.side])
        begin = at(placed.track, act.begin)[:2]
        assert (begin - 0.5) @ towards > 0.5
    clip, _, act = doing(seed, "leave")
    assert alone(clip, [act.begin])[0].sum() > 40 and not alone(clip, [act.end, clip.duration * 0.999]).any()


@few
@given(seeds)
def test_what_appears_or_disappears_is_away_for_long_enough(seed: int) -> None:
    for action in ("appear", "disappear"):
        clip, *_ = doing(seed, action)
        moments = np.linspace(0, clip.duration * 0.999, 60)
        seen = alone(clip, moments.tolist(), 32).sum(axis=(1, 2)) > 0
        assert (~seen).mean() > ABSENT - 0.05 - FADE / clip.duration
        assert seen[-1] == (action == "appear") and seen[0] == (action == "disappear")


@pytest.mark.parametrize("action", ["blink", "jump"])
def test_eight_frames_are_enough_to_count_what_is_repeated(action: Action) -> None:
    counted = []
    for seed in range(60):
        clip, placed, act = doing(seed * 50, action)
        moments = (np.arange(8) + 0.5) / 8 * clip.duration
        states = np.array([at(placed.track, moment) for moment in moments])
        rest = at(placed.track, 0.0)
        away = states[:, 4] < 0.5 if action == "blink" else rest[1] - states[:, 1] > 0.04
        counted.append(int((away[1:] & ~away[:-1]).sum()) == act.times)
    assert np.mean(counted) >= 0.9


def test_repeats_are_one_two_and_three_in_number() -> None:
    times = [doing(seed, "blink")[2].times for seed in range(150)]
    assert all(times.count(number) > 20 for number in (1, 2, 3))


@few
@given(seeds)
def test_a_spin_is_a_full_turn_at_least_and_shaking_goes_both_ways(seed: int) -> None:
    _, placed, act = doing(seed, "spin")
    assert abs(at(placed.track, act.end)[3] - at(placed.track, act.begin)[3]) >= 339
    _, placed, act = doing(seed, "shake")
    assert np.ptp(placed.track.x) > 0.07 and np.ptp(placed.track.y) == 0


@few
@given(seeds, st.booleans())
def test_a_still_thing_is_in_the_middle_of_its_cell(seed: int, image: bool) -> None:
    clip = clip_of(seed, Plan((2,), 1.0, image=image))
    for placed in clip.things:
        row, column = divmod(placed.cell, 3)
        half = placed.track.height[0] / 2
        for value, third, half_size in (
            (placed.track.x[0], column, half / clip.aspect),
            (placed.track.y[0], row, half),
        ):
            near = max(1 / 6, half_size)
            assert abs(value - (near, 0.5, 1 - near)[third]) <= 0.03 + 1e-9
        assert placed.still and placed.track.opacity[0] == 1


@few
@given(seeds, st.sampled_from([Plan((3,), 0.3), Plan((4,), 0.6), Plan((2, 2), 0.5)]))
def test_things_that_are_no_trick_cover_each_other_by_a_third_at_most(seed: int, plan: Plan) -> None:
    clip = clip_of(seed, plan)
    for scene in clip.scenes:
        moments = np.linspace(scene.begin, scene.end, 6) * 0.9 + 0.05 * (scene.begin + scene.end)
        whole = replace(clip, scenes=(replace(scene, begin=0.0, end=clip.duration, transition=Transition()),))
        _, together = rasterise(whole, moments, 64, 64)
        for index, placed in enumerate(scene.things):
            bare = replace(whole, scenes=(replace(whole.scenes[0], things=(placed,)),))
            own = rasterise(bare, moments, 64, 64)[1][0].sum(axis=(1, 2))
            assert np.all(together[index].sum(axis=(1, 2)) >= 0.62 * own - 1)
