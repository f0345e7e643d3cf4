"""Makes a pool of training frames that went through a real encoder at a low bit rate.

    python -m clips.pool --out runs/encoded.npz --clips 400

Each of the clips is drawn a little larger than the screen, encoded (H.264, VP9 or VP8 in turn), decoded, and of it are
kept: its frames at FRAMES evenly spaced moments on the screen's square, the moments, the clip's description and the
family it was made for. `world.batch` takes one clip in ten from a pool where a source names one. The descriptions are
pickled: read only pools that you made.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from PIL import Image

from clips.encode import Codec, Encoding, encode
from world.batch import VIDEO_FAMILIES
from world.clip import Clip, Times
from world.compose import random_clip
from world.plans import plan_for
from world.pool import FRAMES, Encoded, save
from world.questions import Family, ask
from world.render import Pixels
from world.sampling import sampled_times
from world.splits import split_rng

FIRST = 1_000_000
"""Index of the train split's first clip: no other set draws from there."""
LONGEST = 20.0
"""Seconds: every frame is encoded, FRAMES are kept."""
SIZES: dict[float, tuple[int, int]] = {1.0: (128, 128), 4 / 3: (160, 120), 16 / 9: (192, 108)}
LOW: dict[Codec, tuple[int, int]] = {"h264": (34, 47), "vp9": (48, 61), "vp8": (40, 64)}
"""Range of the constant rate factor, end exclusive."""
VP8_RATES = ("30k", "60k", "120k")


def encoded(index: int, side: int) -> Encoded:
    """The pool's clip of an index, on a screen of `side` pixels. Needs ffmpeg."""
    rng = split_rng("train", FIRST + index)
    clip, family = _clip(rng)
    codec = tuple(LOW)[index % len(LOW)]
    rate = VP8_RATES[rng.integers(len(VP8_RATES))]
    encoding = Encoding(codec, *SIZES[clip.aspect], crf=int(rng.integers(*LOW[codec])), rate=rate)
    moments = sampled_times(clip, FRAMES, None)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"clip.{encoding.suffix}"
        encode(clip, encoding, path)
        frames = decoded(path, encoding, np.searchsorted(clip.frame_times, moments + 1e-9, side="right") - 1)
    return Encoded(clip, family, moments, np.stack([on_screen(frame, side) for frame in frames]))


def _clip(rng: np.random.Generator) -> tuple[Clip, Family]:
    """One that allows a question of the family that it is made for."""
    families = tuple(VIDEO_FAMILIES)
    while True:
        family = families[rng.integers(len(families))]
        plan = plan_for(rng, family)
        clip = random_clip(rng, replace(plan, seconds=(min(plan.seconds[0], LONGEST), min(plan.seconds[1], LONGEST))))
        if ask(clip, family, rng, "train"):
            return clip, family


def decoded(path: Path, encoding: Encoding, indices: Sequence[int] | Times) -> list[Pixels]:
    """The frames of these indices, ascending: uint8 [height, width, 3] each."""
    raw = ("-f", "rawvideo", "-pix_fmt", "rgb24", "-fps_mode", "passthrough", "-enc_time_base", "1:90000", "-")
    size, wanted, frames = encoding.width * encoding.height * 3, list(indices), []
    with subprocess.Popen(("ffmpeg", "-v", "error", "-i", str(path), *raw), stdout=subprocess.PIPE) as process:
        assert process.stdout
        for at in range(wanted[-1] + 1):
            content = process.stdout.read(size)
            times = wanted.count(at)
            frames += times * [np.frombuffer(content, np.uint8).reshape(encoding.height, encoding.width, 3)]
        process.kill()
    return frames


def on_screen(frame: Pixels, side: int) -> Pixels:
    return np.asarray(Image.fromarray(frame).resize((side, side), Image.Resampling.BILINEAR))


def make(out: Path, count: int, side: int) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    clips = []
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        for clip in pool.map(encoded, range(count), repeat(side)):
            clips.append(clip)
            if len(clips) % 20 == 0:
                print(f"{len(clips)} of {count} clips", flush=True)
    save(clips, out)
    print(f"{out}: {out.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--clips", type=int, default=400)
    parser.add_argument("--side", type=int, default=64, help="of the screen that the model sees, in pixels")
    options = parser.parse_args()
    make(options.out, options.clips, options.side)
