"""Batches for training and validation: a pure function of the random generator.

To make batches in worker processes, give every worker generators of its own, e.g.

    with multiprocessing.Pool(2) as pool:
        for batch in pool.imap(make, itertools.count()): ...

    def make(index: int) -> Batch:
        return video_batch(split_rng("train", index), size=64, frames=8)

split_rng never gives two splits the same stream. With split='train' or 'validation' no held-out combination, pair or
phrasing appears; with 'test' they do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from world.augment import augment
from world.compose import Plan, random_clip
from world.questions import FAMILIES, Family, Question, ask
from world.scene import Clip, Pixels, patch_share, rasterise
from world.splits import Split, split_rng
from world.sprites import Floats

__all__ = ["Batch", "image_batch", "image_pair_batch", "split_rng", "video_batch"]

Classes: TypeAlias = NDArray[np.int64]
Planner: TypeAlias = Callable[[np.random.Generator, Family], Plan]
SIDE = 64
GRID = 8
VISIBLE = 0.2
"""A patch belongs to a thing that covers at least this share of it."""
HISTORY_SHARE = 0.2
IMAGE_TURNS = 5
"""Questions about each training image: its visual tokens do not depend on the question, so more turns cost little."""
IMAGE_FAMILIES: tuple[Family, ...] = ("what", "colour", "count", "where", "existence", "describe")
PAIR_FAMILIES: tuple[Family, ...] = ("order", "sequence", "direction", "what", "existence", "describe")


@dataclass(frozen=True)
class Batch:
    """B questions about B clips of T frames, each 64 by 64 in 8 by 8 patches (row-major)."""

    pixels: Pixels
    """uint8 [B, T, 64, 64, 3]"""
    times: Floats
    """float32 [B, T]: presentation time as a fraction of the clip's duration; 0 for an image"""
    questions: list[str]
    answers: list[str]
    families: list[str]
    history: list[list[tuple[str, str]]]
    """Earlier questions and answers about the same clip, oldest first; mostly empty"""
    thing_class: Classes
    """int64 [B, T, 64]: 0 background, else 1 + index into KINDS"""
    colour_class: Classes
    """int64 [B, T, 64]: 0 none, else 1 + index into COLOUR_NAMES"""
    foreground: Floats
    """float32 [B, T, 64]: share of the patch that shows any thing"""
    target: Floats
    """float32 [Q, T, 64]: share of the patch that shows what the question rests on"""


@dataclass(frozen=True)
class Sample:
    """One clip as the model sees it, with its questions."""

    pixels: Pixels
    times: Floats
    questions: list[Question]
    earlier: list[list[Question]]
    """What was asked before each question."""
    thing_class: Classes
    colour_class: Classes
    foreground: Floats
    targets: Floats
    """[question, T, 64]"""


def image_batch(rng: np.random.Generator, size: int, split: Split = "train") -> Batch:
    """Images (T = 1) of one to four still things."""
    return _batch(rng, size, split, IMAGE_FAMILIES, _image_plan, 1)


def image_pair_batch(rng: np.random.Generator, size: int, split: Split = "train") -> Batch:
    """Clips of two frames (T = 2): two scenes, or one scene in which things have moved."""
    return _batch(rng, size, split, PAIR_FAMILIES, _pair_plan, 2)


def video_batch(rng: np.random.Generator, size: int, frames: int, split: Split = "train", per_clip: int = 1) -> Batch:
    """Clips of T = frames frames, sampled as the uniform sampler does, with a little jitter outside the test split.

    Of a clip's questions the first is of the family that the clip was made for, the others of any that it allows.
    """
    return _batch(rng, size, split, FAMILIES, video_plan, frames, per_clip)


def video_plan(rng: np.random.Generator, family: Family) -> Plan:
    """Scenes and things such that a question of the family can be asked, its answers about equally likely."""
    single = rng.random() < {"order": 0, "sequence": 0, "what": 0.8, "where": 0.7}.get(family, 0.55)
    still = {"direction": 0.2, "where": 0.75}.get(family, 0.4)
    if family == "count":
        single, count = rng.random() < 0.6, int(rng.integers(1, 5))
        scenes = (count,) if single or count == 1 else _split_into_scenes(rng, count)
        return Plan(scenes, 0.6, repeats=rng.random() < 0.5)
    if single:
        return Plan((int(rng.integers(1, 4)),), still, shapes=_shapes(family))
    most = 3 if family in ("direction", "what") else 4
    scenes = tuple(2 if rng.random() < 0.12 else 1 for _ in range(rng.integers(2, most + 1)))
    return Plan(scenes, still, shapes=_shapes(family))


def _shapes(family: Family) -> float:
    return 0.85 if family == "colour" else 0.5


def _split_into_scenes(rng: np.random.Generator, count: int) -> tuple[int, ...]:
    """The count as a sum of at least two ones and twos."""
    scenes = [1] * count
    if count > 2 and rng.random() < 0.4:
        scenes[int(rng.integers(count - 1))] = 2
        scenes.pop()
    return tuple(scenes)


