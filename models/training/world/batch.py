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

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from world.clip import Plan
from world.films import FILM_FRAMES, SHOWING, Halves, Reels, Showing, film_sample
from world.labels import Classes
from world.plans import film_plan, pair_plan, plan_for
from world.questions import FAMILIES, Family
from world.render import Pixels
from world.sampling import Sample, Sampling, Screen, sample_of
from world.splits import Split
from world.sprites import Floats

TURNS = 5
"""Questions about what is read whole, in training: its visual tokens depend on none, so more turns cost little."""
FILM_TURNS = 6
"""The same of films, which are longer."""
IMAGE_FAMILIES: dict[Family, float] = {
    "what": 1, "colour": 1, "count": 1, "where": 1.5, "beside": 1, "existence": 1, "describe": 1, "refusal": 0.3,
}  # fmt: skip
"""What is asked about images, and how often."""
SHORT_FAMILIES: dict[Family, float] = {
    "order": 1, "sequence": 1, "direction": 1.5, "action": 1.5, "antonym": 1, "transition": 0.5, "pseudo": 1,
    "describe": 1, "existence": 0.5, "what": 0.5, "action count": 0.5, "camera": 0.5,
}  # fmt: skip
SELDOM: Mapping[Family, float] = {"talk": 0.15, "refusal": 0.5, "chapters": 0.6}
VIDEO_FAMILIES: dict[Family, float] = {family: SELDOM.get(family, 1.0) for family in FAMILIES}
HARD: tuple[Family, ...] = (
    "action", "action count", "action sequence", "sequence", "camera", "shuffle", "unexpected", "occlusion",
)  # fmt: skip
CLOSER = 0.7
"""Of the longer films, the share of which some frames are close together."""
KNOWN: tuple[Family, ...] = ("colour", "where")
HARDEST: dict[Family, float] = {
    "when": 6.0, "what": 1.5, "chapters": 5.0, "refusal": 1.3,
    "action sequence": 3.0, "shuffle": 6.0, "unexpected": 4.0, "occlusion": 4.0,
}  # fmt: skip
TRAINING_FAMILIES: dict[Family, float] = VIDEO_FAMILIES | dict.fromkeys(HARD, 2.0) | HARDEST | dict.fromkeys(KNOWN, 0.6)
"""What images taught is asked less often, what comes last, and what is told worst, more often: what
happens, how often, when and in which order, and chapters (`docs/log.md`)."""


@dataclass(frozen=True)
class Batch:
    """Questions about B clips of T frames of S by S pixels, each in P patches (row-major)."""

    pixels: Pixels | None
    """uint8 [B, T, S, S, 3]; None where there is `content`"""
    content: Halves | None
    """float16 [B, T, P, C]: what the vision encoder and the projector made of films' frames"""
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
    begin_class: Classes
    """int64 [B, T, P]: whether the thing there has begun to act, or come with its scene, since the frame before"""
    count_class: Classes
    """int64 [B, T, P]: how often it has jumped or blinked so far"""
    came_class: Classes
    """int64 [B, T, P]: when the thing there came, as `story.time_class` has it"""
    began_class: Classes
    """int64 [B, T, P]: when the last act that it has begun did, likewise; 0 before any"""
    alone_class: Classes
    """int64 [B, T, P]: 1 where it does what the others of its scene, who all do the same, do not"""
    hidden_class: Classes
    """int64 [B, T, P]: 1 + index into KINDS of what is, or was last, behind it; 0 before anything was"""
    camera_class: Classes
    """int64 [B, T]: how the camera has moved since then, 0 not at all, else 1 + index into CAMERA_MOTIONS"""
    looks: Floats
    """float32 [B, T, P, LOOKS]: how the thing there stands (`labels._looks`)"""
    changes: Floats
    """float32 [B, T, P, LOOKS]: by how much that has changed since the frame before (`labels._changes`)"""
    ways: Floats
    """float32 [B, T, P, 2 · LAGS]: how far it has come since some frames before (`labels._ways`)"""
    target: Floats
    """float32 [Q, T, P]: share of the patch that shows what the question rests on, while it does"""


def image_batch(rng: np.random.Generator, screen: Screen, size: int, split: Split = "train") -> Batch:
    """Images (T = 1) of still things."""
    sampling = Sampling(screen, split, IMAGE_FAMILIES, lambda r, f: plan_for(r, f, image=True), 1, turns=TURNS)
    return _batch(rng, size, sampling)


def short_clip_batch(rng: np.random.Generator, screen: Screen, size: int, frames: int, split: Split = "train") -> Batch:
    """Clips of few frames, for the image-LLM to read whole: scenes side by side, or things that change."""

    def plan(rng: np.random.Generator, family: Family) -> Plan:
        return pair_plan(rng, family) if frames == 2 else plan_for(rng, family)

    return _batch(rng, size, Sampling(screen, split, SHORT_FAMILIES, plan, frames, turns=TURNS))


def whole_film_batch(rng: np.random.Generator, screen: Screen, size: int, frames: int, reels: Reels) -> Batch:
    """Films with what is asked about videos, for the image-LLM to read whole; chapters seldom, since a conversation of
    them would be longer than what it can read."""
    families = TRAINING_FAMILIES | {"chapters": 0.6}
    sampling = Sampling(screen, "train", families, plan_for, frames, turns=FILM_TURNS)
    return together([film_sample(rng, reels, sampling) for _ in range(size)])


def film_batch(
    rng: np.random.Generator,
    screen: Screen,
    size: int,
    frames: int,
    reels: Reels,
    per_clip: int = 1,
    families: Mapping[Family, float] = TRAINING_FAMILIES,
    showing: Showing = SHOWING,
) -> Batch:
    """As a training batch of `video_batch`, but of films."""
    sampling = Sampling(screen, "train", families, plan_for, frames, per_clip)
    return together([film_sample(rng, reels, sampling, showing) for _ in range(size)])


def film_sampling(screen: Screen, pool: Path | None) -> Sampling:
    """What films are drawn of: what training asks about videos."""
    return Sampling(screen, "train", TRAINING_FAMILIES, film_plan, FILM_FRAMES, pool=pool, closer=CLOSER)


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
    return together([sample_of(rng, sampling) for _ in range(size)])


def together(samples: list[Sample]) -> Batch:
    """One batch of samples of the same frames."""
    asked = [question for sample in samples for question in sample.questions]
    return Batch(
        pixels=_stacked([sample.pixels for sample in samples]),
        content=_stacked([sample.content for sample in samples]),
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
        begin_class=np.stack([sample.labels.begins for sample in samples]),
        count_class=np.stack([sample.labels.counted for sample in samples]),
        came_class=np.stack([sample.labels.came for sample in samples]),
        began_class=np.stack([sample.labels.began for sample in samples]),
        alone_class=np.stack([sample.labels.alone for sample in samples]),
        hidden_class=np.stack([sample.labels.hidden for sample in samples]),
        camera_class=np.stack([sample.labels.camera for sample in samples]),
        looks=np.stack([sample.labels.looks for sample in samples]),
        changes=np.stack([sample.labels.changes for sample in samples]),
        ways=np.stack([sample.labels.ways for sample in samples]),
        target=np.concatenate([sample.labels.targets for sample in samples]),
    )


def _stacked(parts: list[NDArray | None]) -> NDArray | None:
    """None where there are none."""
    there = [part for part in parts if part is not None]
    return np.stack(there) if there else None
