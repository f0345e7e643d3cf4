"""Draws a clip at any moments and any size: pixels, and how much of every thing is seen where.

A sprite is resampled by two small matrices (one per axis) with a triangle filter, so that things move, grow and are
filmed smoothly by parts of a pixel at any size.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from world.background import Window, draw_background
from world.clip import Clip, Placed, Scene, Times, Transition, View
from world.restyle import mottled, touched
from world.sprites import TURNED_ROOM, Floats, side_for, sprite, turn_step, turned_sprite

Pixels: TypeAlias = NDArray[np.uint8]


def rasterise(clip: Clip, times: Sequence[float] | Times, width: int, height: int) -> tuple[Pixels, Floats]:
    """Frames uint8 [time, height, width, 3] and visible share float32 [thing, time, height, width], both at `times`
    in seconds. A thing's share is what occluders, its opacity, the camera and transitions leave of it."""
    moments = np.asarray(times, dtype=np.float64)
    canvas = np.zeros((len(moments), height, 3, width), dtype=np.float32)
    alpha = np.zeros((len(clip.things), len(moments), height, width), dtype=np.float32)
    first = 0
    for index, scene in enumerate(clip.scenes):
        last = first + len(scene.things)
        presence = _presence(clip, index, moments, width, height)
        shown = np.flatnonzero(presence.any(axis=(1, 2)))
        if len(shown):
            drawn, cover = _draw_scene(scene, moments[shown], clip.aspect, width, height)
            present = presence[shown]
            if present.min() < 1:
                drawn *= present[:, :, None]
                cover *= present
            canvas[shown] += drawn
            alpha[first:last, shown] = cover
        first = last
    canvas += 0.5
    np.clip(canvas, 0, 255, out=canvas)
    return np.ascontiguousarray(canvas.astype(np.uint8).transpose(0, 1, 3, 2)), alpha


def patch_share(alpha: Floats, grid: int) -> Floats:
    """Visible shares [thing, time, height, width] averaged over a grid of patches: [thing, time, grid · grid]."""
    things, times, height, width = alpha.shape
    shares = _pool(height, grid).T @ (alpha @ _pool(width, grid))
    return shares.reshape(things, times, grid * grid)


