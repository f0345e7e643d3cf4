"""How clips are drawn, seen and asked about: one sample of a batch at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from world.augment import augment
from world.clip import Clip, Plan, Scene, Seconds, Times
from world.compose import random_clip
from world.labels import Labels, label
from world.pool import FRAMES, Encoded, load
from world.questions import Family, Question, ask
from world.render import Pixels, patch_share, rasterise
from world.restyle import Hand, restyled, unchanged
from world.splits import Split
from world.sprites import Floats

Planner: TypeAlias = Callable[[np.random.Generator, Family], Plan]
HISTORY_SHARE = 0.2
LONG: Seconds = 8.0
"""Least duration of a clip that is looked at closer."""
REACH = (0.03, 0.12)
"""How far that goes to either side, at least and at most, as a fraction of the clip."""
SURE = 0.7
"""How often something begins where it goes."""
ENCODED_SHARE = 0.1
"""Of the clips of a batch, where there is a pool of encoded ones."""
QUIET = frozenset(
    (
        "it does not move", "it stays still", "it does not jump", "it does not blink", "the scene does not change",
        "the camera does not move",
    )
)  # fmt: skip
"""Answers that most clips would give to questions that they were not made for, and the share of them that is kept."""
QUIET_SHARE = 0.25


@dataclass(frozen=True)
class Screen:
    """What the model sees frames on: a square of `side` pixels in patches of `patch` pixels a side."""

    side: int = 64
    patch: int = 8

    @property
    def grid(self) -> int:
        return self.side // self.patch


@dataclass(frozen=True)
class Sample:
    """One clip as the model sees it, with its questions."""

    pixels: Pixels | None
    content: NDArray[np.float16] | None
    times: Floats
    seconds: Floats
    questions: list[Question]
    earlier: list[list[Question]]
    """What was asked before each question."""
    labels: Labels


class Known(Protocol):
    """A clip that is there already, and the family that it was made for."""

    @property
    def clip(self) -> Clip: ...

    @property
    def family(self) -> Family: ...


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
    closer: float = 0.0
    """Share of the longer clips that are looked at closer around some moment (`closer_times`), where they have frames
    enough."""
    drawn: Hand | None = None
    """How things are drawn; else as their clip's style does, and otherwise in training."""

    @property
    def image(self) -> bool:
        return self.frames == 1

    @property
    def hand(self) -> Hand:
        return self.drawn or (restyled if self.split == "train" else unchanged)

    def family(self, rng: np.random.Generator) -> Family:
        weights = np.array(list(self.families.values()))
        return list(self.families)[rng.choice(len(weights), p=weights / weights.sum())]


def sample_of(rng: np.random.Generator, sampling: Sampling) -> Sample:
    encoded = encoded_of(rng, sampling)
    clip, question = asked_of(rng, encoded, sampling) if encoded else asked_anew(rng, sampling)
    questions = [question, *more(rng, clip, sampling, sampling.per_clip - 1)]
    earlier = [earlier_of(rng, clip, sampling) for _ in questions]
    moments, pixels, alpha = seen(rng, clip, encoded, sampling)
    seconds = np.zeros(1) if sampling.image else moments
    labels = label(clip, patch_share(alpha, sampling.screen.grid), moments, questions)
    times = seconds / clip.duration
    return Sample(pixels, None, times.astype(np.float32), seconds.astype(np.float32), questions, earlier, labels)


def seen(
    rng: np.random.Generator, clip: Clip, encoded: Encoded | None, sampling: Sampling
) -> tuple[Times, Pixels, Floats]:
    """Moments [T], frames as the model sees them [T, S, S, 3] and visible shares [thing, T, S, S]."""
    side, training = sampling.screen.side, sampling.split != "test"
    if encoded:
        moments, pixels = encoded.at(sampling.frames)
        _, alpha = rasterise(clip, moments, side, side)
    else:
        moments = times_of(rng, clip, sampling)
        pixels, alpha = rasterise(clip, moments, side, side)
    return moments, augment(pixels, rng, compress=encoded is None) if training else pixels, alpha


