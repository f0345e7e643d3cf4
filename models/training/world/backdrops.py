"""Random backgrounds that every thing stands out from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from world.clip import Background, Look
from world.sprites import mean_colour
from world.things import Style, Thing

LOOKS: tuple[Look, ...] = ("plain", "gradient", "textured", "cluttered")
BUSY: tuple[Look, ...] = ("textured", "cluttered")
"""Looks that show the motion of a camera."""
FAR = 105
"""Distance of RGB values that counts as standing out."""


def random_background(
    rng: np.random.Generator, things: Sequence[tuple[Thing, Style]], looks: Sequence[Look] = LOOKS
) -> Background:
    """A background in colours that stand out from the things."""
    look = looks[rng.integers(len(looks))]
    base = _contrasting(rng, things)
    side = {"plain": 1, "gradient": 2, "textured": int(rng.integers(1, 4)), "cluttered": int(rng.integers(2, 6))}[look]
    spread = {"plain": 0, "gradient": 34, "textured": 12, "cluttered": 18}[look]
    colours = np.clip(base + rng.uniform(-spread, spread, (side, side, 3)), 0, 255).round(1).tolist()
    grid = tuple(tuple(tuple(colour) for colour in row) for row in colours)
    if look in ("plain", "gradient"):
        return Background(look, grid)
    clutter = _clutter(rng, base) if look == "cluttered" else ()
    pattern = _pattern(rng, look)
    angle = float(rng.uniform(0, 180) if pattern == "stripes" else rng.integers(48))
    return Background(look, grid, pattern, rng.uniform(0.1, 0.35), angle, rng.uniform(9, 22), clutter)


def _pattern(rng: np.random.Generator, look: Look) -> str:
    if look == "cluttered" and rng.random() < 0.4:
        return "none"
    return ("stripes", "checks", "dots", "grain")[rng.integers(4)]


def _clutter(
    rng: np.random.Generator, base: NDArray[np.float64]
) -> tuple[tuple[float, float, float, tuple[float, float, float]], ...]:
    """Soft blobs, some of them outside the picture, where a camera may come upon them."""
    blobs = rng.uniform((-0.3, -0.3, 0.12), (1.3, 1.3, 0.45), (int(rng.integers(6, 13)), 3)).tolist()
    colours = np.clip(base + rng.uniform(-45, 45, (len(blobs), 3)), 0, 255).round(1).tolist()
    return tuple((x, y, size, tuple(colour)) for (x, y, size), colour in zip(blobs, colours, strict=True))


def _contrasting(rng: np.random.Generator, things: Sequence[tuple[Thing, Style]]) -> NDArray[np.float64]:
    """A muted colour [3], far from each thing's mean colour; the farthest of some tries where none is far enough."""
    means = np.array([mean_colour(thing, style) for thing, style in things])
    value = rng.uniform(25, 245, (12, 1))
    candidates = np.clip(value * (1 - rng.uniform(0, 0.45, (12, 3))), 0, 255)
    nearest = np.sqrt(((candidates[:, None] - means[None]) ** 2).sum(axis=2)).min(axis=1)
    far = np.flatnonzero(nearest > FAR)
    return candidates[far[0] if len(far) else int(nearest.argmax())]
