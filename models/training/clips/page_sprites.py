"""Makes the sprites of the page's clip maker: the training atlas in one style, shapes coloured, as one small picture.

Run: python -m clips.page_sprites --out ../../public/maker --table ../../src/domain/maker/sprites.json
The table is { side (px), columns, things: name → index }, cells numbered row by row; the picture is sprites.webp.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from world.things import COLOURS, SHAPES

ASSETS = Path(__file__).parents[1] / "assets"
STYLE = "noto"
COLUMNS = 16
QUALITY = 82


def read(atlas: Path) -> tuple[NDArray[np.uint8], dict[str, tuple[int, int]], int]:
    """The sheet RGBA [row, column, 4], kind → (column, row), and the side of a sprite in pixels."""
    layout = json.loads((atlas / "atlas.json").read_text())
    sheet = np.asarray(Image.open(atlas / "atlas.png").convert("RGBA"))
    return sheet, layout["sprites"][STYLE], layout["side"]


def cells(atlas: Path) -> tuple[dict[str, NDArray[np.uint8]], int]:
    """Thing → its sprite RGBA [side, side, 4], and the side: a kind as it is, a shape in each colour."""
    sheet, places, side = read(atlas)
    things: dict[str, NDArray[np.uint8]] = {}
    for kind, (column, row) in places.items():
        cell = sheet[row * side : (row + 1) * side, column * side : (column + 1) * side]
        if kind not in SHAPES:
            things[kind] = cell
            continue
        for name, colour in COLOURS.items():
            tint = np.array([*colour, 255], dtype=np.float32) / 255
            things[f"{name} {kind}"] = (cell * tint + 0.5).astype(np.uint8)
    return things, side


def make(atlas: Path, out: Path, table: Path) -> None:
    things, side = cells(atlas)
    rows = -(-len(things) // COLUMNS)
    sheet = np.zeros((rows * side, COLUMNS * side, 4), dtype=np.uint8)
    for index, cell in enumerate(things.values()):
        row, column = divmod(index, COLUMNS)
        sheet[row * side : (row + 1) * side, column * side : (column + 1) * side] = cell
    Image.fromarray(sheet).save(out / "sprites.webp", quality=QUALITY, method=6, alpha_quality=90)
    description = {"side": side, "columns": COLUMNS, "things": {name: index for index, name in enumerate(things)}}
    table.write_text(json.dumps(description, indent=2) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--atlas", type=Path, default=ASSETS)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--table", type=Path, required=True)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    make(given.atlas, given.out, given.table)
