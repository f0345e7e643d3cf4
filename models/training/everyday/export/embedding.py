"""Rows of the embedding table as an ONNX graph; the table is the decoder's, in the same file."""

from pathlib import Path

from onnx import TensorProto, helper

from everyday import gguf_file as shape
from everyday.export.blocks import eight_bits
from everyday.export.decoder import EMBEDDING
from everyday.export.graph import GraphBuilder, WeightFile
from everyday.vocabulary import kept


def write_embedding(folder: Path, file: WeightFile) -> None:
    """Only the rows that are asked for are widened."""
    graph = GraphBuilder()
    table = eight_bits(EMBEDDING, list(kept()))
    steps = graph.constant(f"{EMBEDDING}.steps", table.steps, file)
    scale = graph.constant(f"{EMBEDDING}.scale", table.scale, file)
    wide = [
        graph.node("Cast", [graph.node("Gather", [part, "input_ids"], axis=0)], to=TensorProto.FLOAT)
        for part in (steps, scale)
    ]
    rows = graph.node("Mul", wide)
    graph.node("Reshape", [rows, graph.numbers(0, 0, shape.CHANNELS)], ["inputs_embeds"])
    ids = helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "sequence"])
    embeddings = helper.make_tensor_value_info(
        "inputs_embeds", TensorProto.FLOAT, ["batch", "sequence", shape.CHANNELS]
    )
    graph.save(folder / "embed_tokens.onnx", [ids], [embeddings])
