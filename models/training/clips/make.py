"""Makes a folder of held-out clips with questions: real MP4 (H.264) and WebM (VP9) files and questions.json.

The set in git:      python -m clips.make --out ../heldout --clips 50 --questions 225
The evaluation set:  python -m clips.make --out evaluation --first 1000 --clips 300 --questions 3000 --needles 2

questions.json is an array of { clip, question, answer, family, options, tags }; clip is a file name. The n-th clip
depends only on its index, so that two sets whose indices differ share no clip. Every sixth clip is the one before it
played backwards, with the same question where it can be asked. Tags: 'unseen style', 'unseen combination' (of shape
and colour, in what the question rests on or in its words), 'unseen phrasing', 'multiple choice', 'pair' (asked of a
clip and of its reverse, with two answers), 'needle' (one scene of ten minutes).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np

from clips.encode import Encoding, Matrix, encode
from world.clip import Clip
from world.compose import random_clip
from world.needle import needle_clip
from world.plans import plan_for
from world.questions import FAMILIES, TEMPORAL_FAMILIES, Family, Question, ask
from world.reverse import reversed_clip
from world.sampling import quiet
from world.splits import split_rng
from world.things import HELD_OUT_COMBINATIONS, HELD_OUT_STYLE

SIZES: dict[float, tuple[tuple[int, int], ...]] = {
    1.0: ((256, 256), (320, 320), (384, 384)),
    4 / 3: ((320, 240), (384, 288), (480, 360)),
    16 / 9: ((256, 144), (384, 216), (480, 270)),
}
TRIES = 12
TWIN_EVERY = 6
TWIN_TRIES = 20
MOST_ALIKE = 0.5
MOST_QUIET = 0.25
NOT_THERE = ("there is no ", "there are no ")
RARE: tuple[Family, ...] = ("camera", "shuffle", "unexpected", "occlusion", "action sequence", "transition")
"""Families that few clips allow which were not made for them."""
MADE_FOR: tuple[Family, ...] = (*FAMILIES, *RARE, *RARE)
NEEDLE_SECONDS = 600.0
NEEDLE_FAMILIES: tuple[Family, ...] = ("existence", "when")
Row = dict[str, str | list[str]]


@dataclass(frozen=True)
class HeldOut:
    """A held-out clip, made for one family, and the generator that its questions are drawn from."""

    name: str
    clip: Clip
    encoding: Encoding
    family: Family
    rng: np.random.Generator
    twin: str | None = None
    """The file of the clip that this one plays backwards."""

    @property
    def needle(self) -> bool:
        return self.clip.duration > NEEDLE_SECONDS / 2

    @property
    def tags(self) -> list[str]:
        unseen = self.clip.things[0].style == HELD_OUT_STYLE
        return ["unseen style"] * unseen + ["needle"] * self.needle


def held_out(index: int) -> HeldOut:
    """The held-out clip of an index; even ones are H.264, odd ones VP9, made for the families in turn."""
    if index % TWIN_EVERY < TWIN_EVERY - 1:
        return _original(index)
    original = _original(index - 1)
    if original.clip.trick != "shuffle":
        return _item(index, reversed_clip(original.clip), original.family, split_rng("test", index), original.name)
    return _original(index)


def _original(index: int) -> HeldOut:
    rng = split_rng("test", index)
    family = MADE_FOR[index % len(MADE_FOR)]
    while True:
        clip = random_clip(rng, plan_for(rng, family), "test")
        if ask(clip, family, rng, "test"):
            return _item(index, clip, family, rng)


def needle(index: int) -> HeldOut:
    """A clip of ten minutes with one scene to find."""
    rng = split_rng("test", index)
    return _item(index, needle_clip(rng, NEEDLE_SECONDS, "test"), "existence", rng)


def _item(index: int, clip: Clip, family: Family, rng: np.random.Generator, twin: str | None = None) -> HeldOut:
    sizes = SIZES[clip.aspect]
    matrix: Matrix = ("bt709", "smpte170m")[rng.integers(2)]
    encoding = Encoding(("h264", "vp9")[index % 2], *sizes[rng.integers(len(sizes))], matrix)
    return HeldOut(f"clip-{index:04d}.{encoding.suffix}", clip, encoding, family, rng, twin)


def questions(clips: list[HeldOut], total: int) -> list[Row]:
    """First what a clip and its reverse answer differently, then questions about the clips in turn.

    Each is of the family that has had the fewest of those the clip allows. No sort of answer takes more than MOST_ALIKE
    of a family's questions, that nothing happens no more than MOST_QUIET.
    """
    asked: dict[str, list[Question]] = {item.name: [] for item in clips}
    paired: set[int] = set()
    for item in (item for item in clips if item.twin in asked):
        for name, question in zip((str(item.twin), item.name), _pair(item) or (), strict=False):
            asked[name].append(question)
            paired.add(id(question))
    tally = Tally(Counter(), Counter())
    for question in (question for those in asked.values() for question in those):
        tally.add(question)
    for turn in range(total - len(paired)):
        item = clips[turn % len(clips)]
        question = _next(item, asked[item.name], turn < len(clips), tally)
        tally.add(question)
        asked[item.name].append(question)
    return [
        _row(item, question, ["pair"] * (id(question) in paired)) for item in clips for question in asked[item.name]
    ]


@dataclass(frozen=True)
class Tally:
    """What has been asked so far."""

    families: Counter[Family]
    answers: Counter[tuple[Family, str]]
    """By their sort."""

    def add(self, question: Question) -> None:
        self.families[question.family] += 1
        self.answers[question.family, sort_of(question)] += 1

    def alike(self, question: Question) -> int:
        """How many of its family had an answer of its sort."""
        return self.answers[question.family, sort_of(question)]

    def common(self, question: Question) -> bool:
        """Whether one more of its sort of answer would be too many of its family."""
        first, most = (1, MOST_QUIET) if quiet(question) else (3, MOST_ALIKE)
        return self.alike(question) + 1 > first + most * (self.families[question.family] + 1)


def sort_of(question: Question) -> str:
    """The answer itself; that nothing happens is one sort in all its words, and that something is not there another,
    whatever it is."""
    if quiet(question):
        return "nothing happens"
    return "there is no" if question.answer.startswith(NOT_THERE) else question.answer


def _next(item: HeldOut, asked: list[Question], first: bool, tally: Tally) -> Question:
    own = item.family if first else None
    allowed = NEEDLE_FAMILIES if item.needle else FAMILIES
    wanted = sorted(allowed, key=lambda family: (family != own, tally.families[family]))
    fresh = (_fresh(item, family, asked, again) for again in (False, True) for family in wanted)
    rare = ([option for option in options if item.needle or not tally.common(option)] for options in fresh)
    return min(next(filter(None, rare)), key=tally.alike)


def _pair(item: HeldOut) -> tuple[Question, Question] | None:
    """The same question about time, put about the clip that this one plays backwards and about this one."""
    other = reversed_clip(item.clip)
    families = sorted(TEMPORAL_FAMILIES, key=lambda family: family != item.family)
    for family, seed in product(families, range(TWIN_TRIES)):
        before, after = (ask(clip, family, np.random.default_rng(seed), "test") for clip in (other, item.clip))
        if before and after and before.text == after.text and before.answer != after.answer:
            return before, after
    return None


def _fresh(item: HeldOut, family: Family, asked: list[Question], again: bool) -> list[Question]:
    """Questions not put before about this clip; their answers are new to the family too, but for yes/no or `again`."""
    texts = {question.text.rstrip("?") for question in asked}
    answers = set() if again or family == "existence" else {(question.family, question.answer) for question in asked}
    options = filter(None, (ask(item.clip, family, item.rng, "test") for _ in range(TRIES)))
    return [one for one in options if one.text.rstrip("?") not in texts and (family, one.answer) not in answers]


def _row(item: HeldOut, question: Question, tags: list[str]) -> Row:
    tags = [
        *item.tags,
        *tags,
        *["unseen combination"] * _has_unseen(item.clip, question),
        *["unseen phrasing"] * question.held_out_phrasing,
        *["multiple choice"] * bool(question.options),
    ]
    row: Row = {
        "clip": item.name,
        "question": spoken(question.text),
        "answer": question.answer,
        "family": question.family,
    }
    return row | ({"options": list(question.options)} if question.options else {}) | ({"tags": tags} if tags else {})


def _has_unseen(clip: Clip, question: Question) -> bool:
    """Whether it rests on a held-out combination of shape and colour, or names one."""
    shown = any(clip.things[index].thing in HELD_OUT_COMBINATIONS for index in question.target)
    return shown or any(thing.name in f"{question.text} {question.answer}" for thing in HELD_OUT_COMBINATIONS)


def spoken(text: str) -> str:
    """The question as a person would type it: with a capital."""
    return text[0].upper() + text[1:]


def make(out: Path, first: int, clips: int, total: int, needles: int) -> None:
    """A clip whose file is there already is not encoded again."""
    out.mkdir(parents=True, exist_ok=True)
    items = [held_out(index) for index in range(first, first + clips)]
    items += [needle(first + clips + index) for index in range(needles)]
    for item in (item for item in items if not (out / item.name).exists()):
        part = out / f"part-{item.name}"
        encode(item.clip, item.encoding, part)
        part.rename(out / item.name)
        print(item.name, f"{item.clip.duration:.1f} s", f"{(out / item.name).stat().st_size / 1000:.0f} kB", flush=True)
    rows = questions(items, total)
    (out / "questions.json").write_text("[\n" + ",\n".join("  " + json.dumps(row) for row in rows) + "\n]\n")
    print(dict(Counter(row["family"] for row in rows)))
    print(dict(Counter(tag for row in rows for tag in row.get("tags", []))))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--first", type=int, default=0, help="index of the first clip")
    parser.add_argument("--clips", type=int, default=300)
    parser.add_argument("--questions", type=int, default=3000)
    parser.add_argument("--needles", type=int, default=0, help="further clips of ten minutes with one scene to find")
    options = parser.parse_args()
    make(options.out, options.first, options.clips, options.questions, options.needles)
