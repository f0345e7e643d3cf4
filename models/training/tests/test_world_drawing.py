"""What a clip's description says is what its pixels show, and training never sees what is held out."""

from dataclasses import replace
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from world.acting import ABSENT, FADE, TRAVEL
from world.clip import Act, Background, Clip, Placed, Plan, Scene, Track, Transition
from world.compose import needle_clip, random_clip, random_style
from world.render import patch_share, rasterise
from world.splits import Split, split_rng
from world.sprites import sprite
from world.things import (
    COLOURS,
    DIRECTIONS,
    HELD_OUT_COMBINATIONS,
    HELD_OUT_STYLE,
    KINDS,
    SHAPES,
    TRAINING_STYLES,
    Action,
    Thing,
    held_out_pair,
)

PLANS = (
    Plan((1,), 0.0),
    Plan((1,), 0.0, acts=3),
    Plan((3,), 0.3, acts=2),
    Plan((4,), 0.5, repeats=True),
    Plan((1, 2), 0.2),
    Plan((1, 1, 1), 0.0),
    Plan((2,), camera=2),
    Plan((3,), trick="behind"),
    Plan((4,), trick="shuffle"),
    Plan((4,), trick="odd"),
    Plan((2,), image=True),
)
plans = st.sampled_from(PLANS)
seeds = st.integers(0, 10**6)
few = settings(max_examples=40, deadline=None)
STEPS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
WHITE = Background("plain", (((255.0, 255.0, 255.0),),))
BLUE = Background("plain", (((0.0, 0.0, 255.0),),))


def clip_of(seed: int, plan: Plan, split: Split = "train") -> Clip:
    return random_clip(split_rng(split, seed), plan, split)


def doing(seed: int, action: Action, things: int = 1) -> tuple[Clip, Placed, Act]:
    """A clip in which a thing does the action; the next seeds are tried where its time was too short."""
    plan = Plan((things,), 0.0, actions=(action,), shapes=0.2)
    for index in range(seed, seed + 50):
        clip = clip_of(index, plan)
        for placed in clip.things:
            if placed.acts:
                return clip, placed, placed.acts[0]
    raise AssertionError(f"no clip of {action}")


def alone(clip: Clip, moments: list[float], side: int = 64) -> np.ndarray:
    """Visible shares [time, side, side] of the only thing."""
    return rasterise(clip, moments, side, side)[1].sum(axis=0)


def at(track: Track, moment: float) -> np.ndarray:
    """x, y, height, angle and opacity."""
    return np.array(
        [np.interp(moment, track.times, values) for values in
         (track.x, track.y, track.height, track.angle, track.opacity)]
    )  # fmt: skip


def scene_of(clip: Clip, placed: Placed) -> Scene:
    return next(scene for scene in clip.scenes if any(item is placed for item in scene.things))


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
            assert act.end - act.begin >= min(0.89, clip.duration / 7.01)
            assert act.action in ("appear", "disappear", "blink", "jump") or act.end - act.begin >= clip.duration / 5.01
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


def two_scenes(transition: Transition) -> Clip:
    track = Track(*(np.array([value]) for value in (0.0, 0.5, 0.5, 0.4, 0.0, 1.0)))
    red = Placed(Thing("square", "red"), "noto", track, (), 4)
    scenes = (Scene(0.0, 2.0, (red,), WHITE), Scene(2.0, 4.0, (), BLUE, transition))
    return Clip(4.0, 1.0, scenes, np.arange(40) / 10)


@pytest.mark.parametrize("towards", DIRECTIONS)
def test_half_way_through_a_wipe_the_side_it_comes_from_is_new_and_the_other_is_old(towards: str) -> None:
    pixels, alpha = rasterise(two_scenes(Transition("wipe", 1.0, towards)), [2.0], 64, 64)
    new = np.all(pixels[0] == (0, 0, 255), axis=-1)
    column, row = STEPS[towards]
    came = np.roll(np.arange(64) < 32, 0) if column + row > 0 else np.arange(64) >= 32
    expected = np.broadcast_to(came if column else came[:, None], (64, 64))
    assert np.array_equal(new, expected)
    assert not alpha[0, 0][expected].any() and alpha[0, 0][~expected].sum() > 200


