"""Makes the clip of two scenes that the browser's tests ask about: a cactus, then, after a cut at 1.24 s, a fish.

python -m clips.fixture
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from clips.encode import Encoding, encode
from clips.samples import SEA, SLATE
from clips.storyboard import FRAMES_PER_SECOND, moving, still
from world.clip import Clip, Scene

PATH = Path(__file__).parents[3] / "e2e" / "fixtures" / "clips" / "cactus-then-fish.mp4"
CUT, END = 1.24, 2.88
"""Seconds: the 31st of 72 frames begins the second scene, and is a key frame."""
SIZE = (480, 360)


def fixture() -> Clip:
    cactus, fish = still("cactus", "middle").placed(0, CUT), moving("fish", "right", "middle").placed(CUT, END)
    scenes = (Scene(0, CUT, (cactus,), SLATE), Scene(CUT, END, (fish,), SEA))
    times = np.arange(round(END * FRAMES_PER_SECOND)) / FRAMES_PER_SECOND
    return Clip(END, SIZE[0] / SIZE[1], scenes, times)


if __name__ == "__main__":
    encode(fixture(), Encoding("h264", *SIZE), PATH)
    print(PATH.stat().st_size, "bytes")
