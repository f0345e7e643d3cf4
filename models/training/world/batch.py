"""Batches for training and validation: a pure function of the random generator.

To make batches in worker processes, give every worker generators of its own, e.g.

    with multiprocessing.Pool(2) as pool:
        for batch in pool.imap(make, itertools.count()): ...

    def make(index: int) -> Batch:
        return video_batch(split_rng("train", index), Screen(), size=64, frames=8)

split_rng never gives two splits the same stream. With split='train' or 'validation' no held-out combination, pair,
style or phrasing appears; with 'test' they do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np

from world.augment import augment
from world.clip import Clip, Plan, Times
from world.compose import random_clip
from world.labels import Classes, Labels, label
from world.plans import pair_plan, plan_for
from world.pool import FRAMES, Encoded, load
from world.questions import FAMILIES, Family, Question, ask
from world.render import Pixels, patch_share, rasterise
from world.splits import Split, split_rng
from world.sprites import Floats

__all__ = ["Batch", "Screen", "image_batch", "short_clip_batch", "split_rng", "video_batch", "whole_clip_batch"]

Planner: TypeAlias = Callable[[np.random.Generator, Family], Plan]
PATCH = 8
HISTORY_SHARE = 0.2
ENCODED_SHARE = 0.1
"""Of the clips of a batch, where there is a pool of encoded ones."""
TURNS = 5
"""Questions about what is read whole, in training: its visual tokens depend on none, so more turns cost little."""
IMAGE_FAMILIES: dict[Family, float] = {
    "what": 1, "colour": 1, "count": 1, "where": 1.5, "beside": 1, "existence": 1, "describe": 1, "refusal": 0.3,
}  # fmt: skip
"""What is asked about images, and how often."""
SHORT_FAMILIES: dict[Family, float] = {
    "order": 1, "sequence": 1, "direction": 1.5, "action": 1.5, "antonym": 1, "transition": 0.5, "pseudo": 1,
    "describe": 1, "existence": 0.5, "what": 0.5,
}  # fmt: skip
QUIET = frozenset(
    (
        "it does not move", "it stays still", "it does not jump", "it does not blink", "the scene does not change",
        "the camera does not move",
    )
)  # fmt: skip
"""Answers that most clips would give to questions that they were not made for, and the share of them that is kept."""
QUIET_SHARE = 0.25
SELDOM: Mapping[Family, float] = {"talk": 0.15, "refusal": 0.5, "chapters": 0.6}
VIDEO_FAMILIES: dict[Family, float] = {family: SELDOM.get(family, 1.0) for family in FAMILIES}
MOTION: tuple[Family, ...] = ("direction", "action", "antonym", "action sequence", "order", "sequence", "localisation")
STILL: tuple[Family, ...] = ("what", "colour", "count", "where", "beside", "existence")
TRAINING_FAMILIES: dict[Family, float] = (
    VIDEO_FAMILIES | dict.fromkeys(MOTION, 2.0) | dict.fromkeys(STILL, 0.6) | {"chapters": 0.3}
)
"""What images taught is asked less often, what comes last more often: motion and order."""


@dataclass(frozen=True)
class Screen:
    """What the model sees frames on: a square of `side` pixels in patches of PATCH."""

    side: int = 64

    @property
    def grid(self) -> int:
        return self.side // PATCH


@dataclass(frozen=True)
class Batch:
    """Questions about B clips of T frames of S by S pixels, each in P patches (row-major)."""

    pixels: Pixels
    """uint8 [B, T, S, S, 3]"""
    times: Floats
    """float32 [B, T]: presentation time as a fraction of the clip's duration; 0 for an image"""
    seconds: Floats
    """float32 [B, T]: presentation time from the clip's start; 0 for an image"""
    questions: list[str]
    answers: list[str]
    families: list[str]
    history: list[list[tuple[str, str]]]
    """Earlier questions and answers about the same clip, oldest first; mostly empty"""
    thing_class: Classes
    """int64 [B, T, P]: 0 background, else 1 + index into KINDS"""
    colour_class: Classes
    """int64 [B, T, P]: 0 none, else 1 + index into COLOUR_NAMES"""
    foreground: Floats
    """float32 [B, T, P]: share of the patch that shows any thing"""
    act_class: Classes
    """int64 [B, T, P]: what the thing there has done since the frame before, 0 nothing, else 1 + index into ACTIONS"""
    camera_class: Classes
    """int64 [B, T]: how the camera has moved since then, 0 not at all, else 1 + index into CAMERA_MOTIONS"""
    target: Floats
    """float32 [Q, T, P]: share of the patch that shows what the question rests on, while it does"""


