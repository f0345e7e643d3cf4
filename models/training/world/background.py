"""Draws what lies behind the things: sums of products of a function of the row and one of the column, evaluated at the
world's points that the camera sees, so that a moving camera needs no larger picture."""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

import numpy as np

from world.clip import Background, Times
from world.sprites import Floats

GRAIN = 48
"""Side of the tile of random numbers that grain repeats."""
Window: TypeAlias = tuple[Times, Times, Times]
"""The world's point in the picture's middle, x and y, and the zoom: [time], or [1] where the camera stands."""


def draw_background(background: Background, window: Window, aspect: float, width: int, height: int) -> Floats:
    """[time or 1, height, 3, width] in 0..255."""
    across, down = _points(window[0], window[2], width), _points(window[1], window[2], height)
    grid = np.asarray(background.colours, dtype=np.float32)
    side = len(grid)
    rows = (_blend(side, down) @ grid.reshape(side, side * 3)).reshape(len(down), height, side, 3)
    canvas = rows.transpose(0, 1, 3, 2) @ _blend(side, across).transpose(0, 2, 1)[:, None]
    if background.pattern != "none":
        canvas += np.float32(background.contrast) * _pattern(background, across * aspect, down)[:, :, None]
    for x, y, size, colour in background.clutter:
        beside, above = (_bump(at, middle, reach) for at, middle, reach in (
            (across, x, size / aspect), (down, y, size)))  # fmt: skip
        cover = (above[:, :, None] * beside[:, None, :])[:, :, None]
        canvas += cover * (np.asarray(colour, dtype=np.float32)[:, None] - canvas)
    return canvas


def _points(middle: Times, zoom: Times, pixels: int) -> Floats:
    """The world's points [time or 1, pixel] that the pixels of an axis show."""
    return (middle[:, None] + ((np.arange(pixels) + 0.5) / pixels - 0.5) / zoom[:, None]).astype(np.float32)


def _blend(grid: int, points: Floats) -> Floats:
    """Smooth interpolation weights [time, pixel, grid] from evenly spaced control points; constant outside."""
    if grid == 1:
        return np.ones((*points.shape, 1), dtype=np.float32)
    at = np.clip(points, 0, 1) * np.float32(grid - 1)
    distance = np.minimum(1, np.abs(at[:, :, None] - np.arange(grid, dtype=np.float32)))
    return np.float32(0.5) + np.float32(0.5) * np.cos(np.float32(np.pi) * distance)


def _bump(points: Floats, middle: float, size: float) -> Floats:
    """1 in the middle, softly 0 outside, half as wide as `size` each way: [time, pixel]."""
    off = (points - np.float32(middle)) / np.float32(size / 2)
    return np.exp(-(off**2))


def _pattern(background: Background, across: Floats, down: Floats) -> Floats:
    """[time, height, width] in -1..1 for points in units of the picture's height."""
    turns = np.float32(2 * np.pi / background.period)
    if background.pattern == "grain":
        return _grain(background, across, down)
    if background.pattern == "stripes":
        slope = np.deg2rad(background.angle)
        u, v = turns * np.float32(np.cos(slope)) * across, turns * np.float32(np.sin(slope)) * down
        return _outer(np.cos(v), np.sin(u)) + _outer(np.sin(v), np.cos(u))
    if background.pattern == "checks":
        return np.clip(4 * _outer(np.sin(turns * down), np.sin(turns * across)), -1, 1)
    rounds = np.cos(turns * down)[:, :, None] + np.cos(turns * across)[:, None, :]
    return np.clip(3 * (rounds - np.float32(0.9)), -1, 1)


def _outer(rows: Floats, columns: Floats) -> Floats:
    return rows[:, :, None] * columns[:, None, :]


@cache
def _grain_tile() -> Floats:
    return np.random.default_rng(48).uniform(-1, 1, (GRAIN, GRAIN)).astype(np.float32)


def _grain(background: Background, across: Floats, down: Floats) -> Floats:
    """Random numbers two to a period, linear between; the angle says where in the tile the picture begins."""
    across, down = (
        _lattice(points * np.float32(2 / background.period) + background.angle) for points in (across, down)
    )
    return (down @ _grain_tile()) @ across.transpose(0, 2, 1)


def _lattice(at: Floats) -> Floats:
    """Linear interpolation weights [time, pixel, GRAIN] on a lattice that repeats."""
    distance = np.abs((at % GRAIN)[:, :, None] - np.arange(GRAIN, dtype=np.float32))
    return np.maximum(0, 1 - np.minimum(distance, GRAIN - distance)).astype(np.float32)
