"""The atlas as premultiplied float sprites at several sizes, ready to be resampled by matrix products."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from world.things import COLOURS, Thing

Floats: TypeAlias = NDArray[np.float32]

ASSETS = Path(__file__).parents[1] / "assets"
SIDES = (32, 64, 128)


@lru_cache(maxsize=1)
def _atlas() -> dict[str, Floats]:
    """Kind → premultiplied RGBA [side, side, 4] in 0..255 (alpha in 0..1), at the atlas's own size."""
    layout = json.loads((ASSETS / "atlas.json").read_text())
    side = layout["side"]
    pixels = np.asarray(Image.open(ASSETS / "atlas.png").convert("RGBA"), dtype=np.float32)
    sprites = {}
    for kind, (column, row) in layout["sprites"].items():
        sprite = pixels[row * side : (row + 1) * side, column * side : (column + 1) * side].copy()
        sprite[..., 3] /= 255
        sprite[..., :3] *= sprite[..., 3:]
        sprites[kind] = sprite
    return sprites


@cache
def sprite(thing: Thing, side: int) -> Floats:
    """Premultiplied sprite [row, channel, column] (side, 4, side): red, green, blue in 0..255, alpha in 0..1."""
    source = _atlas()[thing.kind]
    if thing.colour:
        alpha = source[..., 3:]
        source = np.concatenate([alpha * np.float32(COLOURS[thing.colour]), alpha], axis=-1)
    block = source.shape[0] // side
    small = source.reshape(side, block, side, block, 4).mean(axis=(1, 3))
    return np.ascontiguousarray(small.transpose(0, 2, 1), dtype=np.float32)


@cache
def mean_colour(thing: Thing) -> Floats:
    """Mean visible RGB [3] in 0..255."""
    small = sprite(thing, SIDES[0])
    return small[:, :3].sum(axis=(0, 2)) / small[:, 3].sum()


def side_for(pixels: float) -> int:
    """The smallest stored side that is not smaller than the wanted size (the largest where none is)."""
    return next((side for side in SIDES if side >= pixels), SIDES[-1])
