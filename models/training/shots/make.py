"""Makes a folder of world clips as real files, half of them at low bit rates, and truth.json with their boundaries.

    python -m shots.make --split test --first 20000 --clips 80 --out runs/shots/test
    python -m shots.make --split validation --clips 40 --out runs/shots/validation

truth.json is { file: [{ begin, end, form }] } in seconds from the file's first frame. A clip depends only on the split
and its index. Files that are there are left as they are.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from clips.encode import Codec, Encoding, Matrix, encode
from shots.boundaries import Boundary, true_boundaries
from world.clip import Clip
from world.compose import random_clip
from world.plans import plan_for
from world.questions import Family
from world.splits import Split, split_rng

FAMILIES: tuple[Family, ...] = (
    "sequence", "pseudo", "action sequence", "order", "chapters",
    "camera", "when", "sequence", "action count", "pseudo",
)  # fmt: skip
"""Made for in turn: clips of several scenes, and some whose things or camera move much."""
LONGEST = 14.0
SIZES: dict[float, tuple[int, int]] = {1.0: (96, 96), 4 / 3: (128, 96), 16 / 9: (160, 90)}
CODECS: tuple[Codec, ...] = ("h264", "vp9")
LOW_CRF: dict[Codec, tuple[int, int]] = {"h264": (34, 46), "vp9": (48, 60)}
TRUTH = "truth.json"


@dataclass(frozen=True)
class Filed:
    name: str
    clip: Clip
    encoding: Encoding


def filed(split: Split, index: int) -> Filed:
    """The clip of an index; even ones are H.264, odd ones VP9; two in four at a low bit rate."""
    rng = split_rng(split, index)
    plan = plan_for(rng, FAMILIES[index % len(FAMILIES)])
    clip = random_clip(rng, replace(plan, seconds=_shortened(plan.seconds)), split)
    codec = CODECS[index % 2]
    crf = int(rng.integers(*LOW_CRF[codec])) if index % 4 >= 2 else None
    matrix: Matrix = ("bt709", "smpte170m")[rng.integers(2)]
    encoding = Encoding(codec, *SIZES[clip.aspect], matrix, crf)
    return Filed(f"{split}-{index:05d}.{encoding.suffix}", clip, encoding)


def _shortened(seconds: tuple[float, float]) -> tuple[float, float]:
    return min(seconds[0], LONGEST), min(seconds[1], LONGEST)


def read_truth(folder: Path) -> dict[str, list[Boundary]]:
    rows = json.loads((folder / TRUTH).read_text())
    return {name: [Boundary(**row) for row in listed] for name, listed in rows.items()}


def make(out: Path, split: Split, first: int, clips: int) -> None:
    out.mkdir(parents=True, exist_ok=True)
    truth = {}
    for index in range(first, first + clips):
        item = filed(split, index)
        truth[item.name] = [asdict(boundary) for boundary in true_boundaries(item.clip)]
        if not (out / item.name).exists():
            encode(item.clip, item.encoding, out / item.name)
            print(item.name, f"{item.clip.duration:.1f} s, {len(item.clip.scenes)} scenes", flush=True)
    (out / TRUTH).write_text(json.dumps(truth, indent=1) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--split", choices=("train", "validation", "test"), default="test")
    parser.add_argument("--first", type=int, default=0, help="index of the first clip")
    parser.add_argument("--clips", type=int, default=80)
    options = parser.parse_args()
    make(options.out, options.split, options.first, options.clips)
