"""Where shots end and begin: what a clip's description says, what a frame should be told, what logits tell.

`found` is src/domain/shots.ts again; tests/test_shots.py and the golden hold the two together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from world.clip import Clip

Kind: TypeAlias = Literal["cut", "gradual"]
Times: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True)
class Boundary:
    """The old shot is gone at `end`, the new one comes from `begin` on: the same moment for a cut."""

    begin: float
    end: float
    form: str = ""
    """Of a true one: cut, dissolve, fade or wipe."""

    @property
    def kind(self) -> Kind:
        return "gradual" if self.end > self.begin else "cut"


@dataclass(frozen=True)
class Thresholds:
    """Probabilities from which a frame counts."""

    cut: float = 0.5
    gradual: float = 0.5


def true_boundaries(clip: Clip) -> list[Boundary]:
    """In seconds from the clip's start, ascending."""
    return [
        Boundary(
            scene.begin - scene.transition.duration / 2,
            scene.begin + scene.transition.duration / 2,
            scene.transition.kind,
        )
        for scene in clip.scenes[1:]
    ]


def labels(times: Times, boundaries: Sequence[Boundary]) -> NDArray[np.float32]:
    """[frame, 2] for frames at `times`: 1 where a shot begins with this frame, none of the change being seen; 1 where
    both shots, or what leads from one to the other, are seen."""
    marks = np.zeros((len(times), 2), dtype=np.float32)
    for boundary in boundaries:
        inside = (times > boundary.begin + 1e-6) & (times < boundary.end - 1e-6)
        if inside.any():
            marks[inside, 1] = 1
            continue
        first = int(np.searchsorted(times, boundary.end - 1e-6))
        if 0 < first < len(times):
            marks[first, 0] = 1
    return marks


def found(times: Times, probabilities: NDArray[np.floating], thresholds: Thresholds) -> list[Boundary]:
    """Boundaries of frames at `times`, from probabilities [frame, 2] of a cut and of a gradual change.

    Gradual frames with at most one other between them are one transition, up to the next frame; a cut counts where it
    is no less likely than at the frames beside it, and outside transitions.
    """
    runs = _runs(probabilities[:, 1] >= thresholds.gradual)
    last = len(times) - 1
    changes = [Boundary(float(times[first]), float(times[min(last, end + 1)]), "gradual") for first, end in runs]
    taken = np.zeros(len(times), dtype=bool)
    for first, end in runs:
        taken[first : end + 2] = True
    cuts = [
        Boundary(float(times[at]), float(times[at]), "cut")
        for at in range(1, len(times))
        if not taken[at] and _peaks(probabilities[:, 0], at, thresholds.cut)
    ]
    return sorted(cuts + changes, key=lambda boundary: boundary.begin)


def _peaks(values: NDArray[np.floating], at: int, threshold: float) -> bool:
    before, after = values[at - 1], values[min(len(values) - 1, at + 1)]
    return bool(values[at] >= threshold and values[at] > before and values[at] >= after)


def _runs(inside: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """First and last index of each run; a gap of one joins two."""
    runs: list[tuple[int, int]] = []
    for at in np.flatnonzero(inside).tolist():
        if runs and at - runs[-1][1] <= 2:
            runs[-1] = (runs[-1][0], at)
        else:
            runs.append((at, at))
    return runs
