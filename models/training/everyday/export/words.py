"""What tokens say, as an ONNX graph: how far each word stands out on each token, and the list of words."""

import json
from pathlib import Path

import numpy as np
from onnx import TensorProto, helper

from everyday.connector import WIDTH
from everyday.export.blocks import eight_bits
from everyday.export.decoder import EMBEDDING
from everyday.export.graph import GraphBuilder, WeightFile
from everyday.vocabulary import kept
from everyday.words import token_of

SILENT = frozenset(
    [
        "you",
        "your",
        "yours",
        "not",
        "was",
        "were",
        "been",
        "get",
        "gets",
        "got",
        "getting",
        "have",
        "had",
        "having",
        "does",
        "did",
        "doing",
        "can",
        "could",
        "will",
        "would",
        "shall",
        "should",
        "may",
        "might",
        "must",
        "now",
        "then",
        "when",
        "where",
        "what",
        "which",
        "why",
        "how",
        "all",
        "any",
        "both",
        "few",
        "more",
        "most",
        "only",
        "own",
        "same",
        "such",
        "than",
        "too",
        "just",
        "also",
        "about",
        "after",
        "again",
        "against",
        "because",
        "before",
        "below",
        "between",
        "during",
        "further",
        "here",
        "once",
        "our",
        "out",
        "under",
        "until",
        "back",
        "end",
        "way",
        "like",
        "use",
        "used",
        "using",
        "set",
        "something",
        "someone",
        "thing",
        "things",
        "many",
        "much",
        "lot",
        "lots",
        "kind",
        "type",
    ]
)
"""Words of captions that name nothing to be seen."""


def write_words(folder: Path, checkpoint: dict, file: WeightFile) -> None:
    """visual_tokens [token, WIDTH] → scores [token, word]: deviations above the word's mean over photos' tokens."""
    mean, deviation = (checkpoint["usual"][name].numpy() for name in ("mean", "deviation"))
    graph = GraphBuilder()
    places = [at for at, word in enumerate(checkpoint["words"]) if word not in SILENT]
    words_said, temperature = [checkpoint["words"][at] for at in places], float(checkpoint["head"]["temperature"])
    mean, deviation = mean[places], deviation[places]
    rows = [token_of(word) or 0 for word in words_said]
    table = eight_bits(EMBEDDING, list(kept()))
    place = graph.constant("rows", np.array(rows, dtype=np.int64))
    steps, scales = (
        graph.node("Gather", [graph.constant(f"{EMBEDDING}.{part}", values, file), place], axis=0)
        for part, values in (("steps", table.steps), ("scale", table.scale))
    )
    wide = [graph.node("Cast", [part], to=TensorProto.FLOAT) for part in (steps, scales)]
    words = graph.node("Reshape", [graph.node("Mul", wide), graph.numbers(len(rows), WIDTH)])
    alike = graph.node("MatMul", ["visual_tokens", graph.node("Transpose", [words], perm=[1, 0])])
    scale = graph.constant("scale", (temperature / deviation).astype(np.float32))
    shift = graph.constant("shift", (-mean / deviation).astype(np.float32))
    graph.node("Add", [graph.node("Mul", [alike, scale]), shift], ["scores"])
    tokens = helper.make_tensor_value_info("visual_tokens", TensorProto.FLOAT, ["token", WIDTH])
    scores = helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["token", len(rows)])
    graph.save(folder / "words.onnx", [tokens], [scores])
    (folder / "words.json").write_text(json.dumps(words_said) + "\n")