@dataclass(frozen=True)
class Sample:
    """One clip as the model sees it, with its questions."""

    pixels: Pixels
    times: Floats
    seconds: Floats
    questions: list[Question]
    earlier: list[list[Question]]
    """What was asked before each question."""
    labels: Labels


@dataclass(frozen=True)
class Sampling:
    """How clips are drawn and asked about."""

    screen: Screen
    split: Split
    families: Mapping[Family, float]
    plan: Planner
    frames: int
    per_clip: int = 1
    turns: int = 1
    """Questions in one conversation, in training."""
    pool: Path | None = None
    """Encoded clips that some of the samples are of."""

    @property
    def image(self) -> bool:
        return self.frames == 1

    def family(self, rng: np.random.Generator) -> Family:
        weights = np.array(list(self.families.values()))
        return list(self.families)[rng.choice(len(weights), p=weights / weights.sum())]


def image_batch(rng: np.random.Generator, screen: Screen, size: int, split: Split = "train") -> Batch:
    """Images (T = 1) of still things."""
    sampling = Sampling(screen, split, IMAGE_FAMILIES, lambda r, f: plan_for(r, f, image=True), 1, turns=TURNS)
    return _batch(rng, size, sampling)


def short_clip_batch(rng: np.random.Generator, screen: Screen, size: int, frames: int, split: Split = "train") -> Batch:
    """Clips of few frames, for the image-LLM to read whole: scenes side by side, or things that change."""

    def plan(rng: np.random.Generator, family: Family) -> Plan:
        return pair_plan(rng, family) if frames == 2 else plan_for(rng, family)

    return _batch(rng, size, Sampling(screen, split, SHORT_FAMILIES, plan, frames, turns=TURNS))


def whole_clip_batch(rng: np.random.Generator, screen: Screen, size: int, frames: int, split: Split = "train") -> Batch:
    """Clips with what is asked about videos, for the image-LLM to read whole; but for chapters, since a conversation
    of them would be longer than what it can read."""
    families = TRAINING_FAMILIES | {"chapters": 0.0}
    return _batch(rng, size, Sampling(screen, split, families, plan_for, frames, turns=TURNS))


def video_batch(
    rng: np.random.Generator,
    screen: Screen,
    size: int,
    frames: int,
    split: Split = "train",
    per_clip: int = 1,
    pool: Path | None = None,
) -> Batch:
    """Clips of T = frames frames, sampled as the uniform sampler does, with a little jitter outside the test split; one
    in ten from the pool of encoded clips, where there is one and it has so many frames.

    Of a clip's questions the first is of the family that the clip was made for, the others of any that it allows.
    """
    families = TRAINING_FAMILIES if split == "train" else VIDEO_FAMILIES
    return _batch(rng, size, Sampling(screen, split, families, plan_for, frames, per_clip, pool=pool))


def _batch(rng: np.random.Generator, size: int, sampling: Sampling) -> Batch:
    samples = [_sample(rng, sampling) for _ in range(size)]
    asked = [question for sample in samples for question in sample.questions]
    return Batch(
        pixels=np.stack([sample.pixels for sample in samples]),
        times=np.stack([sample.times for sample in samples]),
        seconds=np.stack([sample.seconds for sample in samples]),
        questions=[question.text for question in asked],
        answers=[question.answer for question in asked],
        families=[question.family for question in asked],
        history=[[(turn.text, turn.answer) for turn in earlier] for sample in samples for earlier in sample.earlier],
        thing_class=np.stack([sample.labels.things for sample in samples]),
        colour_class=np.stack([sample.labels.colours for sample in samples]),
        foreground=np.stack([sample.labels.foreground for sample in samples]),
        act_class=np.stack([sample.labels.acts for sample in samples]),
        camera_class=np.stack([sample.labels.camera for sample in samples]),
        target=np.concatenate([sample.labels.targets for sample in samples]),
    )


