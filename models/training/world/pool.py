"""Frames of training clips that went through a real encoder, with the descriptions that questions are asked of.

`clips.pool` makes them, which needs ffmpeg; reading them needs none.
"""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from world.clip import Clip, Times
from world.questions import Family
from world.render import Pixels

FRAMES = 32
"""Of each clip, as of films."""


@dataclass(frozen=True)
class Encoded:
    """A clip and what an encoder left of its frames."""

    clip: Clip
    family: Family
    """That the clip was made for: its questions can be asked."""
    moments: Times
    """Presentation times of FRAMES frames at the centres of equal parts of the clip."""
    pixels: Pixels
    """uint8 [FRAMES, side, side, 3] at these moments"""

    def at(self, frames: int) -> tuple[Times, Pixels]:
        """Moments and pixels of at most FRAMES frames, nearest to the centres of equal parts."""
        chosen = ((np.arange(frames) + 0.5) / frames * FRAMES).astype(int)
        return self.moments[chosen], self.pixels[chosen]


def save(clips: list[Encoded], path: Path) -> None:
    described = pickle.dumps([(one.clip, one.family) for one in clips])
    np.savez(
        path,
        clips=np.frombuffer(described, np.uint8),
        moments=np.stack([one.moments for one in clips]),
        pixels=np.stack([one.pixels for one in clips]),
    )


@lru_cache(maxsize=2)
def load(path: Path) -> list[Encoded]:
    """A pool that `save` wrote: never a file from elsewhere, since pickled descriptions can run code."""
    with np.load(path) as stored:
        described = pickle.loads(stored["clips"].tobytes())
        parts = zip(described, stored["moments"], stored["pixels"], strict=True)
        return [Encoded(clip, family, moments, pixels) for (clip, family), moments, pixels in parts]