def test_a_dissolve_mixes_both_scenes_and_a_fade_goes_through_black() -> None:
    moments = [1.0, 1.75, 2.0, 2.25, 3.0]
    pixels, alpha = rasterise(two_scenes(Transition("dissolve", 1.0)), moments, 32, 32)
    assert np.allclose(pixels[:, 0, 0, 0], [255, 191, 128, 64, 0], atol=1)
    assert np.allclose(alpha[0].max(axis=(1, 2)), [1, 0.75, 0.5, 0.25, 0], atol=1e-3)
    pixels, alpha = rasterise(two_scenes(Transition("fade", 1.0)), moments, 32, 32)
    assert np.allclose(pixels[:, 0, 0].sum(axis=-1), [765, 382, 0, 128, 255], atol=2)
    assert np.allclose(alpha[0].max(axis=(1, 2)), [1, 0.5, 0, 0, 0], atol=1e-3)


def test_a_cut_shows_the_new_scene_from_its_first_moment() -> None:
    pixels, _ = rasterise(two_scenes(Transition()), [1.999, 2.0], 8, 8)
    assert pixels[0, 0, 0].tolist() == [255, 255, 255] and pixels[1, 0, 0].tolist() == [0, 0, 255]


@few
@given(seeds)
def test_what_passes_behind_is_hidden_in_between_and_never_in_front(seed: int) -> None:
    clip = clip_of(seed, Plan((2,), trick="behind"))
    assert clip.subject == 0
    act = clip.things[0].acts[0]
    moments = [act.begin, *np.linspace(act.begin, act.end, 40), act.end - 1e-6]
    _, alpha = rasterise(clip, moments, 64, 64)
    seen = alpha[0].sum(axis=(1, 2))
    assert act.action == "pass behind" and seen.min() < 0.35 * max(seen[0], seen[-1]) and min(seen[0], seen[-1]) > 12
    assert np.ptp(alpha[1].sum(axis=(1, 2))) < 1e-2


@few
@given(seeds)
def test_a_shuffled_thing_is_shown_then_hidden_and_ends_where_one_of_the_boxes_ends(seed: int) -> None:
    clip = clip_of(seed, Plan((4,), trick="shuffle"))
    hidden, *boxes = clip.things
    assert clip.subject == 0 and len(boxes) == 3 and len({box.thing for box in boxes}) == 1
    seen = rasterise(clip, np.linspace(0, clip.duration * 0.999, 20), 64, 64)[1][0].sum(axis=(1, 2))
    assert seen[0] > 20 and seen[1] > 20 and np.all(seen[7:] < 2)
    ends = [box.track.x[-1] for box in boxes]
    assert min(abs(hidden.track.x[-1] - end) for end in ends) < 1e-9
    begins = [box.track.x[0] for box in boxes]
    assert np.allclose(sorted(begins), sorted(ends)) and begins != ends


@few
@given(seeds, st.sampled_from([3, 4]))
def test_all_but_the_odd_one_do_the_same(seed: int, count: int) -> None:
    clip = clip_of(seed, Plan((count,), trick="odd"))
    actions = [placed.acts[0].action for placed in clip.things]
    assert clip.subject is not None
    other = actions.pop(clip.subject)
    assert len(clip.things) == count and len(set(actions)) == 1 and other not in actions


@few
@given(seeds)
def test_things_move_against_the_camera_and_grow_as_it_comes_closer(seed: int) -> None:
    clip = clip_of(seed, Plan((1,), camera=1))
    (scene,) = clip.scenes
    (move,) = scene.moves
    moments = [move.begin, move.end - 1e-6]
    cover = alone(clip, moments)
    places = (np.arange(64) + 0.5) / 64
    x, y = (np.array([(c.sum(axis) @ places) / c.sum() for c in cover]) for axis in (0, 1))
    assert clip.things[0].still and scene.background.look in ("textured", "cluttered")
    if move.motion in ("in", "out"):
        areas = cover.sum(axis=(1, 2))
        assert (areas[1] > areas[0]) == (move.motion == "in")
    else:
        step = np.array(STEPS[move.motion])
        assert (np.array([x[1] - x[0], y[1] - y[0]]) @ step) < -0.12


@few
@given(seeds)
def test_things_stay_mostly_visible_while_the_camera_moves(seed: int) -> None:
    clip = clip_of(seed, Plan((2,), camera=2))
    for placed in clip.things:
        lone = replace(clip, scenes=(replace(clip.scenes[0], things=(placed,)),))
        moments = np.linspace(0, clip.duration * 0.999, 12)
        zoom = np.interp(moments, clip.scenes[0].view.times, clip.scenes[0].view.zoom)
        areas = alone(lone, moments.tolist()).sum(axis=(1, 2)) / zoom**2
        assert areas.min() > 0.45 * areas.max()


