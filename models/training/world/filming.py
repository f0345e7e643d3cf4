"""A scene of still things before a camera that pans and zooms."""

from __future__ import annotations

import numpy as np

from world.backdrops import BUSY, random_background
from world.clip import CameraMotion, CameraMove, Placed, Plan, Scene, Seconds, Times, Transition, View
from world.placing import APART, Styled
from world.scheduling import schedule
from world.stage import Box, Key, Stage, apart, cell_of, swept, track_of

CAMERA_MOTIONS: tuple[CameraMotion, ...] = ("left", "right", "up", "down", "in", "out")


def filmed(rng: np.random.Generator, plan: Plan, things: list[Styled], aspect: float, duration: Seconds) -> Scene:
    """A scene of still things that the camera pans over or zooms into."""
    stage = Stage(aspect, duration, 0.0, duration)
    moves, view = _camera(rng, plan.camera, stage)
    seen = _always_seen(view)
    placed: list[Placed] = []
    boxes: list[Box] = []
    for thing in things:
        for attempt in range(40):
            height = rng.uniform(0.2, 0.34) * (1.0 if attempt < 20 else 0.75)
            key = _within(rng, seen, height, stage)
            box = swept([key], aspect, APART)
            if all(apart(box, other) for other in boxes):
                boxes.append(box)
                placed.append(Placed(*thing, track_of([key]), (), _seen_cell(key, view)))
                break
    background = random_background(rng, things, BUSY)
    ordered = tuple(sorted(placed, key=lambda item: (item.cell % 3, item.cell // 3)))
    return Scene(0.0, duration, ordered, background, Transition(), moves, view)


def _camera(rng: np.random.Generator, count: int, stage: Stage) -> tuple[tuple[CameraMove, ...], View]:
    """Moves one after the other, all different, about the middle of the world."""
    chosen = [CAMERA_MOTIONS[index] for index in rng.permutation(len(CAMERA_MOTIONS))[:count]]
    slots = schedule(rng, stage, ["shake"] * len(chosen))
    state, states = np.array([0.0, 0.0, 1.0]), []
    zooms = [motion for motion in chosen if motion in ("in", "out")]
    if zooms and zooms[0] == "out":
        state[2] = rng.uniform(1.5, 1.7)
    times: list[Seconds] = []
    for motion, slot in zip(chosen, slots, strict=False):
        states += [state, state := _filmed_on(rng, state, motion)]
        times += [slot.begin, slot.end]
    x, y, zoom = np.array(states).T
    moves = tuple(CameraMove(motion, slot.begin, slot.end) for motion, slot in zip(chosen, slots, strict=False))
    return moves, View(np.array(times), _centred(x, zoom), _centred(y, zoom), zoom)


def _filmed_on(rng: np.random.Generator, state: np.ndarray, motion: CameraMotion) -> np.ndarray:
    """The camera's x, y and zoom after a move."""
    after = state.copy()
    if motion in ("in", "out"):
        after[2] = state[2] * rng.uniform(1.5, 1.7) if motion == "in" else state[2] / rng.uniform(1.5, 1.7)
        return after
    axis, sign = {"left": (0, -1), "right": (0, 1), "up": (1, -1), "down": (1, 1)}[motion]
    after[axis] += sign * rng.uniform(0.28, 0.42) / state[2]
    return after


def _centred(middle: Times, zoom: Times) -> Times:
    """Moved so that what is seen all the time lies about the middle of the world, 0.5."""
    low, high = (middle - 0.5 / zoom).max(), (middle + 0.5 / zoom).min()
    return middle + 0.5 - (low + high) / 2


def _always_seen(view: View) -> Box:
    """The part of the world that is seen all the time; less than nothing becomes a point."""
    left, right = (view.x - 0.5 / view.zoom).max(), (view.x + 0.5 / view.zoom).min()
    top, bottom = (view.y - 0.5 / view.zoom).max(), (view.y + 0.5 / view.zoom).min()
    return Box(min(left, 0.5), min(top, 0.5), max(right, 0.5), max(bottom, 0.5))


def _within(rng: np.random.Generator, seen: Box, height: float, stage: Stage) -> Key:
    """Somewhere in what is always seen, at most a sixth of it outside."""
    return Key(
        0.0,
        _between(rng, seen.left, seen.right, stage.width(height) / 3),
        _between(rng, seen.top, seen.bottom, height / 3),
        height,
    )


def _between(rng: np.random.Generator, low: float, high: float, margin: float) -> float:
    return (low + high) / 2 if high - low <= 2 * margin else rng.uniform(low + margin, high - margin)


def _seen_cell(key: Key, view: View) -> int:
    """The cell of the picture at the beginning."""
    return cell_of((key.x - view.x[0]) * view.zoom[0] + 0.5, (key.y - view.y[0]) * view.zoom[0] + 0.5)
