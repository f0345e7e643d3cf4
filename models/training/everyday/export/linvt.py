"""LinVT's two graphs, weights in 8 bits on disk; their ports are those of every bundle."""

from pathlib import Path

import onnx

from everyday.connector import SIDE, WIDTH
from everyday.export.vision import store_in_eight_bits
from everyday.model import LINVT, Everyday
from export.graphs import Aggregate, Graph, Port, SignificanceGraph
from export.onnx_files import write_graph

SCALES = [f"selected_{window}" for window in LINVT.windows]


def linvt_graphs(model: Everyday) -> tuple[Graph, Graph]:
    significance = Graph(
        "significance.onnx",
        SignificanceGraph(model),
        (Port("visual_tokens", "float32", ("frame", SIDE * SIDE, WIDTH)),),
        (Port("scores", "float32", ("frame", SIDE * SIDE)),),
    )
    aggregate = Graph(
        "aggregate.onnx",
        Aggregate(model),
        (
            *(
                Port(f"scale_{window}", "float32", (count, WIDTH))
                for window, count in zip(LINVT.windows, SCALES, strict=True)
            ),
            Port("question_embeds", "float32", ("question", WIDTH)),
        ),
        (
            Port("video_tokens", "float32", (sum(LINVT.queries), WIDTH)),
            *(
                Port(f"weights_{window}", "float32", (queries, count))
                for window, queries, count in zip(LINVT.windows, LINVT.queries, SCALES, strict=True)
            ),
        ),
    )
    return significance, aggregate


def write_linvt(model: Everyday, folder: Path) -> None:
    for graph in linvt_graphs(model):
        path = folder / graph.file
        write_graph(graph, path)
        stored = onnx.load(path)
        store_in_eight_bits(stored.graph)
        onnx.save(stored, path)
