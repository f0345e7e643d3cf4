"""The decoder as an ONNX graph: SmolLM2's weights in their own 4-bit blocks, the LoRA beside them.

Ports are those that transformers.js feeds: inputs_embeds, attention_mask, past_key_values → logits, present.
"""

from pathlib import Path

import numpy as np
from onnx import TensorProto, helper
from torch import Tensor

from everyday import gguf_file as shape
from everyday.export.blocks import Lora, eight_bits, four_bits, widened, widened_eight
from everyday.export.graph import MICROSOFT, GraphBuilder, WeightFile
from everyday.gguf_file import tensors, weight
from everyday.smollm2 import LORA_SCALE
from everyday.vocabulary import kept

CONTEXT = 2048
"""Positions that the rotary tables hold: prompt and answer together."""

EMBEDDING = "token_embd.weight"

LoraWeights = dict[str, Tensor]
"""The checkpoint's "lora": "layers.0.attn_q.down" and so on."""


class DecoderGraph:
    def __init__(self, folder: Path, lora: LoraWeights | None) -> None:
        self.folder, self.lora = folder, lora
        self.graph = GraphBuilder()
        # Two files, so that none is too large for a git host.
        self.files = [WeightFile(folder / f"decoder.{half}.bin") for half in (0, 1)]
        self.embedding = WeightFile(folder / "embedding.bin")

    def build(self) -> None:
        graph = self.graph
        x, skip = "inputs_embeds", None
        lengths = self.lengths()
        for at in range(shape.LAYERS):
            x, skip = self.layer(at, x, skip, lengths)
        normed = self.norm(x, skip, "output_norm")[0]
        last = graph.node("Gather", [normed, graph.constant("last", np.array([-1], dtype=np.int64))], axis=1)
        head = widened_eight(graph, self.embedding, EMBEDDING, eight_bits(EMBEDDING, list(kept())))
        graph.node("MatMul", [last, graph.node("Transpose", [head], perm=[1, 0])], ["logits"])
        graph.save(self.folder / "decoder_model_merged.onnx", self.inputs(), self.outputs())

    def lengths(self) -> tuple[str, str]:
        """What attention wants to know: the last position [batch], and the number of positions."""
        graph = self.graph
        ones = graph.node("ReduceSum", ["attention_mask", graph.numbers(1)], keepdims=0)
        last = graph.node("Cast", [graph.node("Sub", [ones, graph.numbers(1)])], to=TensorProto.INT32)
        size = graph.node(
            "Gather", [graph.node("Shape", ["attention_mask"]), graph.constant("one", np.array(1))], axis=0
        )
        return last, graph.node("Cast", [size], to=TensorProto.INT32)

    def norm(self, x: str, skip: str | None, name: str) -> tuple[str, str]:
        """x + skip normed, and the sum itself."""
        graph = self.graph
        scale = graph.constant(f"{name}.weight", weight(f"{name}.weight"))
        if skip is None:
            attributes = {"axis": -1, "epsilon": shape.NORM_EPSILON, "stash_type": 1}
            return graph.node("SimplifiedLayerNormalization", [x, scale], **attributes), x
        outputs = [f"{name}.normed", "", "", f"{name}.sum"]
        graph.node(
            "SkipSimplifiedLayerNormalization",
            [x, skip, scale],
            outputs,
            domain=MICROSOFT,
            epsilon=shape.NORM_EPSILON,
        )
        return outputs[0], outputs[3]

    def layer(self, at: int, x: str, skip: str | None, lengths: tuple[str, str]) -> tuple[str, str]:
        graph = self.graph
        normed, x = self.norm(x, skip, f"blk.{at}.attn_norm")
        attended = self.attention(at, self.product(at, normed, ["attn_q", "attn_k", "attn_v"]), lengths)
        normed, x = self.norm(x, self.product(at, attended, ["attn_output"]), f"blk.{at}.ffn_norm")
        both = self.product(at, normed, ["ffn_gate", "ffn_up"])
        gate, up = f"blk.{at}.gate", f"blk.{at}.up"
        graph.node("Split", [both], [gate, up], axis=-1, num_outputs=2)
        opened = graph.node("QuickGelu", [gate], domain=MICROSOFT, alpha=1.0)
        return x, self.product(at, graph.node("Mul", [opened, up]), ["ffn_down"])

    def attention(self, at: int, packed: str, lengths: tuple[str, str]) -> str:
        cosines, sines = self.rotary()
        past = [f"past_key_values.{at}.{part}" for part in ("key", "value")]
        present = [f"present.{at}.{part}" for part in ("key", "value")]
        return self.graph.node(
            "GroupQueryAttention",
            [packed, "", "", *past, *lengths, cosines, sines],
            [f"blk.{at}.attended", *present],
            domain=MICROSOFT,
            num_heads=shape.HEADS,
            kv_num_heads=shape.KEY_VALUE_HEADS,
            do_rotary=1,
        )

    def rotary(self) -> tuple[str, str]:
        """Tables [position, half a head]."""
        half = shape.HEAD_SIZE // 2
        rates = shape.ROPE_BASE ** (-np.arange(half) / half)
        angles = np.arange(CONTEXT)[:, None] * rates
        return (
            self.graph.constant("cosines", np.cos(angles).astype(np.float32), self.files[0]),
            self.graph.constant("sines", np.sin(angles).astype(np.float32), self.files[0]),
        )

    def product(self, at: int, x: str, names: list[str]) -> str:
        """x times one weight, or several side by side."""
        file = self.files[at * 2 // shape.LAYERS]
        weights = four_bits([f"blk.{at}.{name}.weight" for name in names])
        name = f"blk.{at}.{'-'.join(names)}"
        return self.graph.node("MatMul", [x, widened(self.graph, file, name, weights, self.adapter(at, names))])

    def adapter(self, at: int, names: list[str]) -> Lora | None:
        """The LoRA of weights side by side, each adding to its own columns alone; None where none has one."""
        rows = [int(tensors()[f"blk.{at}.{name}.weight"].shape[1]) for name in names]
        downs, ups = [], []
        for place, name in enumerate(names):
            key = f"layers.{at}.{name}"
            if self.lora is None or f"{key}.up" not in self.lora:
                continue
            up = self.lora[f"{key}.up"].numpy().T * LORA_SCALE
            ups.append(np.pad(up, ((0, 0), (sum(rows[:place]), sum(rows[place + 1 :])))))
            downs.append(self.lora[f"{key}.down"].numpy())
        return Lora(np.concatenate(downs), np.concatenate(ups)) if downs else None

    def inputs(self) -> list:
        cache = ["batch", shape.KEY_VALUE_HEADS, "past_sequence", shape.HEAD_SIZE]
        return [
            helper.make_tensor_value_info("inputs_embeds", TensorProto.FLOAT, ["batch", "sequence", shape.CHANNELS]),
            helper.make_tensor_value_info("attention_mask", TensorProto.INT64, ["batch", "total_sequence"]),
            *(
                helper.make_tensor_value_info(f"past_key_values.{at}.{part}", TensorProto.FLOAT, cache)
                for at in range(shape.LAYERS)
                for part in ("key", "value")
            ),
        ]

    def outputs(self) -> list:
        cache = ["batch", shape.KEY_VALUE_HEADS, "total_sequence", shape.HEAD_SIZE]
        return [
            helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", 1, len(kept())]),
            *(
                helper.make_tensor_value_info(f"present.{at}.{part}", TensorProto.FLOAT, cache)
                for at in range(shape.LAYERS)
                for part in ("key", "value")
            ),
        ]
