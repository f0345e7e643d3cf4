"""What the detector is measured against: PySceneDetect's detectors, and the rule that the browser had before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np

from shots.boundaries import Boundary
from shots.grids import Surveyed

SHORTEST = 0.6
"""Seconds between two boundaries, PySceneDetect's own least (its command line's --min-scene-len)."""
LEAST_DIFFERENCE = 15 / 255
ABOVE_NEIGHBOURS = 3
NOISE = 0.0005


def rule(surveyed: Surveyed) -> list[Boundary]:
    """src/domain/shots/ruleBoundaries.ts again: AdaptiveDetector on colour grids."""
    values = grid_differences(surveyed)
    cuts: list[float] = []
    for at, time in enumerate(surveyed.times.tolist()):
        since = time - (cuts[-1] if cuts else 0.0)
        around = [*values[max(1, at - 2) : at], *values[at + 1 : at + 3]]
        mean = sum(around) / max(1, len(around))
        if at and since >= SHORTEST and values[at] >= max(LEAST_DIFFERENCE, ABOVE_NEIGHBOURS * mean):
            cuts.append(time)
    return [Boundary(cut, cut) for cut in cuts]


def grid_differences(surveyed: Surveyed) -> list[float]:
    """Mean absolute difference of each grid from the one before; 0 for the first."""
    grids = surveyed.grids.reshape(len(surveyed.grids), -1)
    means = np.abs(np.diff(grids, axis=0)).mean(axis=1)
    return [0.0, *np.where(means < NOISE, 0, means).tolist()]


Detect = Callable[[Path], list[Boundary]]


def scene_detectors(threshold: float | None = None) -> dict[str, Detect]:
    """PySceneDetect's detectors by name, at their own settings, and with a content threshold where one is given. Needs
    the dependency group `shots`."""
    import scenedetect.detectors as detectors

    made = {
        "ContentDetector": lambda shortest: detectors.ContentDetector(min_scene_len=shortest),
        "AdaptiveDetector": lambda shortest: detectors.AdaptiveDetector(min_scene_len=shortest),
        "HistogramDetector": lambda shortest: detectors.HistogramDetector(min_scene_len=shortest),
        "ThresholdDetector": lambda shortest: detectors.ThresholdDetector(min_scene_len=shortest),
    }
    if threshold is not None:
        name = f"ContentDetector, threshold {threshold:g}"
        made[name] = lambda shortest: detectors.ContentDetector(threshold=threshold, min_scene_len=shortest)
    return {name: lambda path, make=make: _detected(path, make) for name, make in made.items()}


def _detected(path: Path, make: Callable[[str], object]) -> list[Boundary]:
    """The moments at which PySceneDetect's later scenes begin."""
    from scenedetect import SceneManager, open_video

    video = open_video(str(path))
    manager = SceneManager()
    manager.add_detector(make(f"{SHORTEST}s"))
    manager.detect_scenes(video)
    starts = [start.seconds for start, _ in manager.get_scene_list()]
    return [Boundary(start, start) for start in starts[1:]]
