"""F1 of the shot detector on held-out files, beside PySceneDetect's detectors and the browser's rule.

    python -m shots.make --split test --first 20000 --clips 60 --out runs/shots/test
    uv run --group shots python -m shots.evaluate

A boundary counts as found where a detector's lies within TOLERANCE of the cut, or of the span of the gradual
transition (then its middle counts); each counts once. What kind a detector says it is does not matter: most say none.
What is found and is no boundary lowers the precision of cuts as well as that of gradual transitions. Intervals are
95 %, by bootstrap over clips. PySceneDetect sees every frame, the others at most 192 of a clip.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from shots.boundaries import Boundary, Kind, Thresholds, found
from shots.grids import Surveyed, survey
from shots.make import read_truth
from shots.rivals import rule, scene_detectors

TOLERANCE = 0.35
"""Seconds: a little more than between two compared frames of a minute's clip."""
KINDS: tuple[Kind, ...] = ("cut", "gradual")
RESAMPLES = 2000
THRESHOLDS = tuple(float(value) for value in np.arange(0.1, 0.96, 0.05).round(2))

Counts = NDArray[np.int64]
"""Of one clip: found cuts, cuts, found gradual transitions, gradual transitions, and what is no boundary: [5]"""


@dataclass(frozen=True)
class Score:
    cut: float
    gradual: float
    both: float


def counts(truth: Sequence[Boundary], detected: Sequence[Boundary]) -> Counts:
    """Pairs off boundaries and detections, the nearest first."""
    pairs = sorted(
        (gap, at, index)
        for at, boundary in enumerate(truth)
        for index, one in enumerate(detected)
        if (gap := _gap(boundary, one)) <= TOLERANCE
    )
    taken: dict[int, int] = {}
    for _, at, index in pairs:
        if at not in taken and index not in taken.values():
            taken[at] = index
    kinds = [boundary.kind for boundary in truth]
    hits = [sum(kinds[at] == kind for at in taken) for kind in KINDS]
    return np.array([hits[0], kinds.count("cut"), hits[1], kinds.count("gradual"), len(detected) - len(taken)])


def _gap(boundary: Boundary, detected: Boundary) -> float:
    """Seconds from the detection's middle to the boundary's span, 0 within it."""
    middle = (detected.begin + detected.end) / 2
    return max(0.0, boundary.begin - middle, middle - boundary.end)


def score(total: Counts) -> Score:
    """F1 in percent."""
    cuts, all_cuts, graduals, all_graduals, false = (int(value) for value in total)
    return Score(
        _f1(cuts, all_cuts, false), _f1(graduals, all_graduals, false),
        _f1(cuts + graduals, all_cuts + all_graduals, false),
    )  # fmt: skip


def _f1(hits: int, wanted: int, false: int) -> float:
    return 200 * hits / max(1, wanted + hits + false)


def intervals(by_clip: list[Counts], rng: np.random.Generator) -> list[tuple[float, float]]:
    """95 % of cut, gradual and both over resampled clips."""
    table = np.stack(by_clip)
    drawn = (score(table[rng.integers(len(table), size=len(table))].sum(axis=0)) for _ in range(RESAMPLES))
    values = np.array([(one.cut, one.gradual, one.both) for one in drawn])
    return [tuple(np.percentile(values[:, column], (2.5, 97.5))) for column in range(3)]


def row(name: str, by_clip: list[Counts]) -> str:
    total = np.stack(by_clip).sum(axis=0)
    one = score(total)
    spans = intervals(by_clip, np.random.default_rng(0))
    cells = [f"{value:.1f} ({low:.1f} to {high:.1f})" for value, (low, high) in zip(
        (one.cut, one.gradual, one.both), spans, strict=True)]  # fmt: skip
    return f"| {name} | {' | '.join(cells)} | {total[4]} |"


def best_thresholds(judged: list[tuple[Surveyed, NDArray, list[Boundary]]]) -> Thresholds:
    """Those with the greatest F1 of both kinds, one after the other."""
    chosen = Thresholds()
    for _ in range(2):
        for field in ("cut", "gradual"):
            options = [Thresholds(**{"cut": chosen.cut, "gradual": chosen.gradual, field: value})
                       for value in THRESHOLDS]  # fmt: skip
            chosen = max(options, key=lambda option: _both(judged, option))
    return chosen


def _both(judged: list[tuple[Surveyed, NDArray, list[Boundary]]], thresholds: Thresholds) -> float:
    each = [counts(truth, found(seen.times, marks, thresholds)) for seen, marks, truth in judged]
    one = score(np.stack(each).sum(axis=0))
    return one.cut + one.gradual


Judge = Callable[[Surveyed], NDArray[np.floating]]
"""Probabilities [frame, 2] of the compared frames."""


def onnx_judge(path: Path) -> Judge:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

    def judge(seen: Surveyed) -> NDArray[np.floating]:
        logits = session.run(None, {"grids": seen.grids, "step": np.array([mean_step(seen.times)], np.float32)})[0]
        return 1 / (1 + np.exp(-logits.astype(np.float64)))

    return judge


def mean_step(times: NDArray[np.float64]) -> float:
    """Seconds from frame to frame; as of 25 frames a second where there is one frame."""
    return float(times[-1] - times[0]) / (len(times) - 1) if len(times) > 1 else 0.04


def evaluate(folder: Path, judge: Judge, thresholds: Thresholds, content: float | None) -> str:
    truth = read_truth(folder)
    surveyed = {name: survey(folder / name) for name in truth}
    ours = [counts(truth[name], found(seen.times, judge(seen), thresholds)) for name, seen in surveyed.items()]
    rows = [row("**ours**", ours), row("the browser's rule", [counts(truth[n], rule(s)) for n, s in surveyed.items()])]
    for name, detect in scene_detectors(content).items():
        rows.append(row(f"PySceneDetect {name}", [counts(truth[file], detect(folder / file)) for file in truth]))
    total = np.stack(ours).sum(axis=0)
    head = "| detector | F1 of cuts | F1 of gradual | F1 of both | not there |\n|---|---:|---:|---:|---:|"
    return f"{len(truth)} clips, {total[1]} cuts, {total[3]} gradual transitions\n\n" + "\n".join([head, *rows])


def main() -> None:
    from shots.export import FOLDER, GRAPH, manifest_thresholds
    from shots.train import RUN

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clips", type=Path, default=RUN / "test", help="a folder made by shots.make")
    parser.add_argument("--content", type=float, help="also ContentDetector with this threshold")
    options = parser.parse_args()
    print(evaluate(options.clips, onnx_judge(FOLDER / GRAPH), manifest_thresholds(), options.content))


if __name__ == "__main__":
    main()
