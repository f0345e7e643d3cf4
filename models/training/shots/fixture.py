"""Makes the small file with a cut and a dissolve that the goldens and the browser's tests read.

python -m shots.fixture
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from clips.encode import Encoding, encode
from clips.samples import MEADOW, MIST, SEA
from clips.storyboard import Drawn, moving, still
from world.clip import Background, Clip, Scene, Transition

PATH = Path(__file__).parents[3] / "e2e" / "fixtures" / "shots" / "cut-and-dissolve.mp4"
RATE = 8
SCENE = 1.5
"""Seconds of each scene: a cut at 1.5, and the middle of a dissolve at 3."""
DISSOLVE = 0.75
SIZE = (128, 96)
CUT = Transition()


def fixture() -> Clip:
    scenes = (
        _scene(0, SEA, (moving("boat", "right", "middle"),)),
        _scene(1, MEADOW, (still("tree", "left"), still("house", "right"))),
        _scene(2, MIST, (still("red heart", "middle"),), Transition("dissolve", DISSOLVE)),
    )
    duration = SCENE * len(scenes)
    return Clip(duration, SIZE[0] / SIZE[1], scenes, np.arange(round(duration * RATE)) / RATE)


def _scene(index: int, background: Background, things: tuple[Drawn, ...], begins: Transition = CUT) -> Scene:
    begin, end = index * SCENE, (index + 1) * SCENE
    return Scene(begin, end, tuple(thing.placed(begin, end) for thing in things), background, begins)


if __name__ == "__main__":
    PATH.parent.mkdir(parents=True, exist_ok=True)
    encode(fixture(), Encoding("h264", *SIZE), PATH)
    print(PATH.stat().st_size, "bytes")
