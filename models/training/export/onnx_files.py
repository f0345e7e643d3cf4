"""Writes a traced graph as ONNX with named free axes, checked against the module it came from."""

from pathlib import Path

import onnx
import torch
from torch import Tensor

from export.graphs import Graph, Port

OPSET = 20
SAMPLE_LENGTHS = {
    "frame": 5, "selected_1": 13, "selected_2": 7, "selected_4": 4, "question": 6,
    "batch": 1, "sequence": 9, "past_sequence": 4, "total_sequence": 13,
}  # fmt: skip


def write_graph(graph: Graph, path: Path) -> None:
    """Traces `graph` at awkward lengths, all of which stay free."""
    inputs = sample_inputs(graph.inputs, SAMPLE_LENGTHS)
    torch.onnx.export(
        graph.module.eval(),
        tuple(call_arguments(inputs)),
        path,
        input_names=[port.name for port in graph.inputs],
        output_names=[port.name for port in graph.outputs],
        dynamic_shapes=tuple(call_arguments({port.name: free_axes(port) for port in graph.inputs})),
        opset_version=OPSET,
        dynamo=True,
        external_data=False,
        verbose=False,
    )
    name_axes(path, graph)


def sample_inputs(ports: tuple[Port, ...], lengths: dict[str, int]) -> dict[str, Tensor]:
    """Random inputs whose free axes have the given lengths."""
    return {port.name: sample(port, lengths) for port in ports}


def sample(port: Port, lengths: dict[str, int]) -> Tensor:
    shape = [axis if isinstance(axis, int) else lengths[axis] for axis in port.axes]
    if port.name == "attention_mask":
        return torch.ones(shape, dtype=torch.int64)
    if port.name == "position_ids":
        return (torch.arange(shape[1]) + lengths["past_sequence"]).expand(shape).contiguous()
    if port.dtype == "int64":
        return torch.randint(7, 100, shape)
    return torch.rand(shape) if port.name == "frame_times" else torch.randn(shape)


def free_axes(port: Port) -> dict[int, object]:
    return {
        index: torch.export.Dim.DYNAMIC
        for index, axis in enumerate(port.axes)
        if isinstance(axis, str) and axis != "batch"
    }


def call_arguments(named: dict[str, object]) -> list[object]:
    """Positional arguments; the decoder's caches come as a list of pairs."""
    plain = [value for name, value in named.items() if not name.startswith("past_key_values")]
    caches = [value for name, value in named.items() if name.startswith("past_key_values")]
    return [*plain, list(zip(caches[::2], caches[1::2], strict=True))] if caches else plain


def forget_tracing(model: onnx.ModelProto) -> None:
    """Drops what only the tracer needed: inferred shapes, and stack traces that name files of the machine."""
    del model.graph.value_info[:]
    for node in model.graph.node:
        del node.metadata_props[:]
        node.doc_string = ""
    for part in (model, model.graph, *model.graph.input, *model.graph.output, *model.graph.initializer):
        del part.metadata_props[:]


def name_axes(path: Path, graph: Graph) -> None:
    """Gives the file's inputs and outputs the axis names of the manifest, the batch axis of the decoder included."""
    model = onnx.load(path)
    for value, port in zip((*model.graph.input, *model.graph.output), (*graph.inputs, *graph.outputs), strict=True):
        assert value.name == port.name, f"{value.name} is not {port.name}"
        for dimension, axis in zip(value.type.tensor_type.shape.dim, port.axes, strict=True):
            if isinstance(axis, int):
                dimension.dim_value = axis
            else:
                dimension.dim_param = axis
    forget_tracing(model)
    onnx.checker.check_model(model)
    onnx.save(model, path)
