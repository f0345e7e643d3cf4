"""What the detector learns from: strips of colour grids of world clips, cut up and joined anew.

Half of what a network sees are a clip's own boundaries, also those between scenes of one background; the others are
made here from any two strips, so that a few hundred clips are never seen twice alike.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from shots.boundaries import Boundary, labels, true_boundaries
from shots.grids import MOST_COMPARED, compared_times, grids_of_pictures, survey
from shots.make import FAMILIES, LONGEST, read_truth
from world.clip import Clip
from world.compose import random_clip
from world.needle import needle_clip
from world.plans import plan_for
from world.render import rasterise
from world.sprites import Floats
from world.things import DIRECTIONS

PICTURE = 32
NEEDLES = 0.04
"""Share of long clips, of which only key frames are compared."""
COARSE = 0.25
"""Share of clips of which fewer frames are compared than could be."""
WHOLE = 0.45
"""Share of examples that are no more than a part of one strip, where it is long enough."""
GRADUAL = 0.5
"""Share of joints that are no cuts."""


@dataclass(frozen=True)
class Strip:
    """The compared frames of a clip."""

    times: NDArray[np.float64]
    grids: NDArray[np.float16]
    """[frame, 16, 16, 3]"""
    boundaries: list[Boundary]


@dataclass(frozen=True)
class Example:
    grids: Floats
    """[frame, 16, 16, 3]"""
    step: float
    """Mean seconds between frames."""
    marks: Floats
    """[frame, 2]"""


def drawn_strip(rng: np.random.Generator) -> Strip:
    """A training clip's frames as they would be compared."""
    if rng.random() < NEEDLES:
        clip, count = needle_clip(rng, float(rng.uniform(60, 240))), int(rng.integers(64, MOST_COMPARED + 1))
    else:
        plan = plan_for(rng, FAMILIES[rng.integers(len(FAMILIES))])
        low, high = plan.seconds
        clip = random_clip(rng, replace(plan, seconds=(min(low, LONGEST), min(high, LONGEST))))
        count = int(rng.integers(24, MOST_COMPARED + 1)) if rng.random() < COARSE else MOST_COMPARED
    times = _shown(clip, count)
    pictures, _ = rasterise(clip, times, PICTURE, PICTURE)
    return Strip(times, grids_of_pictures(pictures).astype(np.float16), true_boundaries(clip))


def _shown(clip: Clip, count: int) -> NDArray[np.float64]:
    wanted = compared_times(0.0, clip.duration, min(count, len(clip.frame_times)), np.empty(0))
    return clip.frame_times[np.unique(np.searchsorted(clip.frame_times, wanted + 1e-9, side="right") - 1)]


def filed_strips(folder: Path) -> list[Strip]:
    """The clips of a folder that shots.make wrote."""
    return [_filed(folder / name, boundaries) for name, boundaries in read_truth(folder).items()]


def _filed(path: Path, boundaries: list[Boundary]) -> Strip:
    surveyed = survey(path)
    return Strip(surveyed.times, surveyed.grids.astype(np.float16), boundaries)


def save(strips: list[Strip], path: Path) -> None:
    rows = [(at, one.begin, one.end) for at, strip in enumerate(strips) for one in strip.boundaries]
    np.savez(
        path,
        lengths=np.array([len(strip.times) for strip in strips]),
        times=np.concatenate([strip.times for strip in strips]),
        grids=np.concatenate([strip.grids for strip in strips]),
        boundaries=np.array(rows, dtype=np.float64).reshape(-1, 3),
    )


def load(path: Path) -> list[Strip]:
    with np.load(path) as stored:
        ends = np.cumsum(stored["lengths"])[:-1]
        pairs = zip(np.split(stored["times"], ends), np.split(stored["grids"], ends), strict=True)
        rows = stored["boundaries"]
        return [
            Strip(times, grids, [Boundary(begin, end) for at, begin, end in rows.tolist() if at == index])
            for index, (times, grids) in enumerate(pairs)
        ]


def example(rng: np.random.Generator, strips: list[Strip], length: int) -> Example:
    """`length` frames: a part of one strip, or parts of several, joined."""
    fewest = length if rng.random() < WHOLE else 0
    grids, step, marks = _part(rng, strips, max(fewest, _some(rng, 8, length)))
    while len(grids) < length:
        more, _, more_marks = _part(rng, strips, _some(rng, 8, length))
        grids, marks = joined(rng, (grids, marks), (more, more_marks))
    return Example(_disturbed(rng, grids[:length]), step, marks[:length])


