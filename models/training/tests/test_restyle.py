"""In training things are drawn otherwise than their styles do, but stay what they are."""

from dataclasses import replace

import numpy as np
from hypothesis import given

from tests.drawn import PLANS, clip_of, few, plans, seeds
from world.clip import Clip, Plan
from world.compose import random_clip
from world.plans import plan_for
from world.render import rasterise
from world.restyle import random_touch, restyled
from world.sprites import mean_colour
from world.things import COLOURS, MORE_STYLES, Thing


def drawn(clip: Clip) -> tuple[np.ndarray, np.ndarray]:
    """Pixels and each thing's share, at three moments."""
    return rasterise(clip, np.linspace(0, clip.duration * 0.99, 3), 48, 48)


@few
@given(seeds, plans)
def test_only_things_look_otherwise_and_no_more_than_all_of_a_pixel_is_covered(seed: int, plan: Plan) -> None:
    clip = clip_of(seed, plan)
    one, share = drawn(clip)
    two, touched = drawn(restyled(np.random.default_rng(seed), clip))
    bare = np.maximum(share.sum(axis=0), touched.sum(axis=0)) == 0
    assert (one[bare] == two[bare]).all()
    assert touched.max() <= 1 + 1e-5 and touched.sum(axis=0).max() <= 1 + 1e-4


def test_the_questions_about_a_clip_stay_the_same() -> None:
    clips = [clip_of(seed, PLANS[3]) for seed in range(600)]
    others = [restyled(np.random.default_rng(seed), clip) for seed, clip in enumerate(clips)]
    changed = [thing for clip in others for thing in clip.things]
    assert {thing.style for thing in changed} >= {*MORE_STYLES} and any(thing.touch for thing in changed)
    for one, two in zip((thing for clip in clips for thing in clip.things), changed, strict=True):
        assert replace(two, touch=None, style=one.style) == one


def test_boxes_that_change_places_are_told_apart_by_their_way_alone() -> None:
    styles = set()
    for seed in range(20):
        rng = np.random.default_rng(seed)
        clip = restyled(rng, random_clip(rng, plan_for(rng, "shuffle"), "train"))
        boxes = [thing for thing in clip.things if thing.thing.name == clip.things[-1].thing.name]
        assert len(boxes) == 3
        assert len({thing.style for thing in boxes}) == len({id(thing.touch) for thing in boxes}) == 1
        styles.add(boxes[0].style)
    assert len(styles) > 3


@given(seeds)
def test_a_colour_that_is_asked_for_stays_nearest_to_its_own_name(seed: int) -> None:
    rng = np.random.default_rng(seed)
    clip = clip_of(seed, Plan((3,), 1.0, shapes=1.0))
    for placed in clip.things:
        touch = random_touch(rng, placed)
        seen = touch.colour @ np.append(mean_colour(placed.thing, placed.style), 1)
        distances = {
            name: float(np.abs(seen - mean_colour(Thing(placed.thing.kind, name), placed.style)).sum())
            for name in COLOURS
        }
        assert min(distances, key=lambda name: distances[name]) == placed.thing.colour
