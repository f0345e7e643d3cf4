"""SmolLM2-135M in PyTorch: the frozen weights of its file, and a LoRA that learns (paper, 3.3, stage 2)."""

from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.nn import functional

from everyday import gguf_file as shape
from everyday.vocabulary import kept

LORA_RANK = 16
LORA_SCALE = 2.0
ADAPTED = ("attn_q", "attn_v", "attn_output", "ffn_down")
"""Weights that have a LoRA."""

HIDDEN = -1e4
"""Added to the logits of what attention may not look at."""

Weights = Callable[[str], Tensor]
"""A weight [out, in], or a norm's [channels], by its name in the file."""


def shipped_weights(name: str) -> Tensor:
    values = torch.from_numpy(shape.weight(name))
    return values[list(kept())] if name == "token_embd.weight" else values


class Adapted(nn.Module):
    """A frozen product with a weight [out, in], plus a low-rank one that learns and starts at nothing."""

    def __init__(self, weight: Tensor, rank: int) -> None:
        super().__init__()
        self.register_buffer("weight", weight, persistent=False)
        rows, columns = weight.shape
        self.down = nn.Parameter(torch.randn(rank, columns) / columns**0.5)
        self.up = nn.Parameter(torch.zeros(rows, rank))

    def forward(self, x: Tensor) -> Tensor:
        x = x.to(self.weight.dtype)
        down, up = self.down.to(x.dtype), self.up.to(x.dtype)
        return x @ self.weight.T + (x @ down.T * LORA_SCALE) @ up.T


class Frozen(nn.Module):
    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        self.register_buffer("weight", weight, persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        return x.to(self.weight.dtype) @ self.weight.T


class Norm(nn.Module):
    """Root-mean-square norm."""

    def __init__(self, scale: Tensor) -> None:
        super().__init__()
        self.register_buffer("scale", scale, persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        return functional.rms_norm(x, (x.shape[-1],), self.scale, shape.NORM_EPSILON)


KeysAndValues = tuple[Tensor, Tensor]
"""Keys and values [batch, key-value head, position, head size] of one layer."""


class Layer(nn.Module):
    def __init__(self, at: int, weights: Weights, rank: int) -> None:
        super().__init__()

        def product(name: str) -> nn.Module:
            weight = weights(f"blk.{at}.{name}.weight")
            return Adapted(weight, rank) if rank > 0 and name in ADAPTED else Frozen(weight)

        self.attn_norm = Norm(weights(f"blk.{at}.attn_norm.weight"))
        self.ffn_norm = Norm(weights(f"blk.{at}.ffn_norm.weight"))
        self.attn_q, self.attn_k, self.attn_v = product("attn_q"), product("attn_k"), product("attn_v")
        self.attn_output, self.ffn_down = product("attn_output"), product("ffn_down")
        self.ffn_gate, self.ffn_up = product("ffn_gate"), product("ffn_up")

    def forward(
        self, x: Tensor, rotate: Callable[[Tensor], Tensor], bias: Tensor, past: KeysAndValues | None
    ) -> tuple[Tensor, KeysAndValues]:
        attended, present = self.attend(self.attn_norm(x), rotate, bias, past)
        x = x + attended
        inner = self.ffn_norm(x)
        return x + self.ffn_down(functional.silu(self.ffn_gate(inner)) * self.ffn_up(inner)), present

    def attend(
        self, x: Tensor, rotate: Callable[[Tensor], Tensor], bias: Tensor, past: KeysAndValues | None
    ) -> tuple[Tensor, KeysAndValues]:
        """Queries that share a key stand in a row, so that keys and values are never repeated."""

        def heads(values: Tensor) -> Tensor:
            return values.unflatten(-1, (-1, shape.HEAD_SIZE)).transpose(1, 2)

        query, key = rotate(heads(self.attn_q(x))), rotate(heads(self.attn_k(x)))
        value = heads(self.attn_v(x))
        if past is not None:
            key, value = torch.cat([past[0], key], dim=2), torch.cat([past[1], value], dim=2)
        grouped = (query * shape.HEAD_SIZE**-0.5).unflatten(1, (shape.KEY_VALUE_HEADS, -1))
        logits = grouped.flatten(2, 3) @ key.transpose(-1, -2)
        weights = (logits.unflatten(2, grouped.shape[2:4]) + bias).softmax(-1)
        mixed = (weights.flatten(2, 3) @ value).view_as(query)
        return self.attn_output(mixed.transpose(1, 2).flatten(2)), (key, value)


class Decoder(nn.Module):
    """The language model without its tokenizer. `rank` 0 leaves the LoRA out."""

    def __init__(self, weights: Weights = shipped_weights, rank: int = LORA_RANK, layers: int = shape.LAYERS) -> None:
        super().__init__()
        self.register_buffer("embedding", weights("token_embd.weight"), persistent=False)
        self.layers = nn.ModuleList(Layer(at, weights, rank) for at in range(layers))
        self.output_norm = Norm(weights("output_norm.weight"))

    def embed(self, ids: Tensor) -> Tensor:
        """ids [...] → embeddings [..., channel] in 32 bits."""
        return functional.embedding(ids, self.embedding).float()

    def forward(
        self, embeddings: Tensor, positions: Tensor, mask: Tensor, past: list[KeysAndValues] | None = None
    ) -> tuple[Tensor, list[KeysAndValues]]:
        """Reads on.

        embeddings [batch, sequence, channel], positions [batch, sequence], mask [batch, 1, sequence, total] true where
        attention may look → normed states [batch, sequence, channel], keys and values of every layer.
        """
        rotate = rotation(positions, self.embedding.dtype)
        bias = torch.zeros(mask.shape, dtype=self.embedding.dtype).masked_fill(~mask, HIDDEN)[:, :, None]
        x, present = embeddings, []
        for at, layer in enumerate(self.layers):
            x, own = layer(x, rotate, bias, past[at] if past else None)
            present.append(own)
        return self.output_norm(x), present

    def logits(self, states: Tensor) -> Tensor:
        """Normed states [..., channel] → logits [..., token]; the embedding table is the output matrix too."""
        return (states.to(self.embedding.dtype) @ self.embedding.T).float()


def multiplies_sixteen_bits() -> bool:
    """Whether this processor multiplies bfloat16 by instructions of its own, several times as fast as 32 bits."""
    return torch.cpu._is_amx_tile_supported() or torch.cpu._is_avx512_bf16_supported()


def in_sixteen_bits(decoder: Decoder) -> Decoder:
    """Its frozen weights in bfloat16, in which it then multiplies; norms, sums and what learns stay in 32 bits."""
    for part in decoder.modules():
        for name in ("weight", "embedding"):
            if name in part._buffers:
                part._buffers[name] = part._buffers[name].bfloat16()
    return decoder


def rotation(positions: Tensor, dtype: torch.dtype = torch.float32) -> Callable[[Tensor], Tensor]:
    """Rotary positions: turns [batch, head, sequence, head size] by halves."""
    half = shape.HEAD_SIZE // 2
    rates = shape.ROPE_BASE ** (-torch.arange(half) / half)
    angles = (positions[:, None, :, None] * rates).repeat(1, 1, 1, 2)
    cosine, sine = angles.cos().to(dtype), angles.sin().to(dtype)

    def rotate(x: Tensor) -> Tensor:
        return x * cosine + torch.cat([-x[..., half:], x[..., :half]], dim=-1) * sine

    return rotate


def causal(length: int, past: int = 0) -> Tensor:
    """mask [1, 1, length, past + length]: each position sees itself and what came before."""
    return torch.ones(length, past + length, dtype=torch.bool).tril(past)[None, None]
