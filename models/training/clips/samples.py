"""Makes the sample clips of the page: storyboards drawn by hand, in four codecs, with posters and samples.json.

Run: python -m clips.samples --out ../../public/samples
samples.json is an array of { file, title, duration (s), width, height (px), codec, poster, questions }.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from PIL import Image

from clips.encode import Encoding, encode
from clips.storyboard import Storyboard, moving, still, under_a_box
from world.clip import Background
from world.render import rasterise

POSTER_QUALITY = 82

DUSK = Background("gradient", (((38, 42, 78), (62, 44, 84)), ((84, 58, 88), (116, 76, 92))))
SKY = Background("gradient", (((120, 168, 206), (138, 182, 214)), ((170, 202, 218), (186, 212, 220))))
MEADOW = Background("gradient", (((150, 186, 196), (160, 192, 190)), ((96, 132, 96), (110, 140, 92))))
SEA = Background("gradient", (((60, 104, 128), (52, 96, 124)), ((26, 60, 96), (22, 52, 90))))
SAND = Background("gradient", (((196, 180, 150), (204, 188, 158)), ((184, 164, 132), (176, 156, 126))))
SLATE = Background("gradient", (((58, 66, 76), (66, 74, 84)), ((46, 52, 62), (52, 58, 70))))
NIGHT = Background("gradient", (((18, 22, 44), (24, 28, 54)), ((30, 30, 62), (40, 36, 70))))
MIST = Background("gradient", (((190, 196, 200), (198, 202, 204)), ((176, 184, 190), (182, 188, 194))))
PLUM = Background("gradient", (((72, 48, 66), (82, 54, 72)), ((58, 38, 56), (64, 44, 62))))

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
        ("Which way does the boat move?", "What is above the turtle?", "Is there a crab?", "What moves left?"),
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
