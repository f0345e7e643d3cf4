"""Frames of the sprite world, which no photo looks like: `python -m everyday.evaluation.sprites CACHE`.

Writes them encoded, as `everyday.features` does photos. They stand for what is out of the model's world.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import onnxruntime
from PIL import Image

from clips.make import held_out
from everyday.features import BATCH, encode
from everyday.vision import SIZE
from world.render import rasterise

NAME = "sprites"
FIRST = 1000
"""Held-out clips from this index on, as of the sprite world's own evaluation."""
CLIPS = 240


def drawn(index: int) -> Image.Image:
    """The middle of a clip, squashed to a square as photos are."""
    clip = held_out(index).clip
    pixels, _ = rasterise(clip, [clip.duration / 2], round(SIZE * clip.aspect), SIZE)
    return Image.fromarray(pixels[0])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cache", type=Path, help="what everyday.features has written")
    parser.add_argument("--clips", type=int, default=CLIPS)
    options = parser.parse_args()
    session = onnxruntime.InferenceSession(options.cache / "feature_map.onnx")
    pictures = [drawn(FIRST + at) for at in range(options.clips)]
    parts = [encode(session, pictures[start : start + BATCH]) for start in range(0, len(pictures), BATCH)]
    np.save(options.cache / f"{NAME}.npy", np.concatenate(parts))
    (options.cache / f"{NAME}.json").write_text(json.dumps([f"{FIRST + at}" for at in range(options.clips)]))


if __name__ == "__main__":
    main()
