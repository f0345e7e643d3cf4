"""Clips that are drawn once and asked about anew many times: of their frames only what a vision encoder that learns no
more made of them is kept, and of each thing how much of each patch it covers."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from world.clip import Clip, Times
from world.labels import label
from world.pool import FRAMES
from world.questions import Family
from world.render import Pixels, patch_share
from world.reverse import can_be_reversed, new_places, reversed_clip
from world.sampling import Sample, Sampling, asked_anew, asked_of, earlier_of, encoded_of, more, seen

Halves: TypeAlias = NDArray[np.float16]
FILM_FRAMES = FRAMES
"""Of each film; batches take as many of them as they want: of sixteen every other one."""
EVEN_SHARE = 0.75
"""Of the times that frames are taken evenly apart."""


@dataclass(frozen=True)
class Film:
    """A clip as it was sampled, without its pictures."""

    clip: Clip
    family: Family
    """That the clip was made for: its questions can be asked."""
    moments: Times
    """[FILM_FRAMES]"""
    cover: Halves
    """Share of each patch that each thing covers: [thing, FILM_FRAMES, P]"""


@dataclass(frozen=True)
class Reels:
    """Where the films of one training process are."""

    folder: Path
    process: int

    @property
    def films(self) -> Path:
        return self.folder / f"films-{self.process}.pickle"

    @property
    def contents(self) -> Path:
        """float16 [film, FILM_FRAMES, P, channel]"""
        return self.folder / f"films-{self.process}.npy"


def draw(rng: np.random.Generator, sampling: Sampling) -> tuple[Film, Pixels]:
    """A film and its frames as the model sees them, [FILM_FRAMES, S, S, 3]."""
    encoded = encoded_of(rng, sampling)
    clip, question = asked_of(rng, encoded, sampling) if encoded else asked_anew(rng, sampling)
    moments, pixels, alpha = seen(rng, clip, encoded, sampling)
    cover = patch_share(alpha, sampling.screen.grid).astype(np.float16)
    return Film(clip, encoded.family if encoded else question.family, moments, cover), pixels


@lru_cache(maxsize=2)
def developed(reels: Reels) -> tuple[list[Film], Halves]:
    """Films that this program wrote (pickles of others can run code), and their contents, read when they are wanted."""
    return pickle.loads(reels.films.read_bytes()), np.load(reels.contents, mmap_mode="r")


@dataclass(frozen=True)
class Showing:
    """Which films are shown, and how."""

    fit: Callable[[Clip], bool] | None = None
    """Else every film is, as where none fits."""
    backwards: float = 0.5
    """Share that is played from the end to the start: the same pictures, other answers (as in TempCompass,
    arXiv 2403.00476)."""


SHOWING = Showing()


def film_sample(rng: np.random.Generator, reels: Reels, sampling: Sampling, showing: Showing = SHOWING) -> Sample:
    """Some frames of some film, with new questions."""
    films, contents = developed(reels)
    fitting = [index for index, film in enumerate(films) if showing.fit(film.clip)] if showing.fit else []
    index = int(rng.choice(fitting or len(films)))
    film, content, chosen = films[index], contents[index], some_frames(rng, sampling.frames)
    if rng.random() < showing.backwards and can_be_reversed(film.clip):
        film, content = backwards(film), content[::-1]
    _, question = asked_of(rng, film, sampling)
    questions = [question, *more(rng, film.clip, sampling, sampling.per_clip - 1)]
    earlier = [earlier_of(rng, film.clip, sampling) for _ in questions]
    moments = film.moments[chosen]
    labels = label(film.clip, film.cover[:, chosen].astype(np.float32), moments, questions)
    times, seconds = (moments / film.clip.duration).astype(np.float32), moments.astype(np.float32)
    return Sample(None, np.array(content[chosen]), times, seconds, questions, earlier, labels)


def backwards(film: Film) -> Film:
    """The film from its end to its start."""
    order = np.argsort(new_places(film.clip))
    moments = film.clip.duration - film.moments[::-1]
    return Film(reversed_clip(film.clip), film.family, moments, film.cover[order][:, ::-1])


def some_frames(rng: np.random.Generator, frames: int) -> NDArray[np.int64]:
    """Indices of `frames` of FILM_FRAMES, one of each of as many equal parts: mostly evenly apart, as clips are sampled
    that are asked about, else at random."""
    within = rng.random() if rng.random() < EVEN_SHARE else rng.random(frames)
    return ((np.arange(frames) + within) * FILM_FRAMES / frames).astype(np.int64)