def times_of(rng: np.random.Generator, clip: Clip, sampling: Sampling) -> Times:
    """Presentation times [frame] at which the clip is seen."""
    if sampling.closer and clip.duration >= LONG and rng.random() < sampling.closer:
        closer = closer_times(clip, sampling.frames, rng)
        if (np.diff(closer) > 0).all():
            return closer
    return sampled_times(clip, sampling.frames, None if sampling.split == "test" else rng)


def encoded_of(rng: np.random.Generator, sampling: Sampling) -> Encoded | None:
    """Now and then a clip of the pool, where there is one. Raises ValueError where its clips have too few frames."""
    if sampling.pool is None or sampling.image or rng.random() >= ENCODED_SHARE:
        return None
    if sampling.frames > FRAMES:
        raise ValueError(f"{sampling.pool}: clips of {FRAMES} frames, {sampling.frames} are wanted")
    pool = load(sampling.pool)
    encoded = pool[rng.integers(len(pool))]
    if encoded.pixels.shape[1] != sampling.screen.side:
        raise ValueError(f"{sampling.pool}: {encoded.pixels.shape[1]} pixels, the screen has {sampling.screen.side}")
    return encoded


def asked_of(rng: np.random.Generator, known: Known, sampling: Sampling) -> tuple[Clip, Question]:
    """A question of the family that the clip was made for, or of another that it allows."""
    wanted = known.family in sampling.families and sampling.families[known.family] > 0
    question = ask(known.clip, known.family, rng, sampling.split) if wanted else None
    return known.clip, question or more(rng, known.clip, sampling, 1)[0]


def more(rng: np.random.Generator, clip: Clip, sampling: Sampling, count: int) -> list[Question]:
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


def earlier_of(rng: np.random.Generator, clip: Clip, sampling: Sampling) -> list[Question]:
    """What was asked before: in training always as much as is wanted, otherwise mostly nothing."""
    if sampling.split == "train" and sampling.turns > 1:
        return more(rng, clip, sampling, sampling.turns - 1)
    if rng.random() >= HISTORY_SHARE:
        return []
    return more(rng, clip, sampling, int(rng.integers(1, 3)))


def asked_anew(rng: np.random.Generator, sampling: Sampling) -> tuple[Clip, Question]:
    """Clips of a random family's plan until one allows its question, its things drawn by the sampling's hand."""
    clip, question = composed(rng, sampling)
    return sampling.hand(rng, clip), question


def composed(rng: np.random.Generator, sampling: Sampling) -> tuple[Clip, Question]:
    """As `asked_anew`, its things drawn as their style does."""
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
    return shown_at(clip, even_times(clip, frames, rng))


def closer_times(clip: Clip, frames: int, rng: np.random.Generator) -> Times:
    """As `sampled_times`, but with a quarter to a half of the frames close together, about a moment at which mostly
    something begins, anywhere among them: what a second look sees, or a sampler that follows what happens."""
    close = int(rng.integers(frames // 4, frames // 2 + 1))
    reach = rng.uniform(*REACH) * clip.duration
    begins = [begin for scene in clip.scenes for begin in (scene.begin, *_begins(scene))]
    sure = rng.random() < SURE
    middle = rng.choice(begins) + rng.uniform(-reach, reach) if sure else rng.uniform(0, clip.duration)
    near = middle + (2 * (np.arange(close) + 0.5) / close - 1) * reach
    moments = np.concatenate([even_times(clip, frames - close, rng), np.clip(near, 0, clip.duration)])
    return shown_at(clip, np.sort(moments))


def _begins(scene: Scene) -> list[Seconds]:
    return [act.begin for placed in scene.things for act in placed.acts]


def even_times(clip: Clip, frames: int, rng: np.random.Generator | None) -> Times:
    """The centres of equal parts of the clip, with a generator moved by up to an eighth of a part either way."""
    centres = np.arange(frames) + 0.5
    if rng is not None:
        centres = centres + rng.uniform(-0.125, 0.125, frames)
    return centres / frames * clip.duration


def shown_at(clip: Clip, moments: Times) -> Times:
    """Presentation times of the frames that are shown then."""
    shown = np.searchsorted(clip.frame_times, moments + 1e-6, side="right") - 1
    return clip.frame_times[np.maximum(shown, 0)]
