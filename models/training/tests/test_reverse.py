"""Clips played backwards."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from world.clip import Clip, Plan
from world.compose import random_clip
from world.plans import plan_for
from world.questions import FAMILIES, Family
from world.render import rasterise
from world.reverse import reversed_clip
from world.splits import split_rng
from world.things import OPPOSITES

playable = st.tuples(st.integers(0, 10_000), st.sampled_from([family for family in FAMILIES if family != "shuffle"]))


def clip_of(seed: int, family: Family) -> Clip:
    rng = split_rng("validation", seed)
    while True:
        clip = random_clip(rng, plan_for(rng, family), "train")
        if clip.trick != "shuffle":
            return clip


@settings(max_examples=40, deadline=None)
@given(playable)
def test_it_shows_the_same_pictures_from_the_last_to_the_first(drawn: tuple[int, Family]) -> None:
    clip = clip_of(*drawn)
    back = reversed_clip(clip)
    moments = np.linspace(0.02, 0.98, 7) * clip.duration
    forward = rasterise(clip, moments, 32, 32)[0].astype(int)
    backward = rasterise(back, clip.duration - moments[::-1], 32, 32)[0].astype(int)[::-1]
    assert np.abs(forward - backward).max() <= 2


@settings(max_examples=40, deadline=None)
@given(playable)
def test_every_act_turns_into_its_opposite(drawn: tuple[int, Family]) -> None:
    clip = clip_of(*drawn)
    back = reversed_clip(clip)
    forward = [act for scene in clip.scenes for placed in scene.things for act in placed.acts]
    for act in (act for scene in back.scenes for placed in scene.things for act in placed.acts):
        assert any(
            OPPOSITES.get(other.action, other.action) == act.action
            and np.isclose(clip.duration - other.end, act.begin)
            and other.times == act.times
            for other in forward
        )


def test_what_fades_does_so_as_long_as_its_act_lasts_in_both_directions() -> None:
    plan, told = Plan((1,), 0.0, actions=("appear", "disappear")), 0
    for seed in range(12):
        clip = random_clip(split_rng("validation", seed), plan, "train")
        for played in (clip, reversed_clip(clip)):
            for placed in played.things:
                for act in (act for act in placed.acts if act.action in ("appear", "disappear")):
                    sides = np.interp([act.begin, act.end], placed.track.times, placed.track.opacity)
                    assert sides.tolist() == ([0.0, 1.0] if act.action == "appear" else [1.0, 0.0])
                    assert 0.19 < act.end - act.begin < 0.41
                    told += 1
    assert told >= 20


@settings(max_examples=40, deadline=None)
@given(playable)
def test_backwards_twice_is_forwards(drawn: tuple[int, Family]) -> None:
    clip = clip_of(*drawn)
    again = reversed_clip(reversed_clip(clip))
    assert [placed.thing for placed in again.things] == [placed.thing for placed in clip.things]
    assert again.subject == clip.subject
    np.testing.assert_allclose(again.frame_times, clip.frame_times, atol=1e-9)
    for one, two in zip(again.things, clip.things, strict=True):
        np.testing.assert_allclose(one.track.x, two.track.x)
