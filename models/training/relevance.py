"""How well a frame's relevance to a question (src/domain/relevance.ts) tells the frames that show a thing.

    python relevance.py [--bundle ../demo] [--things 60] [--frames 16]

Prints the area under the curve of each score, mean over things of drawn clips that come and go.
"""

import argparse
import json
from collections import defaultdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from world.scene import Clip

from export.sessions import Bundle, Floats
from train.text import Codec, Vocabulary
from world.compose import Plan, random_clip

MEAN, STD = 0.5, 0.25
"""The bundle's normalisation of R'G'B' in 0..1."""

LEAST_SHOWN = 0.05
"""Patches that a thing covers, in all, where a frame counts as showing it."""

QUESTIONS = (
    "{}",
    "Where is the {}",
    "what colour is the {}",
    "Does the {} move in the video",
    "What do you see after the {}",
)

Scores = dict[str, Floats]
"""[frame] each."""


def main() -> None:
    arguments = parse_arguments()
    bundle = Bundle(arguments.bundle)
    codec = codec_of(arguments.bundle)
    rng = np.random.default_rng(0)
    areas: dict[tuple[str, str], list[float]] = defaultdict(list)
    things = 0
    while things < arguments.things:
        clip = random_clip(rng, Plan(tuple(rng.integers(1, 3, size=rng.integers(2, 4)))), "train")
        times = (np.arange(arguments.frames) + 0.5) / arguments.frames * clip.duration
        visual = visual_tokens(bundle, clip, times)
        for name, shown in appearances(clip, times):
            things += 1
            for question in QUESTIONS:
                words = bundle.embed(codec.encode(question.format(name)))
                for score, values in scores(visual, words).items():
                    areas[score, question].append(area(values, shown))
    for (score, question), values in sorted(areas.items()):
        print(f"{score:32} {question:32} {np.mean(values):.3f}  n {len(values)}")


def visual_tokens(bundle: Bundle, clip: Clip, times: NDArray[np.float64]) -> Floats:
    """[frame, patch, channel]"""
    pixels = (clip.render(times, 64, 64).astype(np.float32) / 255 - MEAN) / STD
    return bundle.visual_tokens(pixels.transpose(0, 3, 1, 2), (times / clip.duration).astype(np.float32))


def appearances(clip: Clip, times: NDArray[np.float64]) -> list[tuple[str, NDArray[np.bool_]]]:
    """Each thing that some frames show and others do not: its name, and which frames show one of that name."""
    covered = clip.coverage(times).sum(2) > LEAST_SHOWN
    names = [placed.thing.name for placed in clip.things]
    found = []
    for name in names:
        shown = covered[[index for index, other in enumerate(names) if other == name]].any(0)
        if shown.any() and not shown.all():
            found.append((name, shown))
    return found


def scores(visual: Floats, words: Floats) -> Scores:
    """visual [frame, patch, channel], words [word, channel]."""
    unit = words / np.linalg.norm(words, axis=1, keepdims=True)
    cosines = visual / np.linalg.norm(visual, axis=2, keepdims=True) @ unit.T
    products = visual @ unit.T
    centred = products - products.mean(0) - products.mean(1, keepdims=True) + products.mean((0, 1))
    return {
        "mean of the highest 4 cosines": highest(cosines, 4).mean(1),
        "the highest cosine": highest(cosines, 1).mean(1),
        "mean of the highest 8 cosines": highest(cosines, 8).mean(1),
        "best word, highest 4 cosines": highest(cosines, 4).max(1),
        "less place and time, highest 4": highest(centred, 4).mean(1),
    }


def highest(values: Floats, count: int) -> Floats:
    """Mean over the `count` patches with the highest values of each word: [frame, patch, word] → [frame, word]."""
    return np.sort(values, axis=1)[:, -count:].mean(1)


def area(values: Floats, shown: NDArray[np.bool_]) -> float:
    """How often a frame that shows the thing scores higher than one that does not; ties count half."""
    yes, no = values[shown][:, None], values[~shown][None]
    return float((yes > no).mean() + 0.5 * (yes == no).mean())


def codec_of(bundle: Path) -> Codec:
    words = json.loads((bundle / "tokenizer.json").read_text())["model"]["vocab"]
    return Codec(Vocabulary(tuple(sorted(words, key=words.get))))


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bundle", type=Path, default=Path(__file__).parent.parent / "demo")
    parser.add_argument("--things", type=int, default=60)
    parser.add_argument("--frames", type=int, default=16)
    return parser.parse_args()


if __name__ == "__main__":
    main()
