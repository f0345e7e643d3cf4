"""Films made of photos (pseudo-videos): shots with cuts, and questions about what, when and in what order."""

import random
from dataclasses import dataclass

import torch
from torch import Tensor

from everyday.lessons import captions, wording
from everyday.lessons.captions import Turn
from everyday.nouns import caption_words, is_plural, present

FRAMES = 16
SHORTEST, LONGEST = 2.0, 120.0


@dataclass(frozen=True)
class Shot:
    """One photo of a film: its cells [SIDE², CHANNELS], its captions, and when it is shown, in seconds."""

    cells: Tensor
    captions: list[str]
    start: float
    end: float


@dataclass(frozen=True)
class Film:
    shots: list[Shot]
    duration: float

    def times(self) -> Tensor:
        """The moments [frame] in seconds of evenly sampled frames, as the page's default sampler chooses them."""
        return (torch.arange(FRAMES) + 0.5) * self.duration / FRAMES

    def cells(self) -> Tensor:
        """[frame, SIDE², CHANNELS]"""
        shown = [next(shot for shot in self.shots if time < shot.end) for time in self.times().tolist()]
        return torch.stack([shot.cells for shot in shown])


def film(photos: list[tuple[Tensor, list[str]]], rng: random.Random) -> Film:
    """Shows the photos one after the other; no shot is shorter than three quarters of an even share."""
    duration = round(SHORTEST * (LONGEST / SHORTEST) ** rng.random() * 2) / 2
    shares = [rng.uniform(0.75, 1.5) for _ in photos]
    ends = [duration * sum(shares[: at + 1]) / sum(shares) for at in range(len(photos))]
    starts = [0.0, *ends[:-1]]
    ends[-1] = duration + 1e-3
    shots = [
        Shot(cells, captions, start, end) for (cells, captions), start, end in zip(photos, starts, ends, strict=True)
    ]
    return Film(shots, duration)


def short_caption(shot: Shot) -> str:
    """The shortest of its captions, without its full stop and capital."""
    text = wording.sentence(min(shot.captions, key=len))[:-1]
    return text[:1].lower() + text[1:] if not text.startswith("I ") else text


def described(film: Film, rng: random.Random) -> Turn:
    parts = [short_caption(shot) for shot in film.shots]
    if len(parts) == 1:
        return rng.choice(wording.DESCRIBE), wording.sentence(rng.choice(film.shots[0].captions))
    starts = ["First, ", *["Then, "] * (len(parts) - 1)]
    return rng.choice(wording.DESCRIBE), " ".join(f"{start}{part}." for start, part in zip(starts, parts, strict=True))


def ordered(film: Film, rng: random.Random) -> Turn | None:
    if len(film.shots) < 2:
        return None
    at, asked = rng.choice(
        (
            (0, ("What is shown first?", "What happens first?", "How does the video begin?", "What is at the start?")),
            (-1, ("What is shown last?", "What happens last?", "How does the video end?", "What is at the end?")),
        )
    )
    return rng.choice(asked), wording.sentence(short_caption(film.shots[at]))


def when(film: Film, rng: random.Random) -> Turn | None:
    """When a thing is shown that only one shot has."""
    per_shot = [set(present(caption_words(shot.captions))) for shot in film.shots]
    alone = [
        (noun, shot)
        for shot, nouns in zip(film.shots, per_shot, strict=True)
        for noun in sorted(nouns)
        if sum(noun in others for others in per_shot) == 1
    ]
    if len(film.shots) < 2 or not alone:
        return None
    noun, shot = rng.choice(alone)
    verb = "are" if is_plural(noun) else "is"
    asked = rng.choice(
        (
            f"When {verb} {noun} shown?",
            f"When does {noun} appear?" if verb == "is" else f"When do {noun} appear?",
            f"When can you see {noun}?",
        )
    )
    return asked, f"From {wording.seconds(shot.start)} to {wording.seconds(min(shot.end, film.duration))}."


def shot_count(film: Film, rng: random.Random) -> Turn:
    asked = rng.choice(
        ("How many shots are there?", "How many scenes are there?", "How many different scenes does the video have?")
    )
    number = wording.NUMBERS[len(film.shots)].capitalize()
    return asked, f"{number} {'shot' if len(film.shots) == 1 else 'shots'}."


def after(film: Film, rng: random.Random) -> Turn | None:
    if len(film.shots) < 2:
        return None
    at = rng.randrange(1, len(film.shots))
    return f"What comes after {short_caption(film.shots[at - 1])}?", wording.sentence(short_caption(film.shots[at]))


def existence(film: Film, rng: random.Random) -> Turn | None:
    return captions.existence([text for shot in film.shots for text in shot.captions], rng.random() < 0.5, rng)


KINDS = (described, described, ordered, when, when, shot_count, after, existence, existence)


def turn_of(film: Film, rng: random.Random) -> Turn:
    turn = rng.choice(KINDS)(film, rng)
    return turn or described(film, rng)
