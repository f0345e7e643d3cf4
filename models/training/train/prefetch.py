"""Batches made ahead of need, in processes beside each training process."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import count, cycle
from multiprocessing import get_context
from multiprocessing.queues import Queue
from pathlib import Path

import numpy as np

from world.batch import Batch, Screen, image_batch, short_clip_batch, video_batch, whole_clip_batch

AHEAD = 3
STILL_STEPS = 2000
"""What moves is learned from only after these steps: before, things have no names to tell it by."""
QUESTIONS = 3
"""About each clip: its visual tokens and scores do not depend on the question."""


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
    pool: Path | None = None
    """Encoded clips (see clips.pool), one in ten of those in batches."""

    def rng(self, step: int) -> np.random.Generator:
        return np.random.default_rng([self.seed, self.process, step])


Plan = Callable[[np.random.Generator, int, Source], Batch]
"""(random numbers, step, source) → the step's batch."""


def image_plan(rng: np.random.Generator, step: int, source: Source) -> Batch:
    """Images and, once they have names, every third time clips of two to four frames: about as many frames in all."""
    if step < STILL_STEPS or step % 3 != 2:
        return image_batch(rng, source.screen, source.size)
    frames = int(rng.integers(2, 5))
    return short_clip_batch(rng, source.screen, max(1, source.size // frames), frames)


def whole_clip_plan(rng: np.random.Generator, step: int, source: Source) -> Batch:
    """Clips of two to as many frames as the bundle has, and every third time images: about as many frames in all."""
    if step % 3 == 2:
        return image_batch(rng, source.screen, source.size)
    frames = int(rng.integers(2, source.frames + 1))
    return whole_clip_batch(rng, source.screen, max(1, source.size // frames), frames)


def video_plan(rng: np.random.Generator, step: int, source: Source) -> Batch:
    """Clips, mostly of the bundle's own number of frames."""
    frames = source.frames if rng.random() < 0.6 else int(rng.integers(source.frames // 2, source.frames * 3 // 2 + 1))
    return video_batch(rng, source.screen, source.size, frames, per_clip=QUESTIONS, pool=source.pool)


def mixed_plan(rng: np.random.Generator, step: int, source: Source) -> Batch:
    """Clips, and every sixth time images."""
    return image_batch(rng, source.screen, source.size) if step % 6 == 5 else video_plan(rng, step, source)


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
