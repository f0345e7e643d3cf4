"""Storyboards of the sample clips: who stands where, who goes which way, scene by scene."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from clips.encode import Codec
from world.clip import Act, Background, Clip, Placed, Scene
from world.stage import Key, cell_of, track_of
from world.things import CELLS, COLOUR_NAMES, Direction, Style, Thing
from world.tricks import GROUND, RAISED, swap

POSTER_AT = 0.4
FRAMES_PER_SECOND = 25
STYLE: Style = "noto"
LANES = {"left": 0.2, "middle": 0.5, "right": 0.8, "top": 0.24, "bottom": 0.76}


@dataclass(frozen=True)
class Drawn:
    """A thing of a storyboard: where it is as its scene begins and as it ends."""

    thing: Thing
    start: tuple[float, float]
    end: tuple[float, float]
    height: float
    motion: Direction | None = None

    def placed(self, begin: float, end: float) -> Placed:
        """In a scene of these seconds."""
        keys = [Key(time, *at, self.height) for time, at in ((begin, self.start), (end, self.end))]
        acts = (Act(self.motion, begin, end),) if self.motion else ()
        return Placed(self.thing, STYLE, track_of(keys), acts, cell_of(*self.start))


@dataclass(frozen=True)
class Followed:
    """A thing of a storyboard that goes a way of its own."""

    thing: Thing
    way: tuple[Key, ...]

    def placed(self, begin: float, end: float) -> Placed:
        """In a scene that lasts as long as its way."""
        return Placed(self.thing, STYLE, track_of(self.way), (), cell_of(self.way[0].x, self.way[0].y))


@dataclass(frozen=True)
class Storyboard:
    """A sample clip: its scenes, each a background and things, take even shares of the time.

    The first is open on a first visit. Its questions are suggested: those that the shipped model answers right, so that
    one click shows what it can do. How often it is right stands in docs/results.md.
    """

    name: str
    title: str
    duration: float
    codec: Codec
    size: tuple[int, int]
    scenes: tuple[tuple[Background, tuple[Drawn | Followed, ...]], ...]
    questions: tuple[str, ...]
    poster_at: float = POSTER_AT
    """Of its time."""

    @property
    def clip(self) -> Clip:
        share = self.duration / len(self.scenes)
        scenes = tuple(
            Scene(i * share, (i + 1) * share, tuple(thing.placed(i * share, (i + 1) * share) for thing in things), back)
            for i, (back, things) in enumerate(self.scenes)
        )
        times = np.arange(round(self.duration * FRAMES_PER_SECOND)) / FRAMES_PER_SECOND
        return Clip(self.duration, self.size[0] / self.size[1], scenes, times)


def _thing(name: str) -> Thing:
    first, *rest = name.split()
    return Thing(rest[0], first) if first in COLOUR_NAMES else Thing(first)


def still(name: str, cell: str, height: float = 0.4) -> Drawn:
    """A thing that stands in a cell of the picture."""
    row, column = divmod(CELLS.index(cell), 3)
    at = (LANES[("left", "middle", "right")[column]], LANES[("top", "middle", "bottom")[row]])
    return Drawn(_thing(name), at, at, height)


def moving(name: str, motion: Direction, lane: str, height: float = 0.4) -> Drawn:
    """A thing that crosses the picture along a lane: a row for left and right, a column for up and down."""
    near, far = (0.16, 0.84) if motion in ("left", "right") else (0.24, 0.76)
    begin, end = (near, far) if motion in ("right", "down") else (far, near)
    across = LANES[lane]
    if motion in ("left", "right"):
        return Drawn(_thing(name), (begin, across), (end, across), height, motion)
    return Drawn(_thing(name), (across, begin), (across, end), height, motion)


def under_a_box(name: str, box: str, height: float = 0.34) -> tuple[Followed, ...]:
    """A small thing, and three equal boxes that come down, the middle one over it. That one changes places with the one
    on the left, then the two do that do not hide it."""
    ways = [
        [Key(0.0, x, RAISED, height), Key(1.3, x, RAISED, height), Key(2.1, x, GROUND, height)]
        for x in (0.18, 0.5, 0.82)
    ]
    left, middle, right = ways
    swap(middle, left, 2.4, 4.8)
    swap(right, left, 5.2, 7.6)
    small = [Key(0.0, 0.5, GROUND, 0.6 * height), *(key._replace(height=0.6 * height) for key in middle[2:])]
    return Followed(_thing(name), tuple(small)), *(Followed(_thing(box), tuple(way)) for way in ways)