def _some(rng: np.random.Generator, low: int, high: int) -> int:
    return int(np.exp(rng.uniform(np.log(low), np.log(high))))


def _part(rng: np.random.Generator, strips: list[Strip], length: int) -> tuple[Floats, float, Floats]:
    """At most `length` frames of a strip, now and then only every second or third: grids, step, marks."""
    strip = strips[rng.integers(len(strips))]
    stride = (1, 1, 1, 2, 3)[rng.integers(5)] if len(strip.times) > 2 * length else 1
    first = int(rng.integers(max(1, len(strip.times) - length * stride)))
    times = strip.times[first : first + length * stride : stride]
    grids = strip.grids[first : first + length * stride : stride].astype(np.float32)
    step = float(times[-1] - times[0]) / max(1, len(times) - 1) if len(times) > 1 else 0.04
    return grids, step, labels(times, strip.boundaries)


def joined(rng: np.random.Generator, one: tuple[Floats, Floats], other: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
    """The other after the one, each grids and marks, by a cut or by a gradual change of some frames."""
    (before, marks_before), (after, marks_after) = one, other
    most = min(len(before), len(after)) - 1
    if rng.random() >= GRADUAL or most < 2:
        marks_after = marks_after.copy()
        marks_after[0] = (1, 0)
        return np.concatenate([before, after]), np.concatenate([marks_before, marks_after])
    count = min(most, _some(rng, 1, 32))
    progress = (np.arange(count) + rng.uniform(0.05, 0.95)).astype(np.float32) / count
    blended = _blended(rng, before[-count:], after[:count], progress)
    marks = np.maximum(marks_before[-count:], marks_after[:count])
    marks[:] = (0, 1)
    return (
        np.concatenate([before[:-count], blended, after[count:]]),
        np.concatenate([marks_before[:-count], marks, marks_after[count:]]),
    )


def _blended(rng: np.random.Generator, before: Floats, after: Floats, progress: Floats) -> Floats:
    """A dissolve, a fade over a dark or bright colour, or a wipe."""
    at = progress[:, None, None, None]
    kind = rng.integers(3)
    if kind == 0:
        return (1 - at) * before + at * after
    if kind == 1:
        colour = np.float32(rng.uniform(0, 1) if rng.random() < 0.15 else 0)
        old, new = np.maximum(0, 1 - 2 * at), np.maximum(0, 2 * at - 1)
        return old * before + new * after + (1 - old - new) * colour
    towards = DIRECTIONS[rng.integers(4)]
    cells = before.shape[1]
    line = np.arange(cells, dtype=np.float32)
    if towards in ("left", "up"):
        line = line[::-1]
    passed = np.clip(progress[:, None] * cells - line, 0, 1)
    shape = (len(before), 1, cells, 1) if towards in ("left", "right") else (len(before), cells, 1, 1)
    share = passed.reshape(shape)
    return (1 - share) * before + share * after


def _disturbed(rng: np.random.Generator, grids: Floats) -> Floats:
    """Mirrored and in other colours; noise, flicker, flashes, and errors of compression that stay until a key frame."""
    if rng.random() < 0.5:
        grids = grids[:, :, ::-1]
    if rng.random() < 0.3:
        grids = grids[:, ::-1]
    grids = grids[..., rng.permutation(3)] * np.float32(rng.uniform(0.7, 1.15)) + np.float32(rng.uniform(-0.05, 0.08))
    frames = len(grids)
    noise = rng.standard_normal(grids.shape, dtype=np.float32)
    grids = grids + noise * np.float32(np.exp(rng.uniform(np.log(1e-4), np.log(0.01))))
    if rng.random() < 0.3:
        grids = grids * (1 + rng.uniform(0, 0.02) * rng.standard_normal((frames, 1, 1, 1))).astype(np.float32)
    if rng.random() < 0.4:
        period = int(rng.integers(8, 64))
        errors = rng.standard_normal((frames // period + 1, *grids.shape[1:]), dtype=np.float32)
        grids = grids + np.float32(rng.uniform(0, 0.012)) * errors[np.arange(frames) // period]
    if rng.random() < 0.1:
        for first in rng.integers(frames, size=int(rng.integers(1, 4))).tolist():
            share, colour = np.float32(rng.uniform(0.3, 0.9)), np.float32(rng.uniform(0.6, 1))
            lit = slice(first, first + int(rng.integers(1, 3)))
            grids[lit] = (1 - share) * grids[lit] + share * colour
    return np.clip(grids, 0, 1).astype(np.float32)
