"""Clips that the world draws, for tests of what they show."""

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from world.clip import Act, Clip, Placed, Plan, Scene
from world.compose import random_clip
from world.render import rasterise
from world.splits import Split, split_rng
from world.things import Action

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


def scene_of(clip: Clip, placed: Placed) -> Scene:
    return next(scene for scene in clip.scenes if any(item is placed for item in scene.things))