def test_a_needle_is_one_short_scene_with_a_thing_that_is_nowhere_else() -> None:
    for seed in range(4):
        clip = needle_clip(split_rng("test", seed), 600.0, "test")
        assert clip.subject is not None and abs(clip.duration - 600) < 0.2 and len(clip.scenes) > 20
        needle = clip.things[clip.subject]
        scene = scene_of(clip, needle)
        assert scene.end - scene.begin < 10 and needle.acts and scene.begin <= needle.acts[0].begin
        others = [placed for placed in clip.things if placed is not needle]
        assert all(placed.still and placed.thing.kind != needle.thing.kind for placed in others)


@few
@given(seeds, plans)
def test_where_a_thing_is_seen_the_pixels_differ_from_the_bare_background(seed: int, plan: Plan) -> None:
    clip = clip_of(seed, plan, "test")
    bare = replace(clip, scenes=tuple(replace(scene, things=()) for scene in clip.scenes))
    moments = np.array([0.1, 0.5, 0.9]) * clip.duration
    pixels, alpha = rasterise(clip, moments, 64, 64)
    differs = np.abs(pixels.astype(int) - rasterise(bare, moments, 64, 64)[0]).max(axis=-1) > 2
    share = differs.reshape(3, 8, 8, 8, 8).mean(axis=(2, 4)).reshape(3, 64)
    cover = patch_share(alpha, 8).sum(axis=0)
    assert np.all(share[cover > 0.4] > 0) and np.all(cover[share == 0] < 0.12)


@settings(max_examples=15, deadline=None)
@given(seeds, plans)
def test_a_clip_looks_the_same_at_every_size(seed: int, plan: Plan) -> None:
    clip = clip_of(seed, plan, "test")
    moments = np.array([0.2, 0.8]) * clip.duration
    large = rasterise(clip, moments, 256, 256)[0].reshape(2, 64, 4, 64, 4, 3).mean(axis=(2, 4))
    assert np.abs(large - rasterise(clip, moments, 64, 64)[0]).mean() < 3.5


@few
@given(seeds)
def test_a_moving_thing_keeps_its_area(seed: int) -> None:
    clip, _, _ = doing(seed, "left")
    area = alone(clip, (np.linspace(0, 0.99, 20) * clip.duration).tolist()).sum(axis=(1, 2))
    assert area.std() / area.mean() < 0.01


def test_every_kind_is_drawn_in_every_style_and_a_shape_in_its_colour() -> None:
    for style in (*TRAINING_STYLES, HELD_OUT_STYLE):
        for kind in KINDS:
            thing = Thing(kind, "red" if kind in SHAPES else None)
            assert sprite(thing, style, 96)[:, 3].mean() > 0.08
        for colour in COLOURS:
            middle = sprite(Thing("square", colour), style, 96)[24:72, :3, 24:72].mean(axis=(0, 2))
            assert (
                min(COLOURS, key=lambda name, seen=middle: float(np.abs(np.array(COLOURS[name]) - seen).sum()))
                == colour
            )


@pytest.mark.parametrize("split", ["train", "validation"])
def test_training_and_validation_never_show_what_is_held_out(split: Split) -> None:
    rng = split_rng(split, 3)
    for index in range(400):
        clip = random_clip(rng, PLANS[index % len(PLANS)], split)
        assert all(placed.style != HELD_OUT_STYLE for placed in clip.things)
        assert not HELD_OUT_COMBINATIONS & {placed.thing for placed in clip.things}
        for earlier, later in combinations(clip.scenes, 2):
            assert not any(held_out_pair(a.thing, b.thing) for a in earlier.things for b in later.things)
    needle = needle_clip(rng, 300.0, split)
    for earlier, later in combinations(needle.scenes, 2):
        assert not any(held_out_pair(a.thing, b.thing) for a in earlier.things for b in later.things)


def test_test_clips_do_show_what_is_held_out_one_in_four_wholly_in_the_style() -> None:
    rng = split_rng("test", 3)
    clips = [random_clip(rng, Plan((1, 1), shapes=0.5), "test") for _ in range(500)]
    assert {placed.thing for clip in clips for placed in clip.things} >= HELD_OUT_COMBINATIONS
    styles = [{placed.style for placed in clip.things} for clip in clips]
    assert all(HELD_OUT_STYLE not in seen or len(seen) == 1 for seen in styles)
    assert 0.19 < np.mean([HELD_OUT_STYLE in seen for seen in styles]) < 0.31
    assert any(held_out_pair(clip.things[0].thing, clip.things[1].thing) for clip in clips)
    assert all(random_style(rng, "train") != HELD_OUT_STYLE for _ in range(100))
