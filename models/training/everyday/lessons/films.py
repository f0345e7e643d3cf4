"""Films made of photos (pseudo-videos): shots that the camera moves in, cuts and dissolves between them, and questions
about what, when and in what order.

A film is never drawn. Its frames are put together from the photos' encoded cells: a camera's window is a resampled part
of the grid, a dissolve a mix of two grids.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor
from torch.nn import functional

from everyday.connector import SIDE
from everyday.lessons import captions, wording
from everyday.lessons.balance import Balance
from everyday.lessons.captions import Turn
from everyday.nouns import absent, caption_words, is_plural, present

FRAMES = 16
SHORTEST, LONGEST = 2.0, 120.0
LONGEST_DISSOLVE = 1.5
"""Seconds."""

Camera = Literal["still", "shaking", "in", "out", "left", "right", "up", "down"]
"""What the camera does in a shot: it stands, trembles, zooms, or pans."""

CAMERA_SAYS: dict[Camera, str] = {
    "still": "The camera stays still.",
    "shaking": "The camera shakes.",
    "in": "The camera zooms in.",
    "out": "The camera zooms out.",
    "left": "The camera pans to the left.",
    "right": "The camera pans to the right.",
    "up": "The camera tilts up.",
    "down": "The camera tilts down.",
}
CAMERA_SHARES: dict[Camera, float] = {
    "still": 10, "shaking": 2, "in": 2, "out": 2, "left": 1.5, "right": 1.5, "up": 1, "down": 1,
}  # fmt: skip
Window = tuple[float, float, float]
"""What a camera shows of a photo: its centre (x, y in −1 to 1) and its size (0 to 1)."""

PANS: dict[str, tuple[float, float]] = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}


@dataclass(frozen=True)
class Shown:
    """A photo: its cells [SIDE², CHANNELS] and its captions."""

    cells: Tensor
    captions: list[str]
    is_told: bool
    """Whether people described it, so that what they leave out is not there; a mere name leaves out all else."""


@dataclass(frozen=True)
class Shot:
    """One photo of a film: its cells [SIDE², CHANNELS], its captions, and when it is shown, in seconds."""

    cells: Tensor
    captions: list[str]
    start: float
    end: float
    camera: Camera
    reach: float
    """How far the camera goes: the share of the picture that leaves its window."""
    is_told: bool = True

    def window(self, time: float, rng: random.Random) -> Window:
        """What the camera shows at a moment."""
        done = min(1.0, max(0.0, (time - self.start) / max(0.1, self.end - self.start)))
        match self.camera:
            case "still":
                return 0.0, 0.0, 1.0
            case "shaking":
                return rng.gauss(0, 0.06), rng.gauss(0, 0.06), 0.9
            case "in":
                return 0.0, 0.0, 1 - self.reach * done
            case "out":
                return 0.0, 0.0, 1 - self.reach * (1 - done)
            case pan:
                across, down = PANS[pan]
                shift = self.reach * (2 * done - 1)
                return across * shift, down * shift, 1 - self.reach


@dataclass(frozen=True)
class Film:
    shots: list[Shot]
    duration: float
    dissolve: float
    """Seconds that a change from one shot to the next takes; 0 for a cut."""
    seed: int

    def times(self) -> Tensor:
        """The moments [frame] in seconds of evenly sampled frames, as the page's default sampler chooses them."""
        return (torch.arange(FRAMES) + 0.5) * self.duration / FRAMES

    def cells(self) -> Tensor:
        """[frame, SIDE², CHANNELS]"""
        rng = random.Random(self.seed)
        times = self.times().tolist()
        shown = [next(at for at, shot in enumerate(self.shots) if time < shot.end) for time in times]
        frames = self._seen(shown, times, rng)
        if self.dissolve == 0 or len(self.shots) == 1:
            return frames
        mixed = [self._mixed(at, time) for at, time in zip(shown, times, strict=True)]
        others = self._seen([other for other, _ in mixed], times, rng)
        shares = torch.tensor([share for _, share in mixed])[:, None, None]
        return frames * (1 - shares) + others * shares

    def _seen(self, shown: list[int], times: list[float], rng: random.Random) -> Tensor:
        windows = [self.shots[at].window(time, rng) for at, time in zip(shown, times, strict=True)]
        cells = torch.stack([self.shots[at].cells for at in shown])
        return cells if all(window == (0, 0, 1) for window in windows) else in_window(cells, windows)

    def _mixed(self, at: int, time: float) -> tuple[int, float]:
        """The other shot that shows through at a moment, and its share: half of either at the change."""
        shot = self.shots[at]
        before, after = time - shot.start, shot.end - time
        if at > 0 and before < self.dissolve / 2:
            return at - 1, 0.5 - before / self.dissolve
        if at + 1 < len(self.shots) and after < self.dissolve / 2:
            return at + 1, 0.5 - after / self.dissolve
        return at, 0.0


