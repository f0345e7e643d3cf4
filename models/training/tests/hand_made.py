"""Clips put together by hand, for tests of what can be asked about them."""

from itertools import pairwise

import numpy as np

from world.clip import Act, Background, CameraMove, Clip, Placed, Scene, Track, Transition, Trick
from world.things import Action, Thing

GREY = Background("plain", (((90.0, 90.0, 90.0),),))


def thing(name: str) -> Thing:
    """'dog' or 'red circle'"""
    *colour, kind = name.split(" ")
    return Thing(kind, colour[0] if colour else None)


def track(points: list[tuple[float, float, float]], height: float = 0.3) -> Track:
    """Through (time, x, y)."""
    times, x, y = (np.array(column, dtype=float) for column in zip(*points, strict=True))
    same = np.ones(len(points))
    return Track(times, x, y, height * same, 0 * same, same)


def placed(name: str, *acts: Act, cell: int = 4, path: list[tuple[float, float, float]] | None = None) -> Placed:
    """In the middle of its cell, or along a path."""
    points = path or [(0.0, (1 / 6, 0.5, 5 / 6)[cell % 3], (1 / 6, 0.5, 5 / 6)[cell // 3])]
    return Placed(thing(name), "noto", track(points), acts, cell)


def act(action: Action, begin: float = 1.0, end: float = 2.0, times: int = 1) -> Act:
    return Act(action, begin, end, times)


def clip(
    *scenes: list[Placed],
    ends: tuple[float, ...] = (),
    moves: tuple[CameraMove, ...] = (),
    transition: Transition | None = None,
    trick: Trick = "none",
    subject: int | None = None,
) -> Clip:
    """Scenes of three seconds each, or up to the `ends`."""
    edges = [0.0, *(ends or tuple(3.0 * (number + 1) for number in range(len(scenes))))]
    made = tuple(
        Scene(begin, end, tuple(things), GREY, (transition if begin else None) or Transition(), moves)
        for things, (begin, end) in zip(scenes, pairwise(edges), strict=True)
    )
    return Clip(edges[-1], 4 / 3, made, np.arange(0, edges[-1], 0.1), trick, subject)
