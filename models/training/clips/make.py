"""Makes a folder of held-out clips with questions: real MP4 (H.264) and WebM (VP9) files and questions.json.

The set in git:      python -m clips.make --out ../heldout --clips 54 --questions 216
The evaluation set:  python -m clips.make --out evaluation --first 1000 --clips 120 --questions 480

questions.json is an array of { clip, question, answer, family }; clip is a file name. The n-th clip depends only on
its index, so that two sets whose indices differ share no clip.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from clips.encode import Encoding, Matrix, encode
from world.batch import video_plan
from world.clip import Clip
from world.compose import random_clip
from world.questions import FAMILIES, Family, Question, ask
from world.splits import split_rng

SIZES: dict[float, tuple[tuple[int, int], ...]] = {
    1.0: ((256, 256), (320, 320), (384, 384)),
    4 / 3: ((320, 240), (384, 288), (480, 360)),
    16 / 9: ((256, 144), (384, 216), (480, 270)),
}
TRIES = 12


@dataclass(frozen=True)
class HeldOut:
    """A held-out clip, made for one family, and the generator that its questions are drawn from."""

    name: str
    clip: Clip
    encoding: Encoding
    family: Family
    rng: np.random.Generator


def held_out(index: int) -> HeldOut:
    """The held-out clip of an index; even ones are H.264, odd ones VP9, made for the families in turn."""
    rng = split_rng("test", index)
    family = FAMILIES[index % len(FAMILIES)]
    while True:
        clip = random_clip(rng, video_plan(rng, family), "test")
        if ask(clip, family, rng, "test"):
            break
    sizes = SIZES[clip.aspect]
    matrix: Matrix = ("bt709", "smpte170m")[rng.integers(2)]
    encoding = Encoding(("h264", "vp9")[index % 2], *sizes[rng.integers(len(sizes))], matrix)
    return HeldOut(f"clip-{index:04d}.{encoding.suffix}", clip, encoding, family, rng)


def questions(clips: list[HeldOut], total: int) -> list[dict[str, str]]:
    """Questions about the clips in turn, each of the family that has had the fewest of those the clip allows."""
    families: Counter[Family] = Counter()
    answers: Counter[tuple[Family, str]] = Counter()
    asked: dict[str, list[Question]] = {item.name: [] for item in clips}
    for turn in range(total):
        item = clips[turn % len(clips)]
        own = item.family if turn < len(clips) else None
        wanted = sorted(FAMILIES, key=lambda family, own=own: (family != own, families[family]))
        options = (_fresh(item, family, asked[item.name], again) for again in (False, True) for family in wanted)
        question = min(next(filter(None, options)), key=lambda option: answers[option.family, option.answer])
        families[question.family] += 1
        answers[question.family, question.answer] += 1
        asked[item.name].append(question)
    return [
        {"clip": name, "question": spoken(question.text), "answer": question.answer, "family": question.family}
        for name, those in asked.items()
        for question in those
    ]


def _fresh(item: HeldOut, family: Family, asked: list[Question], again: bool) -> list[Question]:
    """Questions not put before about this clip; their answers are new to the family too, but for yes/no or `again`."""
    texts = {question.text.rstrip("?") for question in asked}
    answers = set() if again or family == "existence" else {(question.family, question.answer) for question in asked}
    options = filter(None, (ask(item.clip, family, item.rng, "test") for _ in range(TRIES)))
    return [one for one in options if one.text.rstrip("?") not in texts and (family, one.answer) not in answers]


def spoken(text: str) -> str:
    """The question as a person would type it: with a capital."""
    return text[0].upper() + text[1:]


def make(out: Path, first: int, clips: int, total: int) -> None:
    out.mkdir(parents=True, exist_ok=True)
    items = [held_out(index) for index in range(first, first + clips)]
    for item in items:
        encode(item.clip, item.encoding, out / item.name)
        print(item.name, f"{item.clip.duration:.1f} s", f"{(out / item.name).stat().st_size / 1000:.0f} kB", flush=True)
    rows = questions(items, total)
    (out / "questions.json").write_text("[\n" + ",\n".join("  " + json.dumps(row) for row in rows) + "\n]\n")
    print(dict(Counter(row["family"] for row in rows)))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--first", type=int, default=0, help="index of the first clip")
    parser.add_argument("--clips", type=int, default=120)
    parser.add_argument("--questions", type=int, default=480)
    options = parser.parse_args()
    make(options.out, options.first, options.clips, options.questions)
