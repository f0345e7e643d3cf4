"""Writes ../shot-detector: the trained detector as ONNX, its manifest, and goldens of a small file.

    python -m shots.export

Thresholds are those that do best on runs/shots/validation (see shots.make), where that is there, else a half.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from torch import Tensor, nn

from export.golden import Stage, write_stages
from export.graphs import Graph, Port
from export.manifest import file_entry, graph_entry
from export.onnx_files import write_graph
from shots.boundaries import Thresholds
from shots.evaluate import best_thresholds, mean_step, onnx_judge
from shots.fixture import PATH
from shots.grids import survey
from shots.make import TRUTH, read_truth
from shots.network import OUTPUTS, ShotDetector
from shots.train import RUN

FOLDER = Path(__file__).parents[2] / "shot-detector"
GRAPH = "shot_detector.onnx"

TOLERANCE = 1e-3
"""Of logits, which are sums of some hundred products of order one in another order."""
MOST_BYTES = 150_000
ABOUT = (
    "Finds cuts, dissolves, fades and wipes from coarse colour grids of a clip's frames. Trained in this project on "
    "drawn clips alone, some of them through H.264 and VP9 at low bit rates."
)


class ShotGraph(nn.Module):
    """grids [frame, 16, 16, 3] and step [1] → logits [frame, 2]."""

    def __init__(self, detector: ShotDetector) -> None:
        super().__init__()
        self.detector = detector

    def forward(self, grids: Tensor, step: Tensor) -> Tensor:
        return self.detector(grids.unsqueeze(0), step).squeeze(0)


def described(detector: ShotDetector) -> Graph:
    grids = Port("grids", "float32", ("frame", 16, 16, 3))
    return Graph(
        GRAPH,
        ShotGraph(detector),
        (grids, Port("step", "float32", (1,))),
        (Port("logits", "float32", ("frame", OUTPUTS)),),
    )


def export(weights: Path, folder: Path, validation: Path) -> None:
    detector = ShotDetector()
    detector.load_state_dict(torch.load(weights, weights_only=True))
    folder.mkdir(parents=True, exist_ok=True)
    graph = described(detector.eval())
    write_graph(graph, folder / GRAPH)
    assert (folder / GRAPH).stat().st_size <= MOST_BYTES
    golden = goldens(graph, folder)
    thresholds = chosen(folder / GRAPH, validation)
    written = {
        "format": "linvt-shots/1",
        "id": "shot-detector",
        "title": "Shot detector",
        "about": ABOUT,
        "licence": "Apache-2.0",
        "version": "1.0.0",
        "files": [file_entry(path, folder) for path in sorted((folder / GRAPH, *folder.glob("golden/*.bin")))],
        "graph": graph_entry(graph),
        "thresholds": asdict(thresholds),
        "golden": {"tolerance": {"logits": TOLERANCE}, "stages": golden},
    }
    (folder / "manifest.json").write_text(json.dumps(written, indent=2) + "\n")
    print(f"{folder / GRAPH}: {(folder / GRAPH).stat().st_size / 1000:.0f} kB, {thresholds}")


def goldens(graph: Graph, folder: Path) -> dict[str, dict]:
    """The golden clip's grids and what ONNX Runtime makes of them, which PyTorch must agree with."""
    seen = survey(PATH)
    step = np.array([mean_step(seen.times)], np.float32)
    session = onnxruntime.InferenceSession(folder / GRAPH, providers=["CPUExecutionProvider"])
    logits = session.run(None, {"grids": seen.grids, "step": step})[0]
    with torch.no_grad():
        expected = graph.module(torch.from_numpy(seen.grids), torch.from_numpy(step)).numpy()
    assert np.abs(logits - expected).max() < TOLERANCE
    stages = {
        "grids": Stage(("frame", "row", "column", "rgb"), seen.grids),
        "times": Stage(("frame",), seen.times.astype(np.float32)),
        "step": Stage(("one",), step),
        "logits": Stage(("frame", "mark"), logits),
    }
    return write_stages(stages, folder)


def chosen(graph: Path, validation: Path) -> Thresholds:
    if not (validation / TRUTH).exists():
        return Thresholds()
    judge = onnx_judge(graph)
    surveyed = [(survey(validation / name), truth) for name, truth in read_truth(validation).items()]
    return best_thresholds([(seen, judge(seen), truth) for seen, truth in surveyed])


def manifest_thresholds() -> Thresholds:
    """Of the detector that ships."""
    return Thresholds(**json.loads((FOLDER / "manifest.json").read_text())["thresholds"])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, default=RUN / "model.pt")
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument("--validation", type=Path, default=RUN / "validation")
    options = parser.parse_args()
    export(options.weights, options.out, options.validation)
