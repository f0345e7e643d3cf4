"""A clip as a resolution-independent description, and its renderer.

Positions and sizes are fractions of the picture. A sprite is resampled by two small matrices (one per axis) with a
triangle filter, so that things move smoothly by parts of a pixel at any size. Along a straight path only one axis
changes: its matrix has a time axis, the other's product is shared by all frames.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from world.sprites import Floats, side_for, sprite
from world.things import Motion, Thing

Pixels: TypeAlias = NDArray[np.uint8]
Background: TypeAlias = tuple[tuple[tuple[float, float, float], ...], ...]
"""A square grid of RGB colours in 0..255, smoothly interpolated over the picture."""


@dataclass(frozen=True)
class Placed:
    """A thing on its straight path. Centres (x, y) and height are fractions of the picture's width and height."""

    thing: Thing
    motion: Motion
    start: tuple[float, float]
    end: tuple[float, float]
    height: float
    cell: int
    """Index into CELLS of where a still thing stands; of where a moving thing starts."""


@dataclass(frozen=True)
class Scene:
    """What is shown from `begin` to `end` (fractions of the clip's duration)."""

    begin: float
    end: float
    things: tuple[Placed, ...]
    background: Background


@dataclass(frozen=True)
class Clip:
    """One or several scenes with hard cuts between them. Duration in seconds, a whole number of frames."""

    duration: float
    fps: int
    aspect: float
    scenes: tuple[Scene, ...]

    @property
    def things(self) -> tuple[Placed, ...]:
        """All things in the order of their scenes; questions refer to them by index."""
        return tuple(placed for scene in self.scenes for placed in scene.things)

    def render(self, times: Sequence[float] | Floats, width: int, height: int) -> Pixels:
        """Frames uint8 [time, height, width, 3] at the given times in seconds."""
        return rasterise(self, times, width, height)[0]

    def coverage(self, times: Sequence[float] | Floats, grid: int = 8) -> Floats:
        """Share of each patch that shows the thing: float32 [thing, time, grid · grid], row-major."""
        return patch_share(rasterise(self, times, grid * 8, grid * 8)[1], grid)


def patch_share(alpha: Floats, grid: int) -> Floats:
    """Pixel coverage [thing, time, height, width] averaged over a grid of patches: [thing, time, grid · grid]."""
    things, times, height, width = alpha.shape
    shares = _pool(height, grid).T @ (alpha @ _pool(width, grid))
    return shares.reshape(things, times, grid * grid)


