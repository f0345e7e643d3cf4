"""The sheets as premultiplied float sprites at several sizes and turns, ready to be resampled by matrix products."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from world.things import WHITE_STYLES, Style, Thing, rgb_of

Floats: TypeAlias = NDArray[np.float32]

ASSETS = Path(__file__).parents[1] / "assets"
SIDES = (16, 24, 32, 48, 96)
"""Divisors of the larger sheet's side, up to the side itself; the other's is one of them."""
TURNED_ROOM = 1.5
"""A turned sprite lies in a square this much larger, so that its corners stay inside."""
ORIGINALS_KEPT, KEPT, TURNED_KEPT = 256, 6144, 2048
"""Sprites: painted things alone are 5,000, of up to 150 kB each."""
LEAST_LIGHT = 100
"""Of 255."""


@dataclass(frozen=True)
class Sheet:
    """Sprites of several styles."""

    pixels: NDArray[np.uint8]
    """RGBA: [row, column, 4]"""
    side: int
    """Of a sprite, in pixels."""
    places: dict[str, dict[str, tuple[int, int]]]
    """Style → kind → (column, row)"""


@lru_cache(maxsize=1)
def _sheets() -> dict[str, Sheet]:
    """The sheet that each style is on."""
    return {style: sheet for sheet in (_sheet("atlas.png"), _sheet("more.webp")) for style in sheet.places}


def _sheet(file: str) -> Sheet:
    path = ASSETS / file
    layout = json.loads(path.with_suffix(".json").read_text())
    pixels = np.asarray(Image.open(path).convert("RGBA"))
    return Sheet(pixels, layout["side"], layout["sprites"])


def is_drawn(thing: Thing, style: Style) -> bool:
    """Whether the style has the thing."""
    return thing.kind in _sheets()[style].places[style]


@cache
def paintable(kind: str) -> tuple[Style, ...]:
    """Styles with a drawing of the everyday thing that is light enough to take a colour."""
    drawn = (style for style in WHITE_STYLES if is_drawn(Thing(kind), style))
    return tuple(style for style in drawn if mean_colour(Thing(kind), style).mean() > LEAST_LIGHT)


@lru_cache(maxsize=ORIGINALS_KEPT)
def _original(thing: Thing, style: Style) -> Floats:
    """Premultiplied RGBA [row, column, channel] of SIDES[-1] pixels a side; times its colour where it has one."""
    sheet = _sheets()[style]
    column, row = (place * sheet.side for place in sheet.places[style][thing.kind])
    pixels = sheet.pixels[row : row + sheet.side, column : column + sheet.side].astype(np.float32)
    pixels = pixels.repeat(SIDES[-1] // sheet.side, axis=0).repeat(SIDES[-1] // sheet.side, axis=1)
    pixels[..., 3] /= 255
    if thing.colour:
        pixels[..., :3] *= np.float32(rgb_of(thing.colour)) / 255
    pixels[..., :3] *= pixels[..., 3:]
    return pixels


@lru_cache(maxsize=KEPT)
def sprite(thing: Thing, style: Style, side: int) -> Floats:
    """Premultiplied sprite [row, channel, column] (side, 4, side): red, green, blue in 0..255, alpha in 0..1."""
    source = _original(thing, style)
    block = source.shape[0] // side
    small = source.reshape(side, block, side, block, 4).mean(axis=(1, 3))
    return np.ascontiguousarray(small.transpose(0, 2, 1), dtype=np.float32)


@lru_cache(maxsize=TURNED_KEPT)
def turned_sprite(thing: Thing, style: Style, side: int, degrees: int) -> Floats:
    """The sprite turned clockwise, in a square TURNED_ROOM times as wide: [row, channel, column]."""
    room = round(side * TURNED_ROOM)
    margin = (room - side) // 2
    padded = np.zeros((room, room, 4), dtype=np.float32)
    padded[margin : margin + side, margin : margin + side] = sprite(thing, style, side).transpose(0, 2, 1)
    planes = [Image.fromarray(np.ascontiguousarray(padded[..., channel])) for channel in range(4)]
    turned = [np.asarray(plane.rotate(-degrees, Image.Resampling.BILINEAR)) for plane in planes]
    return np.ascontiguousarray(np.stack(turned, axis=1))


def turn_step(side: int) -> int:
    """Degrees from one stored turn to the next: coarse where it can't be seen, so that the cache holds them."""
    return 15 if side <= 48 else 3


@cache
def mean_colour(thing: Thing, style: Style) -> Floats:
    """Mean visible RGB [3] in 0..255."""
    small = sprite(thing, style, SIDES[0])
    return small[:, :3].sum(axis=(0, 2)) / small[:, 3].sum()


def side_for(pixels: float) -> int:
    """The smallest stored side that is not smaller than the wanted size (the largest where none is)."""
    return next((side for side in SIDES if side >= pixels), SIDES[-1])