def in_window(cells: Tensor, windows: Sequence[Window]) -> Tensor:
    """The part of each grid [frame, SIDE², channel] that a window shows, resampled to the whole grid."""
    grid = cells.transpose(1, 2).unflatten(2, (SIDE, SIDE))
    steps = torch.tensor([[[size, 0.0, x], [0.0, size, y]] for x, y, size in windows])
    where = functional.affine_grid(steps, list(grid.shape), align_corners=False)
    moved = functional.grid_sample(grid, where, padding_mode="border", align_corners=False)
    return moved.flatten(2).transpose(1, 2)


def film(photos: list[Shown], rng: random.Random) -> Film:
    """Shows the photos one after the other; no shot is shorter than half of another."""
    duration = round(SHORTEST * (LONGEST / SHORTEST) ** rng.random() * 2) / 2
    shares = [rng.uniform(0.75, 1.5) for _ in photos]
    ends = [duration * sum(shares[: at + 1]) / sum(shares) for at in range(len(photos))]
    starts = [0.0, *ends[:-1]]
    ends[-1] = duration + 1e-3
    cameras = rng.choices(list(CAMERA_SHARES), list(CAMERA_SHARES.values()), k=len(photos))
    shots = [
        Shot(photo.cells, photo.captions, start, end, camera, rng.uniform(0.25, 0.5), photo.is_told)
        for photo, start, end, camera in zip(photos, starts, ends, cameras, strict=True)
    ]
    dissolve = min(rng.uniform(0.3, LONGEST_DISSOLVE), duration / len(photos) / 2) if rng.random() < 0.3 else 0.0
    return Film(shots, duration, dissolve, rng.randrange(1 << 30))


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


FIRST = ("What is shown first?", "What happens first?", "How does the video begin?", "What is at the start?")
LAST = ("What is shown last?", "What happens last?", "How does the video end?", "What is at the end?")


def first(film: Film, rng: random.Random) -> Turn:
    return rng.choice(FIRST), wording.sentence(short_caption(film.shots[0]))


def last(film: Film, rng: random.Random) -> Turn:
    return rng.choice(LAST), wording.sentence(short_caption(film.shots[-1]))


def only_in(film: Film, at: int) -> list[str]:
    """Things that captions name in one shot and that are surely in no other."""
    words = [caption_words(shot.captions) for shot in film.shots]
    missing = [set(absent(each)) for place, each in enumerate(words) if place != at]
    return [thing for thing in present(words[at]) if all(thing in lacking for lacking in missing)]


def when(film: Film, rng: random.Random) -> Turn | None:
    """When a thing is shown that only one shot has."""
    alone = [(noun, shot) for at, shot in enumerate(film.shots) for noun in only_in(film, at)]
    if len(film.shots) < 2 or not alone:
        return None
    noun, shot = rng.choice(alone)
    verb, do = ("are", "do") if is_plural(noun) else ("is", "does")
    asked = rng.choice(
        (f"When {verb} {noun} shown?", f"When {do} {noun} appear?", f"When can you see {noun}?", f"When {verb} {noun}?")
    )
    return asked, span(film, shot)


