"""Causal language model: pre-norm, rotary within the text, one learned vector for each of the first slots."""

import torch
from torch import Tensor, nn

from model.attention import FeedForward, attend

KeyValue = tuple[Tensor, Tensor]


class LanguageModel(nn.Module):
    """Embeddings in, logits out, with a cache of keys and values."""

    def __init__(self, vocabulary: int, channels: int, layers: int, heads: int, slots: int, positions: int) -> None:
        super().__init__()
        self.embed = nn.Embedding(vocabulary, channels)
        nn.init.normal_(self.embed.weight, std=0.7)
        self.slots = nn.Embedding(slots, channels)
        nn.init.normal_(self.slots.weight, std=0.1)
        self.register_buffer("rotation", rotation_table(positions, channels // heads), persistent=False)
        self.layers = nn.ModuleList(DecoderLayer(channels, heads) for _ in range(layers))
        self.norm = nn.LayerNorm(channels)
        self.head = nn.Linear(channels, vocabulary, bias=False)
        nn.init.normal_(self.head.weight, std=0.02)

    def forward(
        self, embeds: Tensor, position_ids: Tensor, bias: Tensor, past: list[KeyValue] | None = None
    ) -> tuple[Tensor, list[KeyValue]]:
        """embeds [batch, n, channel], position_ids [batch, n], bias [batch|1, 1, n, past + n] → (logits, cache)."""
        hidden, present = self.hidden(embeds, position_ids, bias, past)
        return self.head(hidden), present

    def hidden(
        self, embeds: Tensor, position_ids: Tensor, bias: Tensor, past: list[KeyValue] | None = None
    ) -> tuple[Tensor, list[KeyValue]]:
        """The states the head reads: [batch, n, channel], with the cache."""
        x = embeds + self.slots(position_ids.clamp(max=self.slots.num_embeddings - 1))
        rotation = self.rotation[position_ids].unsqueeze(1)
        present = []
        for index, layer in enumerate(self.layers):
            x, cache = layer(x, rotation, bias, past[index] if past else None)
            present.append(cache)
        return self.norm(x), present


class DecoderLayer(nn.Module):
    def __init__(self, channels: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.attention_norm = nn.LayerNorm(channels)
        self.query = nn.Linear(channels, channels, bias=False)
        self.key = nn.Linear(channels, channels, bias=False)
        self.value = nn.Linear(channels, channels, bias=False)
        self.out = nn.Linear(channels, channels, bias=False)
        self.feed_forward_norm = nn.LayerNorm(channels)
        self.feed_forward = FeedForward(channels, 2)

    def forward(self, x: Tensor, rotation: Tensor, bias: Tensor, past: KeyValue | None) -> tuple[Tensor, KeyValue]:
        """x [batch, n, channel] → the same shape; keys and values [batch, heads, past + n, head_dim]."""
        normed = self.attention_norm(x)
        query, key, value = (
            project(normed).unflatten(-1, (self.heads, -1)).transpose(1, 2)
            for project in (self.query, self.key, self.value)
        )
        query, key = rotate(query, rotation), rotate(key, rotation)
        if past is not None:
            key, value = torch.cat([past[0], key], dim=2), torch.cat([past[1], value], dim=2)
        x = x + self.out(attend(query, key, value, bias))
        return x + self.feed_forward(self.feed_forward_norm(x)), (key, value)


def rotation_table(positions: int, head_dim: int, base: float = 1000.0) -> Tensor:
    """Cosines then sines of each position's angles, [positions, head_dim].

    A third of the dimensions turn and tell word order; the others stand still, so that a word finds the visual token
    it names wherever that is.
    """
    frequencies = base ** (-torch.arange(0, head_dim, 2) / head_dim)
    frequencies[head_dim // 6 :] = 0
    angles = torch.arange(positions)[:, None] * frequencies
    return torch.cat([angles.cos(), angles.sin()], dim=-1)


def rotate(x: Tensor, rotation: Tensor) -> Tensor:
    """Rotary embedding of x [batch, heads, n, head_dim] by rotation [batch, 1, n, head_dim]."""
    cos, sin = rotation.chunk(2, dim=-1)
    first, second = x.chunk(2, dim=-1)
    return torch.cat([first * cos - second * sin, first * sin + second * cos], dim=-1)


def causal_bias(length: int, dtype: torch.dtype = torch.float32) -> Tensor:
    """[1, 1, length, length], −1e4 above the diagonal."""
    return torch.full((length, length), -1e4, dtype=dtype).triu(1)[None, None]
