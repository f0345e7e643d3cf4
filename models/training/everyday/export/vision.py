"""The vision encoder and the connector as one ONNX graph, weights in 8 bits on disk."""

import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from everyday.connector import SIDE, WIDTH, Connector
from everyday.vision import SIZE, FeatureMap

SMALLEST = 4096
"""Weights with fewer elements stay as they are: nothing to save."""


class Vision(nn.Module):
    def __init__(self, connector: Connector) -> None:
        super().__init__()
        self.features, self.connector = FeatureMap(), connector

    def forward(self, pixels: Tensor, shares: Tensor, seconds: Tensor) -> Tensor:
        """pixels [frame, 3, SIZE, SIZE], shares and seconds [frame] → visual tokens [frame, SIDE², WIDTH]."""
        return self.connector(self.features(pixels).permute(0, 2, 3, 1), shares, seconds)


def write_vision(connector: Connector, path: Path) -> None:
    names = ("pixel_values", "frame_times", "frame_seconds")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Vision(connector).eval(),
            (torch.zeros(2, 3, SIZE, SIZE), torch.zeros(2), torch.zeros(2)),
            str(path),
            input_names=list(names),
            output_names=["visual_tokens"],
            dynamic_axes={name: {0: "frame"} for name in (*names, "visual_tokens")},
            opset_version=17,
            dynamo=False,
        )
    model = onnx.load(path)
    (output,) = model.graph.output
    for dimension, length in zip(output.type.tensor_type.shape.dim[1:], (SIDE * SIDE, WIDTH), strict=True):
        dimension.dim_value = length
    store_in_eight_bits(model.graph)
    for node in model.graph.node:
        node.doc_string = ""
    onnx.save(model, path)


def store_in_eight_bits(graph: onnx.GraphProto) -> None:
    """Large weights become 8-bit integers and a scale for each output channel, widened when a session loads."""
    for weight in [w for w in graph.initializer if np.prod(w.dims) >= SMALLEST and len(w.dims) >= 2]:
        values, name = numpy_helper.to_array(weight), weight.name
        # A convolution's output channels come first; those of a product, x · w, last.
        rest = tuple(range(1, values.ndim)) if values.ndim == 4 else tuple(range(values.ndim - 1))
        scale = np.maximum(np.abs(values).max(axis=rest, keepdims=True) / 127, 1e-12).astype(np.float32)
        steps = np.clip(np.rint(values / scale), -127, 127).astype(np.int8)
        graph.initializer.remove(weight)
        graph.initializer.append(numpy_helper.from_array(steps, f"{name}.steps"))
        graph.initializer.append(numpy_helper.from_array(scale, f"{name}.scale"))
        graph.node.insert(0, helper.make_node("Mul", [f"{name}.wide", f"{name}.scale"], [name]))
        graph.node.insert(0, helper.make_node("Cast", [f"{name}.steps"], [f"{name}.wide"], to=TensorProto.FLOAT))