@cache
def _pool(pixels: int, grid: int) -> Floats:
    """Averages runs of pixels: [pixel, grid]."""
    return np.repeat(np.eye(grid, dtype=np.float32), pixels // grid, axis=0) * np.float32(grid / pixels)


def _presence(clip: Clip, index: int, moments: Times, width: int, height: int) -> Floats:
    """How much of a scene is shown at each moment, 0 … 1: [time, height, width], its axes of length 1 where alike."""
    scenes = clip.scenes
    presence = np.ones((len(moments), 1, 1), dtype=np.float32)
    if index:
        presence = presence * _change(scenes[index].transition, scenes[index].begin, moments, width, height)[1]
    if index + 1 < len(scenes):
        after = scenes[index + 1]
        presence = presence * _change(after.transition, after.begin, moments, width, height)[0]
    return presence


def _change(transition: Transition, begin: float, moments: Times, width: int, height: int) -> tuple[Floats, Floats]:
    """How much is shown of the scene that ends and of the one that begins: [time, height or 1, width or 1] each."""
    if transition.kind == "cut" or transition.duration <= 0:
        new = (moments >= begin - 1e-9).astype(np.float32)[:, None, None]
        return 1 - new, new
    progress = np.clip((moments - begin) / transition.duration + 0.5, 0, 1).astype(np.float32)[:, None, None]
    if transition.kind == "dissolve":
        return 1 - progress, progress
    if transition.kind == "fade":
        return np.maximum(0, 1 - 2 * progress), np.maximum(0, 2 * progress - 1)
    new = _wiped(transition, progress, width, height)
    return 1 - new, new


def _wiped(transition: Transition, progress: Floats, width: int, height: int) -> Floats:
    """Share [time, height or 1, width or 1] that the edge of a wipe has passed over."""
    sideways = transition.towards in ("left", "right")
    pixels = width if sideways else height
    at = np.arange(pixels, dtype=np.float32)
    if transition.towards in ("left", "up"):
        at = at[::-1]
    passed = np.clip(progress * pixels - at, 0, 1)
    return passed if sideways else passed.transpose(0, 2, 1)


def _draw_scene(scene: Scene, moments: Times, aspect: float, width: int, height: int) -> tuple[Floats, Floats]:
    """Canvas [time, height, 3, width] and visible share [thing, time, height, width]."""
    window = _window(scene.view, moments)
    canvas = draw_background(scene.background, window, aspect, width, height)
    if len(canvas) < len(moments):
        canvas = np.repeat(canvas, len(moments), axis=0)
    alpha = np.zeros((len(scene.things), len(moments), height, width), dtype=np.float32)
    for index, placed in enumerate(scene.things):
        rows, columns, drawn = _draw_thing(placed, moments, window, aspect, width, height)
        if not drawn.size:
            continue
        cover = drawn[:, :, 3]
        bare = np.maximum(0, 1 - cover)
        region = canvas[:, rows, :, columns]
        region *= bare[:, :, None]
        region += drawn[:, :, :3]
        if index:
            alpha[:index, :, rows, columns] *= bare
        alpha[index, :, rows, columns] = cover
    return canvas, alpha


def _window(view: View | None, moments: Times) -> Window:
    if view is None:
        return np.array([0.5]), np.array([0.5]), np.array([1.0])
    x, y, zoom = (np.interp(moments, view.times, values) for values in (view.x, view.y, view.zoom))
    return x, y, zoom


def _at(times: Times, values: Times, moments: Times) -> Times:
    """A track's values at the moments: [time], or [1] where they never change."""
    return values[:1] if (values == values[0]).all() else np.interp(moments, times, values)


def _draw_thing(
    placed: Placed, moments: Times, window: Window, aspect: float, width: int, height: int
) -> tuple[slice, slice, Floats]:
    """The rows and columns that the thing touches, and its premultiplied pixels [time or 1, row, channel, column]."""
    x, y, tall, angle, opacity = _pose(placed, moments, window)
    side = side_for(float(tall.max()) * max(height, width / aspect))
    source = _turned(placed, angle, side) if angle.any() else _upright(placed, side)
    if angle.any():
        tall = tall * TURNED_ROOM
    wide = tall * (placed.touch.stretch if placed.touch else 1)
    columns, across = _axis(x, wide / aspect, width, source.shape[1])
    rows, down = _axis(y, tall, height, source.shape[1])
    if not opacity.any() or not across.size or not down.size:
        return rows, columns, np.empty((0,), dtype=np.float32)
    drawn = _resampled(source, down, across)
    if placed.touch:
        drawn = touched(drawn, placed.touch)
    if not (opacity == 1).all():
        drawn = drawn * opacity.astype(np.float32)[:, None, None, None]
    return rows, columns, drawn


def _pose(placed: Placed, moments: Times, window: Window) -> tuple[Times, Times, Times, Times, Times]:
    """Where the camera sees the thing, as fractions of the picture, x, y and height; its turn in degrees; its opacity:
    each [time], or [1] where it never changes."""
    track = placed.track
    x, y, tall, angle, opacity = (
        _at(track.times, values, moments) for values in (track.x, track.y, track.height, track.angle, track.opacity)
    )
    middle_x, middle_y, zoom = window
    return (x - middle_x) * zoom + 0.5, (y - middle_y) * zoom + 0.5, tall * zoom, angle, opacity


def poses(clip: Clip, times: Times) -> Times:
    """x, y, height, turn and opacity, as `_pose` has them, of every thing at `times`: [thing, time, 5]."""
    each = [
        np.broadcast_arrays(*_pose(placed, times, _window(scene.view, times)), np.empty(len(times)))[:5]
        for scene in clip.scenes
        for placed in scene.things
    ]
    return np.array(each).transpose(0, 2, 1)


def _upright(placed: Placed, side: int) -> Floats:
    """The sprite with its mottle, where it has one: [1, row, channel, column]."""
    source = sprite(placed.thing, placed.style, side)[None]
    touch = placed.touch
    return source if touch is None or touch.mottle is None else mottled(source, touch.mottle)


def _turned(placed: Placed, angle: Times, side: int) -> Floats:
    """The sprite at the nearest stored turns: [time or 1, row, channel, column]."""
    step = turn_step(side)
    turns = (np.rint(angle / step).astype(int) * step % 360).tolist()
    return np.stack([turned_sprite(placed.thing, placed.style, side, turn) for turn in turns])


def _resampled(source: Floats, down: Floats, across: Floats) -> Floats:
    """Sprites [time or 1, side, 4, side] between weights [time or 1, pixel, side] of rows and of columns:
    [time or 1, row, 4, column]."""
    side = source.shape[1]
    strip = down @ source.reshape(len(source), side, 4 * side)
    rows = strip.shape[1]
    drawn = strip.reshape(len(strip), rows * 4, side) @ across.transpose(0, 2, 1)
    return drawn.reshape(len(drawn), rows, 4, -1)


def _axis(centres: Times, sizes: Times, pixels: int, side: int) -> tuple[slice, Floats]:
    """Touched pixels of one axis, and triangle-filter weights [time or 1, pixel, side] from sprite to pixels.

    Centres and sizes are fractions of the picture, each [time] or [1].
    """
    begins, ends = (centres - sizes / 2) * pixels, (centres + sizes / 2) * pixels
    low = max(0, int(np.floor(begins.min())) - 1)
    high = min(pixels, int(np.floor(ends.max())) + 2)
    if high <= low:
        return slice(0, 0), np.empty((1, 0, side), dtype=np.float32)
    scale = (side / (sizes * pixels))[:, None]
    at = (np.arange(low, high) + 0.5 - begins[:, None]) * scale
    return slice(low, high), _triangle(at.astype(np.float32), side, np.maximum(1, scale).astype(np.float32))


def _triangle(at: Floats, side: int, support: Floats) -> Floats:
    """Filter weights [time, pixel, side] at sprite positions [time, pixel], for a support [time or 1, 1] in sprite
    pixels. Over an endless row of sprite pixels they sum to about 1; what lies outside the sprite is transparent."""
    cells = np.arange(side, dtype=np.float32) + 0.5
    weights = np.abs(at[:, :, None] - cells)
    np.subtract(support[:, :, None], weights, out=weights)
    np.maximum(weights, 0, out=weights)
    inside = (at > support) & (at < side - support)
    total = weights.sum(axis=2)
    total = np.where(inside, total, np.maximum(total, support * support))
    weights /= total[:, :, None]
    return weights