def _image_plan(rng: np.random.Generator, family: Family) -> Plan:
    count = int(rng.integers(1, 5))
    return Plan((count,), 1.0, repeats=family == "count" and rng.random() < 0.5, shapes=_shapes(family))


def _pair_plan(rng: np.random.Generator, family: Family) -> Plan:
    if family in ("order", "sequence") or (family != "direction" and rng.random() < 0.5):
        return Plan((1, 1), 1.0)
    return Plan((int(rng.integers(1, 3)),), 0.2)


def _batch(
    rng: np.random.Generator,
    size: int,
    split: Split,
    families: tuple[Family, ...],
    plan: Planner,
    frames: int,
    per_clip: int = 1,
) -> Batch:
    samples = [_sample(rng, split, families, plan, frames, per_clip) for _ in range(size)]
    asked = [question for sample in samples for question in sample.questions]
    return Batch(
        pixels=np.stack([sample.pixels for sample in samples]),
        times=np.stack([sample.times for sample in samples]),
        questions=[question.text for question in asked],
        answers=[question.answer for question in asked],
        families=[question.family for question in asked],
        history=[[(turn.text, turn.answer) for turn in earlier] for sample in samples for earlier in sample.earlier],
        thing_class=np.stack([sample.thing_class for sample in samples]),
        colour_class=np.stack([sample.colour_class for sample in samples]),
        foreground=np.stack([sample.foreground for sample in samples]),
        target=np.concatenate([sample.targets for sample in samples]),
    )


def _sample(
    rng: np.random.Generator,
    split: Split,
    families: tuple[Family, ...],
    plan: Planner,
    frames: int,
    per_clip: int,
) -> Sample:
    family = families[rng.integers(len(families))]
    clip, question = _asked(rng, split, family, plan, image=frames == 1)
    questions = [question, *_more(rng, clip, split, families, per_clip - 1, frames == 1)]
    earlier = [_earlier(rng, clip, split, families, frames) for _ in questions]
    seconds = frame_times(clip, frames, rng if split != "test" else None)
    pixels, alpha = rasterise(clip, seconds, SIDE, SIDE)
    if split != "test":
        pixels = augment(pixels, rng)
    cover = patch_share(alpha, GRID)
    times = np.zeros(1) if frames == 1 else seconds / clip.duration
    return Sample(pixels, times.astype(np.float32), questions, earlier, *_labels(clip, cover, questions))


def _more(
    rng: np.random.Generator, clip: Clip, split: Split, families: tuple[Family, ...], count: int, image: bool
) -> list[Question]:
    """Exactly `count` further questions about the clip, of random families."""
    found: list[Question] = []
    while len(found) < count:
        question = ask(clip, families[rng.integers(len(families))], rng, split, image)
        if question:
            found.append(question)
    return found


def _earlier(
    rng: np.random.Generator, clip: Clip, split: Split, families: tuple[Family, ...], frames: int
) -> list[Question]:
    """What was asked before: always much about a training image, otherwise mostly nothing."""
    if split == "train" and frames <= 2:
        return _more(rng, clip, split, families, IMAGE_TURNS - 1, frames == 1)
    if rng.random() >= HISTORY_SHARE:
        return []
    return _more(rng, clip, split, families, int(rng.integers(1, 3)), image=frames == 1)


def _asked(
    rng: np.random.Generator,
    split: Split,
    family: Family,
    plan: Planner,
    image: bool,
) -> tuple[Clip, Question]:
    """Clips of the family's plan until one allows its question."""
    while True:
        clip = random_clip(rng, plan(rng, family), split)
        question = ask(clip, family, rng, split, image)
        if question:
            return clip, question


def frame_times(clip: Clip, frames: int, rng: np.random.Generator | None) -> NDArray[np.float64]:
    """Presentation times [frame] in seconds of the frames shown at the centres of equal parts of the clip.

    With a generator, the centres are moved by up to an eighth of a part either way.
    """
    centres = np.arange(frames) + 0.5
    if rng is not None:
        centres = centres + rng.uniform(-0.125, 0.125, frames)
    return np.floor(centres / frames * clip.duration * clip.fps + 1e-6) / clip.fps


def _labels(clip: Clip, cover: Floats, questions: list[Question]) -> tuple[Classes, Classes, Floats, Floats]:
    """thing_class, colour_class, foreground [time, patch] and targets [question, time, patch].

    All come from coverage [thing, time, patch].
    """
    kinds = np.array([0, *(placed.thing.kind_class for placed in clip.things)], dtype=np.int64)
    colours = np.array([0, *(placed.thing.colour_class for placed in clip.things)], dtype=np.int64)
    dominant = np.where(cover.max(axis=0) >= VISIBLE, cover.argmax(axis=0) + 1, 0)
    foreground = np.minimum(1, cover.sum(axis=0))
    targets = np.stack([np.minimum(1, cover[list(question.target)].sum(axis=0)) for question in questions])
    return kinds[dominant], colours[dominant], foreground, targets
