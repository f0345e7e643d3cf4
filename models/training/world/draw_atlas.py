"""Draws assets/atlas.png and assets/atlas.json once, from the Noto Color Emoji font and drawn shapes.

Run: python -m world.draw_atlas /usr/share/fonts/truetype/noto/NotoColorEmoji.ttf
Every sprite is a square of SIDE pixels, straight-alpha RGBA; shapes are white masks, coloured when they are shown.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from world.things import EMOJI, SHAPES

SIDE = 128
COLUMNS = 8
MARGIN = 2
OVERSAMPLE = 8
FONT_SIZE = 109
ASSETS = Path(__file__).parents[1] / "assets"
Point = tuple[float, float]


def fitted(picture: Image.Image) -> Image.Image:
    """The picture cropped to what is visible, its longer side scaled to SIDE minus the margins, centred."""
    cropped = picture.crop(picture.getchannel("A").getbbox())
    scale = (SIDE - 2 * MARGIN) / max(cropped.size)
    width, height = (max(1, round(side * scale)) for side in cropped.size)
    sprite = Image.new("RGBA", (SIDE, SIDE))
    sprite.paste(cropped.resize((width, height), Image.LANCZOS), ((SIDE - width) // 2, (SIDE - height) // 2))
    return sprite


def emoji_sprite(glyph: str, font: ImageFont.FreeTypeFont) -> Image.Image:
    picture = Image.new("RGBA", (200, 200))
    ImageDraw.Draw(picture).text((20, 20), glyph, font=font, embedded_color=True)
    return fitted(picture)


def around(points: int, radii: tuple[float, ...], turn: float) -> list[Point]:
    """Corners of a polygon about the centre of the unit square; the radii alternate."""
    angles = [turn + 2 * math.pi * i / points for i in range(points)]
    return [
        (0.5 + radii[i % len(radii)] * math.cos(angle), 0.5 + radii[i % len(radii)] * math.sin(angle))
        for i, angle in enumerate(angles)
    ]


def heart_outline(steps: int = 200) -> list[Point]:
    """The classic sextic-like curve x = 16 sin³t, y = 13 cos t - 5 cos 2t - 2 cos 3t - cos 4t, scaled to the square."""
    turns = [2 * math.pi * i / steps for i in range(steps)]
    return [
        (
            0.5 + 16 * math.sin(t) ** 3 / 34,
            0.46 - (13 * math.cos(t) - 5 * math.cos(2 * t) - 2 * math.cos(3 * t) - math.cos(4 * t)) / 34,
        )
        for t in turns
    ]


def outline(shape: str) -> list[Point]:
    match shape:
        case "square":
            return [(0.06, 0.06), (0.94, 0.06), (0.94, 0.94), (0.06, 0.94)]
        case "triangle":
            return [(0.5, 0.03), (0.98, 0.95), (0.02, 0.95)]
        case "star":
            return around(10, (0.5, 0.21), -math.pi / 2)
        case "diamond":
            return [(0.5, 0.0), (0.85, 0.5), (0.5, 1.0), (0.15, 0.5)]
        case "cross":
            a, b = 0.33, 0.67
            return [(a, 0), (b, 0), (b, a), (1, a), (1, b), (b, b), (b, 1), (a, 1), (a, b), (0, b), (0, a), (a, a)]
        case "heart":
            return heart_outline()
    return around(256, (0.5,), 0.0)


def shape_sprite(shape: str) -> Image.Image:
    side = SIDE * OVERSAMPLE
    mask = Image.new("L", (side, side))
    draw = ImageDraw.Draw(mask)
    draw.polygon([(x * (side - 1), y * (side - 1)) for x, y in outline(shape)], fill=255)
    if shape == "ring":
        draw.ellipse([0.24 * side, 0.24 * side, 0.76 * side, 0.76 * side], fill=0)
    picture = Image.new("RGBA", (side, side), (255, 255, 255, 0))
    picture.putalpha(mask)
    sprite = fitted(picture)
    solid = Image.new("RGBA", sprite.size, (255, 255, 255, 0))
    solid.putalpha(sprite.getchannel("A"))
    return solid


def draw(font_path: str) -> None:
    """Writes atlas.png and atlas.json (kind → column, row)."""
    font = ImageFont.truetype(font_path, FONT_SIZE)
    sprites = {name: emoji_sprite(glyph, font) for name, glyph in EMOJI.items()}
    sprites |= {name: shape_sprite(name) for name in SHAPES}
    atlas = Image.new("RGBA", (COLUMNS * SIDE, math.ceil(len(sprites) / COLUMNS) * SIDE))
    places = {}
    for index, (name, sprite) in enumerate(sprites.items()):
        column, row = index % COLUMNS, index // COLUMNS
        atlas.paste(sprite, (column * SIDE, row * SIDE))
        places[name] = [column, row]
    ASSETS.mkdir(exist_ok=True)
    atlas.save(ASSETS / "atlas.png", optimize=True)
    (ASSETS / "atlas.json").write_text(json.dumps({"side": SIDE, "sprites": places}, indent=1) + "\n")


if __name__ == "__main__":
    draw(sys.argv[1])
