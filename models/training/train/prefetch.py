"""Batches made ahead of need, in processes beside each training process."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import count, cycle
from multiprocessing import get_context
from multiprocessing.queues import Queue

import numpy as np

from world.batch import Batch, film_batch, image_batch, short_clip_batch, video_batch, whole_film_batch
from world.films import Reels, Showing
from world.redrawn import redrawn_batch
from world.sampling import Screen

AHEAD = 3
STILL_STEPS = 2000
"""What moves is learned from only after these steps: before, things have no names to tell it by."""
FOLLOWED = 5
FOLLOW = Showing(lambda clip: clip.trick == "shuffle", backwards=0.0)
QUESTIONS = 6
"""About each clip: its visual tokens, their scores, keys and values do not depend on the question."""


@dataclass(frozen=True)
class Source:
    """Own random numbers for every step of every process."""

    seed: int
    process: int
    size: int
    """Clips or images a step and process."""
    screen: Screen
    frames: int
    """Of most clips."""
    makers: int = 1
    """Processes that make the batches."""
    stills: int = STILL_STEPS
    """Steps of the image stage before anything moves in it."""
    reels: Reels | None = None
    """Films that stand for the clips. Without, clips are drawn anew for every batch."""

    @property
    def filmed(self) -> Reels:
        """Raises ValueError where there are no films."""
        if self.reels is None:
            raise ValueError("Whole clips are read from films, and this source has none.")
        return self.reels

    def rng(self, step: int) -> np.random.Generator:
        return np.random.default_rng([self.seed, self.process, step])


Plan = Callable[[np.random.Generator, int, Source], Batch]
"""(random numbers, step, source) → the step's batch."""


def image_plan(rng: np.random.Generator, step: int, source: Source) -> Batch:
    """Images and, once they have names, every third time clips of two to four frames: about as many frames in all."""
    if step < source.stills or step % 3 != 2:
        return image_batch(rng, source.screen, source.size)
    frames = int(rng.integers(2, 5))
    return short_clip_batch(rng, source.screen, max(1, source.size // frames), frames)


def whole_clip_plan(rng: np.random.Generator, step: int, source: Source) -> Batch:
    """Films, half of them with as many frames as the bundle has, the others with fewer; and every sixth time images."""
    if step % 6 == 5:
        return image_batch(rng, source.screen, source.size)
    frames = source.frames if rng.random() < 0.5 else int(rng.integers(2, source.frames))
    return whole_film_batch(rng, source.screen, source.size, frames, source.filmed)


def film_plan(rng: np.random.Generator, step: int, source: Source) -> Batch:
    """Films, mostly with as many frames as the bundle has."""
    return film_batch(rng, source.screen, source.size, some_frames(rng, source), source.filmed)


def followed_plan(rng: np.random.Generator, step: int, source: Source) -> Batch:
    """Films; every FOLLOWED steps those alone whose boxes, which look alike, must be followed."""
    if step % FOLLOWED:
        return film_plan(rng, step, source)
    return film_batch(rng, source.screen, source.size, some_frames(rng, source), source.filmed, showing=FOLLOW)


def video_plan(rng: np.random.Generator, step: int, source: Source) -> Batch:
    """Clips, mostly of the bundle's own number of frames."""
    frames = some_frames(rng, source)
    if source.reels:
        return film_batch(rng, source.screen, source.size, frames, source.reels, QUESTIONS)
    return video_batch(rng, source.screen, source.size, frames, per_clip=QUESTIONS)


def some_frames(rng: np.random.Generator, source: Source) -> int:
    return source.frames if rng.random() < 0.6 else int(rng.integers(source.frames // 2, source.frames * 3 // 2 + 1))


def mixed_plan(rng: np.random.Generator, step: int, source: Source) -> Batch:
    """Clips, and every sixth time images."""
    return image_batch(rng, source.screen, source.size) if step % 6 == 5 else video_plan(rng, step, source)


def redrawn_plan(rng: np.random.Generator, step: int, source: Source) -> Batch:
    """Moments of clips, drawn by several hands."""
    return redrawn_batch(rng, source.screen, source.size)


def batches(plan: Plan, source: Source, first: int) -> Iterator[Batch]:
    """The batches of steps `first`, `first` + 1 and so on; the makers take turns, and end when it is closed."""
    context = get_context("spawn")
    queues: list[Queue[Batch]] = [context.Queue(AHEAD) for _ in range(source.makers)]
    makers = [
        context.Process(target=produce, args=(queue, plan, source, count(first + turn, source.makers)), daemon=True)
        for turn, queue in enumerate(queues)
    ]
    for maker in makers:
        maker.start()
    try:
        for queue in cycle(queues):
            yield queue.get()
    finally:
        for maker in makers:
            maker.terminate()


def produce(queue: "Queue[Batch]", plan: Plan, source: Source, steps: Iterable[int]) -> None:
    for step in steps:
        queue.put(plan(source.rng(step), step, source))
