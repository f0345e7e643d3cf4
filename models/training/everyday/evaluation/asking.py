"""What a measurement asks, and what answers it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from everyday.lessons.films import Window


@dataclass(frozen=True)
class Photo:
    """A photo by the name of its set (`flickr8k`) and its own."""

    set: str
    name: str


@dataclass(frozen=True)
class Video:
    """Sampled frames in their order, each a photo, and when it is shown in seconds from the start."""

    frames: tuple[Photo, ...]
    seconds: tuple[float, ...]
    duration: float
    windows: tuple[Window, ...] = ()
    """What of each frame's photo the camera shows; none where it is the whole."""

    @classmethod
    def still(cls, photo: Photo) -> "Video":
        return cls((photo,), (0.0,), 0.0)

    @property
    def shares(self) -> tuple[float, ...]:
        """When each frame is shown, as a share of the clip: 0 to 1."""
        return tuple(at / self.duration if self.duration > 0 else 0.0 for at in self.seconds)


@dataclass(frozen=True)
class Asked:
    """A question about a video, or, blind, about none."""

    question: str
    video: Video | None


@dataclass(frozen=True)
class Answer:
    text: str
    log_probability: float
    """Mean over the answer's tokens, the end among them."""
    least: float
    """Of the least likely of these tokens."""


class Answerer(Protocol):
    def answer(self, asked: Sequence[Asked], most_tokens: int) -> list[Answer]:
        """The likeliest answer to each question, greedily."""
        ...

    def yes_probability(self, asked: Sequence[Asked]) -> list[float]:
        """How likely each answer begins with "Yes", if it begins with "Yes" or "No": 0 to 1."""
        ...

    def log_probability(self, asked: Sequence[Asked], answers: Sequence[str]) -> list[float]:
        """Mean log-probability of the tokens of a given answer to each question."""
        ...

    def strength(self, video: Video) -> float:
        """Mean length of a video's visual tokens: what the vision encoder has never seen leaves them short."""
        ...
