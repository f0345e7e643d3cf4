"""Makes rendered frames look like frames of decoded files: compression, blur, camera and colour-matrix differences."""

from __future__ import annotations

import io
from functools import lru_cache

import numpy as np
from PIL import Image

from world.render import Pixels
from world.sprites import Floats

COMPRESSED_SHARE = 0.2
BLURRED_SHARE = 0.3
NOISE_POOL = 1 << 18


def augment(pixels: Pixels, rng: np.random.Generator, compress: bool = True) -> Pixels:
    """A copy of one clip's frames uint8 [time, height, width, 3], each effect the same for all its frames; compression
    only where it is asked for."""
    if compress and rng.random() < COMPRESSED_SHARE:
        pixels = _compressed(pixels, int(rng.integers(35, 90)))
    values = pixels.astype(np.float32)
    if rng.random() < BLURRED_SHARE:
        values = _blurred(values, np.float32(rng.uniform(0.05, 0.25)))
    gain = (rng.uniform(0.88, 1.1) * rng.uniform(0.97, 1.03, 3)).astype(np.float32)
    values *= gain
    values += np.float32(rng.uniform(-10, 14))
    if rng.random() < 0.5:
        values += _noise(rng, values.shape, rng.uniform(0.5, 3))
    np.clip(values, 0, 255, out=values)
    return values.astype(np.uint8)


def _compressed(pixels: Pixels, quality: int) -> Pixels:
    """All frames as one tall JPEG: blocks and chroma errors as of a video codec."""
    times, height, width, _ = pixels.shape
    buffer = io.BytesIO()
    Image.fromarray(pixels.reshape(times * height, width, 3)).save(buffer, "JPEG", quality=quality)
    return np.asarray(Image.open(buffer)).reshape(pixels.shape)


def _blurred(values: Floats, weight: np.float32) -> Floats:
    """A three-tap blur along both axes; `weight` is that of each neighbour, in 0..1/3."""
    rows, columns = (np.concatenate([[0], np.arange(side), [side - 1]]) for side in values.shape[1:3])
    for axis, around in ((1, rows), (2, columns)):
        padded = values.take(around, axis)
        before, after = (_window(padded, axis, start) for start in (0, 2))
        values = (1 - 2 * weight) * values + weight * (before + after)
    return values


def _window(padded: Floats, axis: int, start: int) -> Floats:
    return padded[(*[slice(None)] * axis, slice(start, start + padded.shape[axis] - 2))]


@lru_cache(maxsize=1)
def _noise_pool() -> Floats:
    return np.random.default_rng(0).standard_normal(NOISE_POOL, dtype=np.float32)


def _noise(rng: np.random.Generator, shape: tuple[int, ...], strength: float) -> Floats:
    """Gaussian noise cut from a pool at a random place: drawing it anew costs more than rendering."""
    size = int(np.prod(shape))
    pool = _noise_pool()
    if size >= len(pool):
        pool = np.tile(pool, -(-size // len(pool)) + 1)
    start = int(rng.integers(len(pool) - size))
    return pool[start : start + size].reshape(shape) * np.float32(strength)
