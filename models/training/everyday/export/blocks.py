"""Weights in the blocks of SmolLM2's own file, and the nodes that widen them when a session loads.

ONNX Runtime folds nodes that have only constants for inputs, so that a session holds 32-bit weights and runs nothing
of this twice.
"""

from dataclasses import dataclass

import numpy as np

from everyday.export.graph import GraphBuilder, WeightFile
from everyday.gguf_file import row_order, tensors

BLOCK = 32


@dataclass(frozen=True)
class FourBits:
    """w = scale · q + least, in blocks of 32 along a row (llama.cpp's Q4_1)."""

    packed: np.ndarray
    """uint8 [out, in / 32, 16]: weight i of a block in the low half of byte i, weight 16 + i in its high half."""
    scale: np.ndarray
    """float16 [out, in / 32, 1]"""
    least: np.ndarray
    """float16 [out, in / 32, 1]"""


def four_bits(name: str) -> FourBits:
    """The blocks of a weight as the file holds them; rows in the published model's order."""
    tensor = tensors()[name]
    columns, rows = (int(length) for length in tensor.shape)
    raw = np.asarray(tensor.data).reshape(rows, columns // BLOCK, 20)[row_order(name, rows)]
    halves = np.ascontiguousarray(raw[..., :4]).view(np.float16)
    return FourBits(np.ascontiguousarray(raw[..., 4:]), halves[..., :1], halves[..., 1:])


def widened(graph: GraphBuilder, file: WeightFile, name: str, weight: FourBits) -> str:
    """The weight [out, in] in 32 bits."""
    rows, blocks, _ = weight.packed.shape
    packed = graph.constant(f"{name}.packed", weight.packed, file)
    low = graph.node("BitwiseAnd", [packed, graph.constant("low_half", np.array(15, dtype=np.uint8))])
    shift = graph.constant("half_byte", np.array(4, dtype=np.uint8))
    high = graph.node("BitShift", [packed, shift], direction="RIGHT")
    steps = graph.node("Cast", [graph.node("Concat", [low, high], axis=2)], to=1)
    scale = graph.node("Cast", [graph.constant(f"{name}.scale", weight.scale, file)], to=1)
    least = graph.node("Cast", [graph.constant(f"{name}.least", weight.least, file)], to=1)
    wide = graph.node("Add", [graph.node("Mul", [steps, scale]), least])
    return graph.node("Reshape", [wide, graph.numbers(rows, blocks * BLOCK)])


@dataclass(frozen=True)
class EightBits:
    """w = scale · q."""

    steps: np.ndarray
    """int8 [out, blocks, block]"""
    scale: np.ndarray
    """float16 [out, blocks, 1]"""


def eight_bits(name: str, rows: list[int]) -> EightBits:
    """The blocks of some rows of a weight as the file holds them (llama.cpp's Q8_0)."""
    tensor = tensors()[name]
    columns, count = (int(length) for length in tensor.shape)
    raw = np.asarray(tensor.data).reshape(count, columns // BLOCK, 34)[rows]
    return EightBits(raw[..., 2:].view(np.int8), np.ascontiguousarray(raw[..., :2]).view(np.float16))


def in_eight_bits(weight: np.ndarray) -> EightBits:
    """A weight [out, in] of our own: one scale for each row."""
    scale = np.maximum(np.abs(weight).max(axis=1, keepdims=True) / 127, 1e-12).astype(np.float16)
    steps = np.clip(np.rint(weight / scale.astype(np.float32)), -127, 127).astype(np.int8)
    return EightBits(steps[:, None], scale[:, None])


def widened_eight(graph: GraphBuilder, file: WeightFile, name: str, weight: EightBits) -> str:
    """The weight [out, in] in 32 bits."""
    rows, blocks, block = weight.steps.shape
    steps = graph.node("Cast", [graph.constant(f"{name}.steps", weight.steps, file)], to=1)
    scale = graph.node("Cast", [graph.constant(f"{name}.scale", weight.scale, file)], to=1)
    return graph.node("Reshape", [graph.node("Mul", [steps, scale]), graph.numbers(rows, blocks * block)])