def span(film: Film, shot: Shot) -> str:
    return f"From {wording.seconds(shot.start)} to {wording.seconds(min(shot.end, film.duration))}."


def which_first(film: Film, rng: random.Random) -> Turn | None:
    """Which of two things comes first; either is named first as often."""
    places = [at for at in range(len(film.shots)) if only_in(film, at)]
    if len(places) < 2:
        return None
    chosen = sorted(rng.sample(places, 2))
    earlier, later = (rng.choice(only_in(film, at)) for at in chosen)
    one, other = rng.sample([earlier, later], 2)
    ask_first = rng.random() < 0.6
    asked = (
        rng.choice((f"Which is shown first, {one} or {other}?", f"What comes first, {one} or {other}?"))
        if ask_first
        else f"Which is shown last, {one} or {other}?"
    )
    return asked, wording.sentence(earlier if ask_first else later)


def shot_count(film: Film, rng: random.Random) -> Turn:
    asked = rng.choice(
        ("How many shots are there?", "How many scenes are there?", "How many different scenes does the video have?")
    )
    number = wording.NUMBERS[len(film.shots)].capitalize()
    return asked, f"{number} {'shot' if len(film.shots) == 1 else 'shots'}."


def neighbour(film: Film, rng: random.Random) -> Turn | None:
    """What comes after a shot, or before it."""
    if len(film.shots) < 2:
        return None
    at = rng.randrange(1, len(film.shots))
    one, other = film.shots[at - 1 : at + 1]
    if rng.random() < 0.5:
        return f"What comes after {short_caption(one)}?", wording.sentence(short_caption(other))
    return f"What comes before {short_caption(other)}?", wording.sentence(short_caption(one))


def at_time(film: Film, rng: random.Random) -> Turn:
    """What is shown at a moment, clear of changes."""
    shot = rng.choice(film.shots)
    middle = (shot.start + shot.end) / 2
    asked = rng.choice(("What is shown at {}?", "What happens at {}?", "What can be seen at {}?"))
    return asked.format(wording.seconds(middle)), wording.sentence(short_caption(shot))


def chapters(film: Film, rng: random.Random) -> Turn | None:
    if not 2 <= len(film.shots) <= 4:
        return None
    asked = rng.choice(("Give the chapters with times.", "List the scenes with their times.", "What happens when?"))
    lines = (f"{wording.seconds(shot.start)}: {short_caption(shot)}." for shot in film.shots)
    return asked, " ".join(lines)


def camera(film: Film, rng: random.Random) -> Turn | None:
    kinds = {shot.camera for shot in film.shots}
    if len(kinds) > 1:
        return None
    asked = rng.choice(("What does the camera do?", "How does the camera move?", "Does the camera move?"))
    return asked, CAMERA_SAYS[kinds.pop()]


Ask = Callable[[Film, random.Random], Turn | None]
ABOUT_TIME: tuple[Ask, ...] = (
    first, last, when, when, which_first, which_first, shot_count, neighbour, at_time, at_time, chapters,
)  # fmt: skip


def turns_of(film: Film, balance: Balance, most: int, rng: random.Random) -> list[Turn]:
    """Up to `most` questions about a film."""
    asked = [described(film, rng)]
    if len(film.shots) == 1:
        asked += captions.facts_of(film.shots[0].captions, rng)
        asked += [turn for ask in (camera, shot_count) if (turn := ask(film, rng)) and rng.random() < 0.6]
    else:
        kinds = rng.sample(ABOUT_TIME, len(ABOUT_TIME))
        asked += [turn for ask in kinds if (turn := ask(film, rng))][: most - 3]
    if all(shot.is_told for shot in film.shots):
        words = [text for shot in film.shots for text in shot.captions]
        asked += captions.existence(words, "films", balance, 1, rng)
    return asked[:most]