def _sample(rng: np.random.Generator, sampling: Sampling) -> Sample:
    encoded = _encoded(rng, sampling)
    clip, question = _asked_of(rng, encoded, sampling) if encoded else _asked(rng, sampling)
    questions = [question, *_more(rng, clip, sampling, sampling.per_clip - 1)]
    earlier = [_earlier(rng, clip, sampling) for _ in questions]
    moments, pixels, alpha = _seen(rng, clip, encoded, sampling)
    seconds = np.zeros(1) if sampling.image else moments
    labels = label(clip, patch_share(alpha, sampling.screen.grid), moments, questions)
    times = seconds / clip.duration
    return Sample(pixels, times.astype(np.float32), seconds.astype(np.float32), questions, earlier, labels)


def _seen(
    rng: np.random.Generator, clip: Clip, encoded: Encoded | None, sampling: Sampling
) -> tuple[Times, Pixels, Floats]:
    """Moments [T], frames as the model sees them [T, S, S, 3] and visible shares [thing, T, S, S]."""
    side, training = sampling.screen.side, sampling.split != "test"
    if encoded:
        moments, pixels = encoded.at(sampling.frames)
        _, alpha = rasterise(clip, moments, side, side)
    else:
        moments = sampled_times(clip, sampling.frames, rng if training else None)
        pixels, alpha = rasterise(clip, moments, side, side)
    return moments, augment(pixels, rng, compress=encoded is None) if training else pixels, alpha


def _encoded(rng: np.random.Generator, sampling: Sampling) -> Encoded | None:
    """Now and then a clip of the pool, where there is one and it has as many frames."""
    if sampling.pool is None or not 1 < sampling.frames <= FRAMES or rng.random() >= ENCODED_SHARE:
        return None
    pool = load(sampling.pool)
    encoded = pool[rng.integers(len(pool))]
    if encoded.pixels.shape[1] != sampling.screen.side:
        raise ValueError(f"{sampling.pool}: {encoded.pixels.shape[1]} pixels, the screen has {sampling.screen.side}")
    return encoded


def _asked_of(rng: np.random.Generator, encoded: Encoded, sampling: Sampling) -> tuple[Clip, Question]:
    """A question of the family that the clip was made for, or of another that it allows."""
    question = ask(encoded.clip, encoded.family, rng, sampling.split)
    return encoded.clip, question or _more(rng, encoded.clip, sampling, 1)[0]


def _more(rng: np.random.Generator, clip: Clip, sampling: Sampling, count: int) -> list[Question]:
    """Exactly `count` further questions about the clip, of random families."""
    found: list[Question] = []
    while len(found) < count:
        question = ask(clip, sampling.family(rng), rng, sampling.split, sampling.image)
        if question and (not quiet(question) or rng.random() < QUIET_SHARE):
            found.append(question)
    return found


def quiet(question: Question) -> bool:
    """Whether most clips would give its answer."""
    return question.answer in QUIET or (question.family == "pseudo" and question.answer == "one")


def _earlier(rng: np.random.Generator, clip: Clip, sampling: Sampling) -> list[Question]:
    """What was asked before: in training always as much as is wanted, otherwise mostly nothing."""
    if sampling.split == "train" and sampling.turns > 1:
        return _more(rng, clip, sampling, sampling.turns - 1)
    if rng.random() >= HISTORY_SHARE:
        return []
    return _more(rng, clip, sampling, int(rng.integers(1, 3)))


def _asked(rng: np.random.Generator, sampling: Sampling) -> tuple[Clip, Question]:
    """Clips of a random family's plan until one allows its question."""
    family = sampling.family(rng)
    while True:
        clip = random_clip(rng, sampling.plan(rng, family), sampling.split)
        question = ask(clip, family, rng, sampling.split, sampling.image)
        if question:
            return clip, question


def sampled_times(clip: Clip, frames: int, rng: np.random.Generator | None) -> Times:
    """Presentation times [frame] of the frames shown at the centres of equal parts of the clip.

    With a generator, the centres are moved by up to an eighth of a part either way.
    """
    centres = np.arange(frames) + 0.5
    if rng is not None:
        centres = centres + rng.uniform(-0.125, 0.125, frames)
    shown = np.searchsorted(clip.frame_times, centres / frames * clip.duration + 1e-6, side="right") - 1
    return clip.frame_times[np.maximum(shown, 0)]
