"""Weights in the blocks of SmolLM2's own file, and the nodes that widen them when a session loads.

ONNX Runtime folds nodes that have only constants for inputs, so that a session holds 32-bit weights and runs nothing
of this twice.
"""

from dataclasses import dataclass

import numpy as np
from onnx import TensorProto

from everyday.export.graph import GraphBuilder, WeightFile
from everyday.gguf_file import row_order, tensors

BLOCK = 32


@dataclass(frozen=True)
class FourBits:
    """w = scale · q + least, in blocks of 32 along a row (llama.cpp's Q4_1). Transposed: x · w needs no turning."""

    steps: np.ndarray
    """uint8 [in, out], 0 to 15"""
    scale: np.ndarray
    """float16 [in / 32, out]"""
    least: np.ndarray
    """float16 [in / 32, out]"""


def four_bits(names: list[str]) -> FourBits:
    """Weights of the file side by side, in their own blocks; rows in the published model's order."""
    parts = [blocks_of(name) for name in names]
    return FourBits(*(np.concatenate(arrays, axis=1) for arrays in zip(*parts, strict=True)))


def blocks_of(name: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Steps [in, out], scales and least values [in / 32, out] of one weight."""
    tensor = tensors()[name]
    columns, rows = (int(length) for length in tensor.shape)
    raw = np.asarray(tensor.data).reshape(rows, columns // BLOCK, 20)[row_order(name, rows)]
    halves = np.ascontiguousarray(raw[..., :4]).view(np.float16)
    # The low halves of a block's bytes are its first 16 weights, the high halves the others.
    steps = np.concatenate([raw[..., 4:] & 15, raw[..., 4:] >> 4], axis=-1).reshape(rows, columns)
    return steps.T, halves[..., 0].T, halves[..., 1].T


@dataclass(frozen=True)
class Lora:
    """Adds downᵀ · up to a weight [in, out]."""

    down: np.ndarray
    """[rank, in]"""
    up: np.ndarray
    """[rank, out]"""


def widened(graph: GraphBuilder, file: WeightFile, name: str, weight: FourBits, lora: Lora | None) -> str:
    """The weight [in, out] in 32 bits, its LoRA added: scale · q, plus one product for all the rest.

    That product has the blocks' least values and the LoRA's factors side by side: [which block | down] · [least; up].
    """
    blocks = len(weight.scale)
    scale = wide(graph, graph.constant(f"{name}.scale", weight.scale, file))
    steps = graph.half_bytes(f"{name}.steps", weight.steps, file)
    scaled = graph.node("DequantizeLinear", [steps, scale], axis=0, block_size=BLOCK)
    of_block = graph.constant(f"of_block.{blocks}", np.repeat(np.eye(blocks, dtype=np.float32), BLOCK, axis=0), file)
    least = wide(graph, graph.constant(f"{name}.least", weight.least, file))
    if lora is None:
        return graph.node("Add", [scaled, graph.node("MatMul", [of_block, least])])
    down, up = (
        widened_eight(graph, file, f"{name}.{part}", in_eight_bits(values))
        for part, values in (("down", lora.down), ("up", lora.up))
    )
    left = graph.node("Concat", [of_block, graph.node("Transpose", [down], perm=[1, 0])], axis=1)
    right = graph.node("Concat", [least, up], axis=0)
    return graph.node("Add", [scaled, graph.node("MatMul", [left, right])])


def wide(graph: GraphBuilder, name: str) -> str:
    return graph.node("Cast", [name], to=TensorProto.FLOAT)


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
