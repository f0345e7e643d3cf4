"""Where things stand or go in a scene, so that their ways stay apart."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from world.acting import is_move, perform_all, start_height
from world.clip import Placed, Plan
from world.scheduling import random_actions, schedule
from world.stage import Box, Key, Slot, Stage, apart, placed_at, swept
from world.things import ACTIONS, Action, Style, Thing

APART, NEAR = 0.04, 0.14
"""What may be cut off each side of two squares so that they do not overlap: always, and where still things may."""
HEIGHTS = ((0.36, 0.54), (0.32, 0.46), (0.28, 0.38), (0.26, 0.33))
"""Range of a thing's height in a scene of one, two, three and more things."""
DEFAULT_ACTIONS: tuple[Action, ...] = tuple(action for action in ACTIONS if action != "pass behind")
Styled = tuple[Thing, Style]


def place_all(
    rng: np.random.Generator, things: list[Styled], plan: Plan, stage: Stage, near: bool
) -> tuple[Placed, ...]:
    """Places things so that their ways stay apart; ordered as people read: from the left, then from the top."""
    low, high = HEIGHTS[min(len(things), len(HEIGHTS)) - 1]
    placed: list[Placed] = []
    boxes: list[tuple[Box, Box]] = []
    for thing in things:
        found = _place(rng, thing, plan, stage, rng.uniform(low, high), boxes, near)
        if found:
            placed.append(found[0])
            boxes.append(found[1])
    return tuple(sorted(placed, key=lambda item: (item.cell % 3, item.cell // 3)))


def _place(
    rng: np.random.Generator,
    styled: Styled,
    plan: Plan,
    stage: Stage,
    height: float,
    others: list[tuple[Box, Box]],
    near: bool,
) -> tuple[Placed, tuple[Box, Box]] | None:
    """A thing whose way is clear of the others; after some tries it stays still; None where the scene is full.

    Its boxes are what it keeps clear of moving and of still things.
    """
    slots = _slots(rng, plan, stage, styled[0])
    for attempt in range(40):
        if attempt in (12, 24):
            slots = slots[:1] if attempt == 12 else []
        start = _start(rng, slots, stage, start_height(slots, height), height)
        done = perform_all(rng, stage, slots, start)
        if done is None:
            continue
        keys, acts = done
        clear = swept(keys, stage.aspect, APART)
        boxes = clear, swept(keys, stage.aspect, NEAR) if near and not acts else clear
        if all(apart(boxes[1], other[1]) for other in others):
            return placed_at(*styled, keys, acts, stage), boxes
    return None


def _slots(rng: np.random.Generator, plan: Plan, stage: Stage, thing: Thing) -> list[Slot]:
    """What the thing will do, and when; nothing where it stays still."""
    if plan.image or rng.random() < plan.still:
        return []
    count = plan.acts if rng.random() < 0.5 else int(rng.integers(1, plan.acts + 1))
    return schedule(rng, stage, random_actions(rng, plan.actions or DEFAULT_ACTIONS, count, thing))


def _start(rng: np.random.Generator, slots: Sequence[Slot], stage: Stage, height: float, largest: float) -> Key:
    """Where it begins: in a cell, but along an axis that it moves on, where its first such move has room.

    `largest` is the height that has to fit into the cell.
    """
    first = {
        axis: next((slot.action for slot in slots if slot.action in axis), None)
        for axis in (("left", "right"), ("up", "down"))
    }
    across, down = first.values()
    rows = (1, 2) if any(slot.action == "jump" for slot in slots) else (0, 1, 2)
    x = _near(rng, across, stage.width(height)) or _grid(rng, int(rng.integers(3)), stage.width(largest))
    y = _near(rng, down, height) or _grid(rng, rows[rng.integers(len(rows))], largest)
    return Key(stage.begin, x, y, height)


def _near(rng: np.random.Generator, action: Action | None, size: float) -> float | None:
    """A centre on the side that a move leads away from."""
    if action is None or not is_move(action):
        return None
    off = size / 2 + rng.uniform(0, 0.5) * (1 - size)
    return off if action in ("right", "down") else 1 - off


def _grid(rng: np.random.Generator, index: int, size: float) -> float:
    """Centre of a thing in the left (top), middle or right (bottom) third, wholly inside the picture."""
    near = max(1 / 6, size / 2)
    return (near, 0.5, 1 - near)[index] + rng.uniform(-0.03, 0.03)
