"""Long clips with one scene to find."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from world.backdrops import random_background
from world.clip import Clip, Plan, Scene, Seconds
from world.compose import ASPECTS, SAME_BACKGROUND_SHARE, random_style, random_thing
from world.placing import place_all
from world.splits import Split
from world.stage import Stage
from world.things import Thing, held_out_pair

NEEDLE_SCENE = (5.0, 9.0)
QUIET_SCENE = (8.0, 24.0)
QUIET_RATES = (8, 10, 12, 15)


def needle_clip(rng: np.random.Generator, seconds: Seconds, split: Split = "train") -> Clip:
    """A long clip of many quiet scenes of a few recurring still things, and one scene, the needle, in which a thing
    that is nowhere else does something: the clip's subject."""
    fps = QUIET_RATES[rng.integers(len(QUIET_RATES))]
    duration = round(seconds * fps) / fps
    aspect, style = ASPECTS[rng.integers(len(ASPECTS))], random_style(rng, split)
    *pool, needle = ((thing, style) for thing in _unrelated(rng, split, 6))
    lengths = [float(rng.uniform(*QUIET_SCENE)) for _ in range(max(2, round(seconds / 16)))]
    at = int(rng.integers(1, len(lengths)))
    own = min(float(rng.uniform(*NEEDLE_SCENE)), seconds / 4)
    scale = (duration - own) / sum(lengths)
    lengths = [scale * length for length in lengths]
    lengths.insert(at, own)
    cuts = [*np.cumsum([0.0, *lengths[:-1]]).tolist(), duration]
    shared = random_background(rng, [*pool, needle]) if rng.random() < SAME_BACKGROUND_SHARE else None
    scenes = []
    for index, (begin, end) in enumerate(pairwise(cuts)):
        stage = Stage(aspect, end - begin, begin, end)
        group = [pool[choice] for choice in rng.permutation(len(pool))[: rng.integers(1, 3)]]
        plan = Plan((len(group),), still=1.0)
        if index == at:
            group, plan = [needle], Plan((1,), still=0.0)
        placed = place_all(rng, group, plan, stage, False)
        scenes.append(Scene(begin, end, placed, shared or random_background(rng, group)))
    subject = sum(len(scene.things) for scene in scenes[:at])
    return Clip(duration, aspect, tuple(scenes), np.arange(round(duration * fps)) / fps, "none", subject)


def _unrelated(rng: np.random.Generator, split: Split, count: int) -> list[Thing]:
    """Things of which no two are held out from each other, whichever comes first."""
    found: list[Thing] = []
    while len(found) < count:
        thing = random_thing(rng, split)
        barred = split != "test" and any(held_out_pair(a, thing) or held_out_pair(thing, a) for a in found)
        if not barred and all(thing.kind != other.kind for other in found):
            found.append(thing)
    return found