@cache
def _pool(pixels: int, grid: int) -> Floats:
    """Averages runs of pixels: [pixel, grid]."""
    return np.repeat(np.eye(grid, dtype=np.float32), pixels // grid, axis=0) * np.float32(grid / pixels)


def rasterise(clip: Clip, times: Sequence[float] | Floats, width: int, height: int) -> tuple[Pixels, Floats]:
    """Frames uint8 [time, height, width, 3] and visible coverage float32 [thing, time, height, width]."""
    moments = np.asarray(times, dtype=np.float64) / clip.duration
    canvas = np.empty((len(moments), height, 3, width), dtype=np.float32)
    alpha = np.zeros((len(clip.things), len(moments), height, width), dtype=np.float32)
    cuts = [scene.begin for scene in clip.scenes[1:]]
    scene_at = np.searchsorted(cuts, moments, side="right")
    first = 0
    for index, scene in enumerate(clip.scenes):
        shown = np.flatnonzero(scene_at == index)
        last = first + len(scene.things)
        if len(shown):
            progress = np.clip((moments[shown] - scene.begin) / (scene.end - scene.begin), 0, 1)
            canvas[shown], alpha[first:last, shown] = _draw_scene(scene, progress, clip.aspect, width, height)
        first = last
    canvas += 0.5
    np.clip(canvas, 0, 255, out=canvas)
    return np.ascontiguousarray(canvas.astype(np.uint8).transpose(0, 1, 3, 2)), alpha


def _draw_scene(
    scene: Scene, progress: NDArray[np.float64], aspect: float, width: int, height: int
) -> tuple[Floats, Floats]:
    """Canvas [time, height, 3, width] and alpha [thing, time, height, width] at progress [time] in 0..1."""
    canvas = np.repeat(_draw_background(scene, width, height)[None], len(progress), axis=0)
    alpha = np.zeros((len(scene.things), len(progress), height, width), dtype=np.float32)
    for index, placed in enumerate(scene.things):
        rows, columns, drawn = _draw_thing(placed, progress, aspect, width, height)
        cover = drawn[:, :, 3]
        region = canvas[:, rows, :, columns]
        region *= 1 - cover[:, :, None]
        region += drawn[:, :, :3]
        alpha[:index, :, rows, columns] *= 1 - cover
        alpha[index, :, rows, columns] = cover
    return canvas, alpha


def _draw_thing(
    placed: Placed, progress: NDArray[np.float64], aspect: float, width: int, height: int
) -> tuple[slice, slice, Floats]:
    """The rows and columns that the thing touches, and its premultiplied pixels [time, row, channel, column] there."""
    tall = placed.height * height
    wide = placed.height / aspect * width
    side = side_for(max(tall, wide))
    source = sprite(placed.thing, side)
    columns, across = _axis(placed.start[0], placed.end[0], progress, wide / width, width, side)
    rows, down = _axis(placed.start[1], placed.end[1], progress, tall / height, height, side)
    if len(down) == 1:
        strip = (down[0] @ source.reshape(side, 4 * side)).reshape(-1, side)
        drawn = strip @ across.transpose(0, 2, 1)
    else:
        strip = (source.reshape(side * 4, side) @ across[0].T).reshape(side, -1)
        drawn = down @ strip
    shape = (max(len(down), len(across)), rows.stop - rows.start, 4, columns.stop - columns.start)
    return rows, columns, drawn.reshape(shape)


def _axis(
    start: float, end: float, progress: NDArray[np.float64], size: float, pixels: int, side: int
) -> tuple[slice, Floats]:
    """Touched pixels of one axis, and triangle-filter weights [time or 1, pixel, side] from sprite to pixels."""
    centres = start + (end - start) * progress if start != end else np.array([start])
    low = max(0, int((centres.min() - size / 2) * pixels) - 1)
    high = min(pixels, int((centres.max() + size / 2) * pixels) + 2)
    scale = side / (size * pixels)
    support = max(1.0, scale)
    left = (centres - size / 2)[:, None] * pixels
    at = ((np.arange(low, high) + 0.5 - left) * scale).astype(np.float32)
    return slice(low, high), _triangle(at, side, np.float32(support))


def _triangle(at: Floats, side: int, support: np.float32) -> Floats:
    """Filter weights [time, pixel, side] at sprite positions [time, pixel].

    They sum to 1 over an endless row of sprite pixels; what falls outside the sprite is transparent.
    """
    margin = int(np.ceil(support))
    cells = np.arange(-margin, side + margin, dtype=np.float32) + 0.5
    weights = np.maximum(0, support - np.abs(at[:, :, None] - cells))
    inside = (at > -margin + support) & (at < side + margin - support)
    total = np.where(inside, weights.sum(axis=2), support * support)
    return weights[:, :, margin : side + margin] / total[:, :, None]


@cache
def _blend(grid: int, pixels: int) -> Floats:
    """Smooth interpolation weights [pixel, grid] from evenly spaced control points."""
    if grid == 1:
        return np.ones((pixels, 1), dtype=np.float32)
    at = (np.arange(pixels) + 0.5) / pixels * (grid - 1)
    distance = np.minimum(1, np.abs(at[:, None] - np.arange(grid)))
    return (0.5 + 0.5 * np.cos(np.pi * distance)).astype(np.float32)


def _draw_background(scene: Scene, width: int, height: int) -> Floats:
    """[height, 3, width] in 0..255."""
    grid = np.asarray(scene.background, dtype=np.float32)
    side = len(grid)
    rows = (_blend(side, height) @ grid.reshape(side, side * 3)).reshape(height, side, 3)
    return rows.transpose(0, 2, 1) @ _blend(side, width).T
