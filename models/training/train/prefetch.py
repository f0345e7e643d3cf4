"""Batches made ahead of need, in processes beside each training process."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import count, cycle
from multiprocessing import get_context
from multiprocessing.queues import Queue

import numpy as np

from world.batch import Batch, image_batch, image_pair_batch, video_batch

AHEAD = 3
QUESTIONS = 3
"""About each clip: its visual tokens and scores do not depend on the question."""


@dataclass(frozen=True)
class Source:
    """Own random numbers for every step of every process."""

    seed: int
    process: int
    size: int
    """Clips or images a step and process."""
    makers: int = 1
    """Processes that make the batches."""

    def rng(self, step: int) -> np.random.Generator:
        return np.random.default_rng([self.seed, self.process, step])


Plan = Callable[[np.random.Generator, int, int], Batch]
"""(random numbers, step, size) → the step's batch."""


def image_plan(rng: np.random.Generator, step: int, size: int) -> Batch:
    """Images, and every fourth time pairs of them."""
    return image_pair_batch(rng, size // 2) if step % 4 == 3 else image_batch(rng, size)


def video_plan(rng: np.random.Generator, step: int, size: int) -> Batch:
    """Clips, mostly of the bundle's default of 8 frames."""
    frames = 8 if rng.random() < 0.6 else int(rng.integers(4, 13))
    return video_batch(rng, size, frames, per_clip=QUESTIONS)


def mixed_plan(rng: np.random.Generator, step: int, size: int) -> Batch:
    """Clips, and every sixth time images."""
    return image_batch(rng, size) if is_image_step(step) else video_plan(rng, step, size)


def is_image_step(step: int) -> bool:
    return step % 6 == 5


def batches(plan: Plan, source: Source, first: int) -> Iterator[Batch]:
    """The batches of steps `first`, `first` + 1 and so on, without end; the makers take turns."""
    context = get_context("spawn")
    queues: list[Queue[Batch]] = [context.Queue(AHEAD) for _ in range(source.makers)]
    for turn, queue in enumerate(queues):
        steps = count(first + turn, source.makers)
        context.Process(target=produce, args=(queue, plan, source, steps), daemon=True).start()
    for queue in cycle(queues):
        yield queue.get()


def produce(queue: "Queue[Batch]", plan: Plan, source: Source, steps: Iterable[int]) -> None:
    for step in steps:
        queue.put(plan(source.rng(step), step, source.size))
