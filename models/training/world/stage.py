"""Where and when things may act, and what they cover while they do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from world.clip import Act, Placed, Seconds, Track
from world.things import Action, Style, Thing

LEAST_SECONDS = 0.9
LEAST_SHARE = 1 / 5
"""Of the clip that a motion takes: at least one of eight evenly spaced frames shows it under way."""


class Key(NamedTuple):
    """A thing's state at a moment, as in Track."""

    time: Seconds
    x: float
    y: float
    height: float
    angle: float = 0.0
    opacity: float = 1.0


@dataclass(frozen=True)
class Stage:
    """Where and when a thing may act: within [begin, end], when its scene alone is shown."""

    aspect: float
    span: Seconds
    """Duration of the clip: what the frames are spread over."""
    begin: Seconds
    end: Seconds

    @property
    def least(self) -> Seconds:
        """Shortest act."""
        return max(LEAST_SECONDS, LEAST_SHARE * self.span)

    def width(self, height: float) -> float:
        """Of a square, as a fraction of the picture's width."""
        return height / self.aspect


class Slot(NamedTuple):
    """When an action is done, and how many times over."""

    action: Action
    begin: Seconds
    end: Seconds
    times: int


class Box(NamedTuple):
    """Where a thing is at some time, as fractions of the picture."""

    left: float
    top: float
    right: float
    bottom: float


def track_of(keys: Sequence[Key]) -> Track:
    times, x, y, height, angle, opacity = np.array(keys, dtype=np.float64).T
    return Track(times, x, y, height, angle, opacity)


def placed_at(thing: Thing, style: Style, keys: Sequence[Key], acts: tuple[Act, ...], stage: Stage) -> Placed:
    """The thing with its cell: where it is when it is first wholly seen."""
    return Placed(thing, style, track_of(keys), acts, first_cell(keys, acts, stage))


def first_cell(keys: Sequence[Key], acts: tuple[Act, ...], stage: Stage) -> int:
    """Where a thing is when it is first wholly seen, as an index into CELLS."""
    x, y = keys[0].x, keys[0].y
    if acts and acts[0].action == "enter":
        wide, high = stage.width(keys[0].height) / 2, keys[0].height / 2
        x, y = float(np.clip(x, wide, 1 - wide)), float(np.clip(y, high, 1 - high))
    return cell_of(x, y)


def cell_of(x: float, y: float) -> int:
    """Index into CELLS of the third of the picture, both ways, that a point lies in."""
    column, row = (min(2, max(0, int(at * 3))) for at in (x, y))
    return 3 * row + column


def apart(one: Box, two: Box) -> bool:
    sideways = one.right <= two.left or two.right <= one.left
    return sideways or one.bottom <= two.top or two.bottom <= one.top


def swept(keys: Sequence[Key], aspect: float, shrink: float) -> Box:
    """The box of all that a thing covers over its track, each square made smaller by `shrink` of it on each side."""
    half = (0.5 - shrink) * (1.15 if any(key.angle for key in keys) else 1.0)
    wide = half / aspect
    return Box(
        min(key.x - wide * key.height for key in keys),
        min(key.y - half * key.height for key in keys),
        max(key.x + wide * key.height for key in keys),
        max(key.y + half * key.height for key in keys),
    )
