"""Films of held-out photos, cut one to the next, and what is asked of them.

One to eight shots in 2 to 120 seconds, 16 evenly sampled frames, as training's films are made (`lessons/films.py`), of
photos that no training has seen.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from controls import frame_order
from everyday.evaluation.asking import Photo, Video
from everyday.evaluation.heldout import Captioned, Known
from everyday.lessons.films import FRAMES, LONGEST, SHORTEST

MOST_SHOTS = 8


@dataclass(frozen=True)
class Shot:
    shown: Captioned
    start: float
    """In seconds."""
    end: float


@dataclass(frozen=True)
class Film:
    shots: tuple[Shot, ...]
    duration: float
    """In seconds."""

    @property
    def spacing(self) -> float:
        """Seconds between two sampled frames."""
        return self.duration / FRAMES

    def video(self, control: str = "none") -> Video | None:
        """What the model is shown; a control withholds all, keeps the middle frame's picture, or mixes their order."""
        if control == "blind":
            return None
        seconds = tuple((at + 0.5) * self.spacing for at in range(FRAMES))
        photos = [self._at(time) for time in seconds]
        return Video(tuple(photos[at] for at in frame_order(control, FRAMES)), seconds, self.duration)

    @property
    def known(self) -> Known:
        """What is in any shot, and what is in none."""
        shots = [shot.shown.known for shot in self.shots]
        there = sorted({thing for shot in shots for thing in shot.present})
        missing = sorted(set(shots[0].absent).intersection(*(shot.absent for shot in shots)))
        video = self.video()
        assert video is not None
        return Known(video, tuple(there), tuple(missing))

    def only_in(self, at: int) -> list[str]:
        """Main things of one shot that are surely in no other."""
        others = [shot.shown.known.absent for place, shot in enumerate(self.shots) if place != at]
        return [thing for thing in self.shots[at].shown.main if all(thing in lacking for lacking in others)]

    def _at(self, time: float) -> Photo:
        return next(shot.shown.photo for shot in self.shots if time < shot.end or shot is self.shots[-1])


def made(photos: Sequence[Captioned], numbers: random.Random) -> Film:
    """Shows photos one after the other; no shot is shorter than half of another."""
    duration = round(SHORTEST * (LONGEST / SHORTEST) ** numbers.random() * 2) / 2
    shares = [numbers.uniform(0.75, 1.5) for _ in photos]
    ends = [duration * sum(shares[: at + 1]) / sum(shares) for at in range(len(photos))]
    starts = [0.0, *ends[:-1]]
    return Film(
        tuple(Shot(photo, start, end) for photo, start, end in zip(photos, starts, ends, strict=True)), duration
    )


def films(photos: Sequence[Captioned], count: int, seed: int = 0) -> list[Film]:
    """So many films; each number of shots is as frequent."""
    numbers = random.Random(seed)
    return [made(numbers.sample(list(photos), 1 + at % MOST_SHOTS), numbers) for at in range(count)]
