"""Checks that a graph on ONNX Runtime gives what the traced module gives, before its weights are rounded."""

from pathlib import Path

import numpy as np
import onnxruntime as ort
import torch
from torch import Tensor

from export.graphs import Graph
from export.onnx_files import SAMPLE_LENGTHS, call_arguments, sample_inputs

TOLERANCE = 1e-4
"""Of an output's greatest value, or of 1 where that is more."""
OTHER_LENGTHS = (
    {"frame": 1, "past_sequence": 0, "total_sequence": 9},
    {"frame": 8, "sequence": 1, "total_sequence": 5},
)
"""Lengths other than the traced ones: an image's, a prompt's, a step's."""


@torch.no_grad()
def check_parity(graphs: dict[str, Graph], folder: Path) -> None:
    """Raises AssertionError where any output differs by more than TOLERANCE."""
    for lengths in ({}, *OTHER_LENGTHS):
        for name, graph in graphs.items():
            inputs = sample_inputs(graph.inputs, SAMPLE_LENGTHS | lengths)
            expected = flat(graph.module(*call_arguments(inputs)))
            session = ort.InferenceSession(folder / graph.file, providers=["CPUExecutionProvider"])
            actual = session.run(None, {key: value.numpy() for key, value in inputs.items()})
            for port, ours, theirs in zip(graph.outputs, expected, actual, strict=True):
                difference = np.abs(ours.numpy() - theirs).max(initial=0)
                greatest = np.abs(theirs).max(initial=1)
                assert difference < TOLERANCE * greatest, f"{name} {port.name} differs by {difference}"


def flat(outputs: Tensor | tuple | list) -> list[Tensor]:
    """The tensors of nested tuples and lists, in order."""
    return [outputs] if isinstance(outputs, Tensor) else [tensor for output in outputs for tensor in flat(output)]
