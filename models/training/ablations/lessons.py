"""What the variants learn from: films both ways or forwards alone, without pseudo-videos, or nothing else than these.

A pseudo-video (Lydakis et al.) is a sequence of still scenes. What is asked about one is what comes first, last, before
and after (R1 to R4, A1 and A2 of their table 1), and what an image shows.
"""

from collections.abc import Mapping
from typing import Final

import numpy as np

from train.prefetch import QUESTIONS, Source, some_frames
from world.batch import IMAGE_FAMILIES, TRAINING_FAMILIES, Batch, film_batch, image_batch
from world.clip import Clip
from world.films import Showing
from world.questions import Family

ORDER: Final[Mapping[Family, float]] = {"pseudo": 3, "order": 2, "sequence": 2, "transition": 1}


def is_pseudo(clip: Clip) -> bool:
    return len(clip.scenes) > 1 and all(thing.still for thing in clip.things)


def is_video(clip: Clip) -> bool:
    return not is_pseudo(clip)


def forwards(rng: np.random.Generator, step: int, source: Source) -> Batch:
    return _lesson(rng, step, source, TRAINING_FAMILIES, Showing(backwards=0))


def videos(rng: np.random.Generator, step: int, source: Source) -> Batch:
    return _lesson(rng, step, source, TRAINING_FAMILIES | {"pseudo": 0.0}, Showing(is_video))


def pseudo_videos(rng: np.random.Generator, step: int, source: Source) -> Batch:
    return _lesson(rng, step, source, {**IMAGE_FAMILIES, **ORDER}, Showing(is_pseudo))


def _lesson(
    rng: np.random.Generator, step: int, source: Source, families: Mapping[Family, float], showing: Showing
) -> Batch:
    """As `mixed_plan`, of other films and questions."""
    if step % 6 == 5:
        return image_batch(rng, source.screen, source.size)
    frames = some_frames(rng, source)
    return film_batch(rng, source.screen, source.size, frames, source.filmed, QUESTIONS, families, showing)
