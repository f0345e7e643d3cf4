"""Writes the one-operator graphs that `npm run bench` sets against the WGSL kernels: python -m export.bench_graphs."""

from pathlib import Path

import onnx
from onnx import ModelProto, NodeProto, TensorProto, ValueInfoProto, helper

FOLDER = Path(__file__).parents[3] / "src/gpu/bench/graphs"
OPSET = 20
# The newest file format that every ONNX Runtime with this opset reads.
FORMAT = 10


def topk_graph() -> ModelProto:
    """`scores` f32 [token], `k` i64 [1] → the k highest `values` f32 [selected], and their `indices` i64 [selected]."""
    node = helper.make_node("TopK", ["scores", "k"], ["values", "indices"], axis=0, largest=1, sorted=1)
    inputs = [port("scores", TensorProto.FLOAT, ["token"]), port("k", TensorProto.INT64, [1])]
    outputs = [port("values", TensorProto.FLOAT, ["selected"]), port("indices", TensorProto.INT64, ["selected"])]
    return model("topk", [node], inputs, outputs)


def select_pool_graph() -> ModelProto:
    """`tokens` f32 [token, channel], `indices` i32 [selected] → `scale_1`, `scale_2`, `scale_4` f32 [row, channel]."""
    nodes = [
        helper.make_node("Gather", ["tokens", "indices"], ["scale_1"], axis=0),
        constant("picture_axes", [0, 1]),
        helper.make_node("Unsqueeze", ["scale_1", "picture_axes"], ["picture"]),
        *average(2),
        *average(4),
    ]
    inputs = [port("tokens", TensorProto.FLOAT, ["token", "channel"]), port("indices", TensorProto.INT32, ["selected"])]
    outputs = [port(f"scale_{window}", TensorProto.FLOAT, [f"selected_{window}", "channel"]) for window in (1, 2, 4)]
    return model("select-pool", nodes, inputs, outputs)


def average(window: int) -> list[NodeProto]:
    """Average pooling along the token axis of `picture` [1, 1, selected, channel]."""
    pooled = f"picture_{window}"
    return [
        helper.make_node(
            "AveragePool", ["picture"], [pooled], kernel_shape=[window, 1], strides=[window, 1], ceil_mode=1
        ),
        helper.make_node("Squeeze", [pooled, "picture_axes"], [f"scale_{window}"]),
    ]


def constant(name: str, values: list[int]) -> NodeProto:
    return helper.make_node("Constant", [], [name], value_ints=values)


def port(name: str, dtype: int, axes: list[str | int]) -> ValueInfoProto:
    return helper.make_tensor_value_info(name, dtype, axes)


def model(name: str, nodes: list[NodeProto], inputs: list[ValueInfoProto], outputs: list[ValueInfoProto]) -> ModelProto:
    graph = helper.make_graph(nodes, name, inputs, outputs)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=FORMAT)


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for written in (topk_graph(), select_pool_graph()):
        onnx.checker.check_model(written, full_check=True)
        onnx.save(written, FOLDER / f"{written.graph.name}.onnx")
