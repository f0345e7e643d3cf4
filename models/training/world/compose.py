"""Random clips: which things, where, how they move, on which background, cut into which scenes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from world.scene import Background, Clip, Placed, Scene
from world.splits import Split
from world.sprites import mean_colour
from world.things import (
    COLOUR_NAMES,
    DIRECTIONS,
    EMOJI,
    HELD_OUT_COMBINATIONS,
    SHAPES,
    Motion,
    Thing,
    held_out_pair,
)

EMOJI_NAMES = tuple(EMOJI)
ASPECTS = (1.0, 4 / 3, 16 / 9)
MOVING_SHARE = 0.25
"""A thing moves only in a scene that takes at least this share of the clip: two of eight sampled frames."""


@dataclass(frozen=True)
class Plan:
    """What a clip shall hold: the number of things in each scene, and how likely things stand still or repeat."""

    scenes: tuple[int, ...]
    still: float = 0.4
    repeats: bool = False
    shapes: float = 0.5


def random_thing(rng: np.random.Generator, split: Split, shapes: float = 0.5) -> Thing:
    """A shape (with probability `shapes`) or an emoji; held-out combinations only in the test split, one in four."""
    if rng.random() >= shapes:
        return Thing(EMOJI_NAMES[rng.integers(len(EMOJI_NAMES))])
    if split == "test" and rng.random() < 0.25:
        return sorted(HELD_OUT_COMBINATIONS, key=lambda thing: thing.name)[rng.integers(len(HELD_OUT_COMBINATIONS))]
    while True:
        thing = Thing(SHAPES[rng.integers(len(SHAPES))], COLOUR_NAMES[rng.integers(len(COLOUR_NAMES))])
        if thing not in HELD_OUT_COMBINATIONS:
            return thing


def random_clip(rng: np.random.Generator, plan: Plan, split: Split = "train") -> Clip:
    """A clip after the plan. A crowded scene may end up with fewer things than planned."""
    fps = (25, 30)[rng.integers(2)]
    duration = round(rng.uniform(2, 10) * fps) / fps
    aspect = ASPECTS[rng.integers(len(ASPECTS))]
    cuts = _cuts(rng, len(plan.scenes))
    shared = rng.random() < 0.35
    groups = _things(rng, plan, split)
    background = _background(rng, [thing for group in groups for thing in group]) if shared else None
    scenes = []
    for group, begin, end in zip(groups, cuts, cuts[1:], strict=False):
        still = plan.still if end - begin >= MOVING_SHARE else 1.0
        placed = _place_all(rng, group, still, aspect)
        scenes.append(Scene(begin, end, placed, background or _background(rng, group)))
    return Clip(duration, fps, aspect, tuple(scenes))


def _cuts(rng: np.random.Generator, scenes: int) -> list[float]:
    """Scene boundaries from 0 to 1; every scene takes at least 0.8 of an even share."""
    floor = 0.8 / scenes
    shares = floor + (1 - floor * scenes) * rng.dirichlet(np.ones(scenes))
    return [0.0, *np.cumsum(shares)[:-1].tolist(), 1.0]


def _things(rng: np.random.Generator, plan: Plan, split: Split) -> list[list[Thing]]:
    """Things for each scene, no two alike unless the plan lets them repeat within a scene."""
    groups: list[list[Thing]] = []
    seen: list[Thing] = []
    for count in plan.scenes:
        group: list[Thing] = []
        while len(group) < count:
            if plan.repeats and group and rng.random() < 0.5:
                group.append(group[rng.integers(len(group))])
                continue
            thing = random_thing(rng, split, plan.shapes)
            barred = split != "test" and any(held_out_pair(earlier, thing) for earlier in seen)
            if thing not in seen and thing not in group and not barred:
                group.append(thing)
        groups.append(group)
        seen += group
    return groups


def _place_all(rng: np.random.Generator, things: list[Thing], still: float, aspect: float) -> tuple[Placed, ...]:
    """Places things so that their paths stay apart; ordered as people read: from the left, then from the top."""
    low, high = ((0.32, 0.48), (0.3, 0.42), (0.28, 0.34), (0.26, 0.32))[len(things) - 1]
    placed: list[Placed] = []
    for thing in things:
        found = _place(rng, thing, still, rng.uniform(low, high), aspect, placed)
        if found:
            placed.append(found)
    return tuple(sorted(placed, key=lambda item: (item.cell % 3, item.cell // 3)))


def _place(
    rng: np.random.Generator, thing: Thing, still: float, height: float, aspect: float, others: list[Placed]
) -> Placed | None:
    """A path clear of the others; after some tries a still place; None where the scene is full."""
    motion: Motion = "still" if rng.random() < still else DIRECTIONS[rng.integers(4)]
    for attempt in range(40):
        candidate = _path(rng, thing, motion if attempt < 20 else "still", height, aspect)
        if all(_apart(candidate, other, aspect) for other in others):
            return candidate
    return None


def _path(rng: np.random.Generator, thing: Thing, motion: Motion, height: float, aspect: float) -> Placed:
    column, row = rng.integers(3), rng.integers(3)
    x = _grid(rng, column, height / aspect)
    y = _grid(rng, row, height)
    if motion == "still":
        return Placed(thing, motion, (x, y), (x, y), height, int(3 * row + column))
    size = height / aspect if motion in ("left", "right") else height
    travel = rng.uniform(0.55, 1.0) * (1 - size)
    near = size / 2 + rng.uniform(0, 1 - size - travel)
    begin, end = (near, near + travel) if motion in ("right", "down") else (near + travel, near)
    if motion in ("left", "right"):
        cell = 3 * row + _third(begin)
        return Placed(thing, motion, (begin, y), (end, y), height, int(cell))
    return Placed(thing, motion, (x, begin), (x, end), height, int(3 * _third(begin) + column))


def _third(position: float) -> int:
    return min(2, int(position * 3))


def _grid(rng: np.random.Generator, index: int, size: float) -> float:
    """Centre of a thing in the left (top), middle or right (bottom) third, wholly inside the picture."""
    near = max(1 / 6, size / 2)
    return (near, 0.5, 1 - near)[index] + rng.uniform(-0.03, 0.03)


def _apart(one: Placed, two: Placed, aspect: float) -> bool:
    """True where the swept boxes of both, shrunk a little, do not overlap."""
    reach = 0.46 * (one.height + two.height)
    return any(_gap(one, two, axis) >= reach * scale for axis, scale in ((0, 1 / aspect), (1, 1.0)))


def _gap(one: Placed, two: Placed, axis: int) -> float:
    """Distance between the centres' ranges along an axis; negative where they overlap."""
    (low, high), (low_too, high_too) = (sorted((path.start[axis], path.end[axis])) for path in (one, two))
    return max(low, low_too) - min(high, high_too)


def _background(rng: np.random.Generator, things: list[Thing]) -> Background:
    """Plain (side 1), a gradient (2) or a soft texture (5), in colours that every thing stands out from."""
    base = _contrasting(rng, things)
    side = (1, 2, 5)[rng.integers(3)]
    spread = (0, 26, 13)[(1, 2, 5).index(side)]
    grid = np.clip(base + rng.uniform(-spread, spread, (side, side, 3)), 0, 255)
    return tuple(tuple(tuple(colour) for colour in row) for row in grid.round(1).tolist())


def _contrasting(rng: np.random.Generator, things: list[Thing]) -> np.ndarray:
    """A muted colour [3], far from each thing's mean colour; the farthest of some tries where none is far enough."""
    means = np.array([mean_colour(thing) for thing in things])
    value = rng.uniform(25, 245, (12, 1))
    candidates = np.clip(value * (1 - rng.uniform(0, 0.45, (12, 3))), 0, 255)
    nearest = np.sqrt(((candidates[:, None] - means[None]) ** 2).sum(axis=2)).min(axis=1)
    far = np.flatnonzero(nearest > 105)
    return candidates[far[0] if len(far) else int(nearest.argmax())]
