"""Makes the sample clips of the page: storyboards drawn by hand, in four codecs, with posters and samples.json.

Run: python -m clips.samples --out ../../public/samples
samples.json is an array of { file, title, duration (s), width, height (px), codec, poster, questions }.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from clips.encode import Codec, Encoding, encode
from world.clip import Act, Background, Clip, Placed, Scene
from world.render import rasterise
from world.stage import Key, cell_of, track_of
from world.things import CELLS, COLOUR_NAMES, Direction, Style, Thing
from world.tricks import GROUND, RAISED, swap

POSTER_AT = 0.4
POSTER_QUALITY = 82
FRAMES_PER_SECOND = 25
STYLE: Style = "noto"
LANES = {"left": 0.2, "middle": 0.5, "right": 0.8, "top": 0.24, "bottom": 0.76}

DUSK = Background("gradient", (((38, 42, 78), (62, 44, 84)), ((84, 58, 88), (116, 76, 92))))
SKY = Background("gradient", (((120, 168, 206), (138, 182, 214)), ((170, 202, 218), (186, 212, 220))))
MEADOW = Background("gradient", (((150, 186, 196), (160, 192, 190)), ((96, 132, 96), (110, 140, 92))))
SEA = Background("gradient", (((60, 104, 128), (52, 96, 124)), ((26, 60, 96), (22, 52, 90))))
SAND = Background("gradient", (((196, 180, 150), (204, 188, 158)), ((184, 164, 132), (176, 156, 126))))
SLATE = Background("gradient", (((58, 66, 76), (66, 74, 84)), ((46, 52, 62), (52, 58, 70))))
NIGHT = Background("gradient", (((18, 22, 44), (24, 28, 54)), ((30, 30, 62), (40, 36, 70))))
MIST = Background("gradient", (((190, 196, 200), (198, 202, 204)), ((176, 184, 190), (182, 188, 194))))
PLUM = Background("gradient", (((72, 48, 66), (82, 54, 72)), ((58, 38, 56), (64, 44, 62))))


@dataclass(frozen=True)
class Drawn:
    """A thing of a storyboard: where it is as its scene begins and as it ends."""

    thing: Thing
    start: tuple[float, float]
    end: tuple[float, float]
    height: float
    motion: Direction | None = None

    def placed(self, begin: float, end: float) -> Placed:
        """In a scene of these seconds."""
        keys = [Key(time, *at, self.height) for time, at in ((begin, self.start), (end, self.end))]
        acts = (Act(self.motion, begin, end),) if self.motion else ()
        return Placed(self.thing, STYLE, track_of(keys), acts, cell_of(*self.start))


@dataclass(frozen=True)
class Followed:
    """A thing of a storyboard that goes a way of its own."""

    thing: Thing
    way: tuple[Key, ...]

    def placed(self, begin: float, end: float) -> Placed:
        """In a scene that lasts as long as its way."""
        return Placed(self.thing, STYLE, track_of(self.way), (), cell_of(self.way[0].x, self.way[0].y))


@dataclass(frozen=True)
class Storyboard:
    """A sample clip: its scenes, each a background and things, take even shares of the time.

    The first is open on a first visit. Its questions are suggested: those that the shipped model answers right, so that
    one click shows what it can do. How often it is right stands in docs/results.md.
    """

    name: str
    title: str
    duration: float
    codec: Codec
    size: tuple[int, int]
    scenes: tuple[tuple[Background, tuple[Drawn | Followed, ...]], ...]
    questions: tuple[str, ...]
    poster_at: float = POSTER_AT
    """Of its time."""

    @property
    def clip(self) -> Clip:
        share = self.duration / len(self.scenes)
        scenes = tuple(
            Scene(i * share, (i + 1) * share, tuple(thing.placed(i * share, (i + 1) * share) for thing in things), back)
            for i, (back, things) in enumerate(self.scenes)
        )
        times = np.arange(round(self.duration * FRAMES_PER_SECOND)) / FRAMES_PER_SECOND
        return Clip(self.duration, self.size[0] / self.size[1], scenes, times)


def _thing(name: str) -> Thing:
    first, *rest = name.split()
    return Thing(rest[0], first) if first in COLOUR_NAMES else Thing(first)


def still(name: str, cell: str, height: float = 0.4) -> Drawn:
    """A thing that stands in a cell of the picture."""
    row, column = divmod(CELLS.index(cell), 3)
    at = (LANES[("left", "middle", "right")[column]], LANES[("top", "middle", "bottom")[row]])
    return Drawn(_thing(name), at, at, height)


def moving(name: str, motion: Direction, lane: str, height: float = 0.4) -> Drawn:
    """A thing that crosses the picture along a lane: a row for left and right, a column for up and down."""
    near, far = (0.16, 0.84) if motion in ("left", "right") else (0.24, 0.76)
    begin, end = (near, far) if motion in ("right", "down") else (far, near)
    across = LANES[lane]
    if motion in ("left", "right"):
        return Drawn(_thing(name), (begin, across), (end, across), height, motion)
    return Drawn(_thing(name), (across, begin), (across, end), height, motion)


def under_a_box(name: str, box: str, height: float = 0.34) -> tuple[Followed, ...]:
    """A small thing, and three equal boxes that come down, the middle one over it. That one changes places with the one
    on the left, then the two do that do not hide it."""
    ways = [
        [Key(0.0, x, RAISED, height), Key(1.3, x, RAISED, height), Key(2.1, x, GROUND, height)]
        for x in (0.18, 0.5, 0.82)
    ]
    left, middle, right = ways
    swap(middle, left, 2.4, 4.8)
    swap(right, left, 5.2, 7.6)
    small = [Key(0.0, 0.5, GROUND, 0.6 * height), *(key._replace(height=0.6 * height) for key in middle[2:])]
    return Followed(_thing(name), tuple(small)), *(Followed(_thing(box), tuple(way)) for way in ways)


STORYBOARDS: tuple[Storyboard, ...] = (
    Storyboard(
        "sea",
        "At sea",
        6.4,
        "h264",
        (480, 360),
        (
            (
                SEA,
                (moving("boat", "right", "top", 0.36), moving("turtle", "left", "bottom", 0.36)),
            ),
        ),
        ("Which way does the boat move?", "How many things are there?", "Is there a crab?", "What moves left?"),
    ),
    Storyboard(
        "boxes",
        "Under which box?",
        8.8,
        "h264",
        (480, 270),
        ((PLUM, under_a_box("mouse", "yellow square")),),
        (
            "Under which box is the mouse at the end?",
            "Is there a mouse?",
            "Is there a cat?",
            "Where does the mouse end up?",
        ),
        poster_at=0.13,
    ),
    Storyboard(
        "dog-rocket-butterfly",
        "A dog, a rocket and a butterfly",
        7.2,
        "h264",
        (480, 270),
        (
            (SLATE, (moving("dog", "right", "middle", 0.46),)),
            (NIGHT, (moving("rocket", "up", "right", 0.44),)),
            (MIST, (moving("butterfly", "left", "top", 0.42),)),
        ),
        ("Which way does the rocket move?", "What comes first?", "When does the rocket come?", "Is there a cat?"),
    ),
    Storyboard(
        "garden",
        "In the garden",
        6.0,
        "vp9",
        (480, 360),
        (
            (
                MEADOW,
                (
                    still("tree", "bottom left", 0.42),
                    still("house", "bottom right", 0.38),
                    moving("bird", "left", "top", 0.3),
                ),
            ),
        ),
        ("Where is the house?", "Which way does the bird move?", "Where is the tree?", "Is there a cat in the video?"),
    ),
    Storyboard(
        "shapes",
        "Four shapes, one after another",
        8.0,
        "av1",
        (480, 270),
        (
            (NIGHT, (still("yellow star", "middle", 0.46),)),
            (MIST, (still("red heart", "left", 0.44),)),
            (SLATE, (still("orange ring", "right", 0.46),)),
            (DUSK, (still("green square", "bottom", 0.42),)),
        ),
        ("What colour is the heart?", "How many things are there?", "Describe the video.", "Where is the star?"),
    ),
    Storyboard(
        "fruit",
        "Fruit, and a carrot",
        5.0,
        "vp8",
        (480, 360),
        (
            (
                SLATE,
                (
                    still("apple", "top left", 0.3),
                    still("apple", "bottom left", 0.3),
                    still("banana", "middle", 0.32),
                    still("carrot", "bottom right", 0.3),
                ),
            ),
        ),
        ("How many things are there?", "What is in the bottom right?", "Where is the banana?", "Where is the carrot?"),
    ),
    Storyboard(
        "traffic",
        "Traffic",
        7.2,
        "vp9",
        (480, 270),
        (
            (SAND, (moving("bus", "left", "middle", 0.46),)),
            (MIST, (moving("bicycle", "right", "bottom", 0.44),)),
            (SLATE, (moving("car", "left", "bottom", 0.44),)),
        ),
        (
            "Is there a car?",
            "What do you see last?",
            "Which way does the car move?",
            "Is there a dog?",
        ),
    ),
    Storyboard(
        "up-and-down",
        "Up and down",
        6.0,
        "h264",
        (360, 360),
        (
            (
                SKY,
                (
                    moving("balloon", "up", "left", 0.34),
                    moving("purple diamond", "down", "right", 0.34),
                    still("white circle", "middle", 0.26),
                ),
            ),
        ),
        (
            "Which way does the balloon move?",
            "Where is the white circle?",
            "How many things are there?",
            "Is there a purple diamond?",
        ),
    ),
    Storyboard(
        "birthday",
        "A birthday, in two scenes",
        6.4,
        "vp9",
        (480, 360),
        (
            (PLUM, (still("cup", "left", 0.38), still("cake", "right", 0.4))),
            (DUSK, (moving("balloon", "up", "middle", 0.44),)),
        ),
        ("What is shown at the end?", "How many things are there?", "Where is the cake?", "Where is the cup?"),
    ),
)


def make(storyboard: Storyboard, out: Path) -> dict[str, object]:
    """Writes the clip and its poster; returns the row of samples.json."""
    clip = storyboard.clip
    width, height = storyboard.size
    encoding = Encoding(storyboard.codec, width, height)
    file, poster = f"{storyboard.name}.{encoding.suffix}", f"{storyboard.name}.jpg"
    encode(clip, encoding, out / file)
    picture = rasterise(clip, [clip.duration * storyboard.poster_at], width, height)[0][0]
    Image.fromarray(picture).save(out / poster, quality=POSTER_QUALITY, optimize=True)
    return {
        "file": file, "title": storyboard.title, "duration": clip.duration, "width": width, "height": height,
        "codec": storyboard.codec, "poster": poster, "questions": list(storyboard.questions),
    }  # fmt: skip


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    rows = [make(storyboard, out) for storyboard in STORYBOARDS]
    (out / "samples.json").write_text(json.dumps(rows, indent=2, ensure_ascii=False) + "\n")
