"""8-bit weights on disk: symmetric, one scale per output channel, widened by DequantizeLinear when a session loads."""

from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

SMALLEST = 4096
"""Weights with fewer elements stay as they are: nothing to save."""


def quantize_file(path: Path) -> None:
    """Replaces every large matrix of the graph by 8-bit integers and a DequantizeLinear node."""
    model = onnx.load(path)
    graph = model.graph
    axes = channel_axes(graph)
    large = [w for w in graph.initializer if w.name in axes and np.prod(w.dims) >= SMALLEST]
    for weight in large:
        stored, scale = quantized(numpy_helper.to_array(weight), axes[weight.name])
        name = weight.name
        graph.initializer.remove(weight)
        zero = np.zeros(scale.shape, dtype=np.int8)
        for part, values in (("q8", stored), ("scale", scale), ("zero", zero)):
            graph.initializer.append(numpy_helper.from_array(values, f"{name}.{part}"))
        node = helper.make_node(
            "DequantizeLinear",
            [f"{name}.q8", f"{name}.scale", f"{name}.zero"],
            [name],
            axis=axes[name],
            name=f"{name}.widen",
        )
        graph.node.insert(0, node)
    onnx.checker.check_model(model)
    onnx.save(model, path)


def channel_axes(graph: onnx.GraphProto) -> dict[str, int]:
    """The output-channel axis of each matrix of weights, by name."""
    stored = {w.name: w for w in graph.initializer if w.data_type == TensorProto.FLOAT and len(w.dims) == 2}
    axes: dict[str, int] = {}
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[1] in stored:
            axes[node.input[1]] = 1
        if node.op_type == "Gemm" and node.input[1] in stored:
            transposed = any(a.name == "transB" and a.i for a in node.attribute)
            axes[node.input[1]] = 0 if transposed else 1
        if node.op_type == "Gather" and node.input[0] in stored:
            axes[node.input[0]] = 0
    return axes


def quantized(weight: NDArray[np.float32], axis: int) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Integers in −127..127 and a scale per channel along `axis`."""
    scale = np.abs(weight).max(axis=1 - axis).astype(np.float32) / 127
    scale = np.maximum(scale, np.float32(1e-12))
    steps = weight / (scale[:, None] if axis == 0 else scale[None, :])
    return np.clip(np.rint(steps), -127, 127).astype(np.int8), scale
