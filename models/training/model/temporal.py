"""Temporal encoder: visual tokens that know what happens between their frame and those beside it.

A frame by itself does not show that a thing moves, and what LinVT hands on is a mean of visual tokens: so that is told
before anything is chosen or pooled, as in STORM (arXiv 2503.04130), there by a state space model.
"""

import torch
from torch import Tensor, nn

from model.attention import FeedForward, attend

OFFSETS = 3
"""Frames that a frame's tokens look at: one before, its own, one after."""
NEAR = 2
"""Layers that look at the frames next to theirs; each later one looks twice as far as the one before it."""

LIKENESS = 1.2
"""Queries and keys begin alike, so large: a thing's tokens first look at those of the same thing."""


class TemporalEncoder(nn.Module):
    """Adds to each visual token; nothing at first, so that a trained model answers as it did."""

    def __init__(self, channels: int, width: int, layers: int, heads: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(channels)
        self.read = nn.Linear(channels, width)
        self.blocks = nn.ModuleList(TemporalBlock(width, heads, reach_of(layer)) for layer in range(layers))
        self.told_norm = nn.LayerNorm(width)
        self.tell = nn.Linear(width, channels)
        nn.init.zeros_(self.tell.weight)
        nn.init.zeros_(self.tell.bias)

    def forward(self, visual: Tensor) -> Tensor:
        """visual [clip, frame, patch, channel] → the same shape."""
        x = self.read(self.norm(visual))
        for block in self.blocks:
            x = block(x)
        return visual + self.tell(self.told_norm(x))


def reach_of(layer: int) -> int:
    """How many frames away it looks, as in dilated convolutions (WaveNet, arXiv 1609.03499, section 2.1)."""
    return 2 ** max(0, layer + 1 - NEAR)


class TemporalBlock(nn.Module):
    """Pre-norm transformer layer in which a token looks at those of its frame and of the two `reach` frames away."""

    def __init__(self, width: int, heads: int, reach: int = 1) -> None:
        super().__init__()
        self.heads = heads
        self.reach = reach
        self.attention_norm = nn.LayerNorm(width)
        self.query = nn.Linear(width, width)
        self.key = nn.Linear(width, width)
        self.value = nn.Linear(width, width)
        self.out = nn.Linear(width, width)
        nn.init.orthogonal_(self.query.weight, LIKENESS)
        self.key.weight.data.copy_(self.query.weight)
        self.offset_keys = nn.Parameter(torch.randn(OFFSETS, width) * width**-0.5)
        self.offset_values = nn.Parameter(torch.randn(OFFSETS, width) * width**-0.5)
        self.feed_forward_norm = nn.LayerNorm(width)
        self.feed_forward = FeedForward(width, 2)

    def forward(self, x: Tensor) -> Tensor:
        """x [clip, frame, patch, width] → the same shape."""
        normed = self.attention_norm(x)
        keys = around(self.key(normed), self.offset_keys, self.reach)
        values = around(self.value(normed), self.offset_values, self.reach)
        seen = attend(*(self.split(part) for part in (self.query(normed), keys, values)))
        x = x + self.out(seen).view_as(x)
        return x + self.feed_forward(self.feed_forward_norm(x))

    def split(self, x: Tensor) -> Tensor:
        """[clip, frame, n, width] → [clip · frame, heads, n, width / heads]."""
        return x.flatten(0, 1).unflatten(-1, (self.heads, -1)).transpose(1, 2)


def around(x: Tensor, offsets: Tensor, reach: int) -> Tensor:
    """Each frame's tokens beside those of the frames `reach` before and after it, beyond an end those of the end, each
    with its offset's vector.

    x [clip, frame, patch, width], offsets [OFFSETS, width] → [clip, frame, OFFSETS · patch, width].
    """
    frames = x.shape[1]
    before = torch.cat([x[:, :1]] * reach + [x], dim=1)[:, :frames]
    after = torch.cat([x] + [x[:, -1:]] * reach, dim=1)[:, reach:]
    return torch.cat([frame + offset for frame, offset in zip((before, x, after), offsets, strict=True)], dim=2)
