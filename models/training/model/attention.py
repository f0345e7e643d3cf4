"""Multi-head attention written out as MatMul and Softmax, so that every backend computes the same numbers."""

import math

import torch
from torch import Tensor, nn


class Attention(nn.Module):
    """Attention of `x` over `context` (over itself when there is none)."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(width, width)
        self.key = nn.Linear(width, width)
        self.value = nn.Linear(width, width)
        self.out = nn.Linear(width, width)

    def forward(self, x: Tensor, context: Tensor | None = None, bias: Tensor | None = None) -> Tensor:
        """x [batch, n, width], context [batch, m, width], bias to [batch, heads, n, m] → [batch, n, width].

        One context may do for several rows of x that follow one another: then there are fewer of them.
        """
        context = x if context is None else context
        keys, values = self.split(self.key(context)), self.split(self.value(context))
        asked = self.split(self.query(beside(x, len(context))))
        answered = self.out(attend(asked, keys, values, bias_beside(bias, x, len(context))))
        return answered if len(context) == len(x) else answered.view_as(x)

    def split(self, x: Tensor) -> Tensor:
        """[batch, n, width] → [batch, heads, n, width / heads]."""
        return x.unflatten(-1, (self.heads, -1)).transpose(1, 2)


def beside(x: Tensor, contexts: int) -> Tensor:
    """Rows with a context in common side by side: [batch, n, …] → [contexts, batch / contexts · n, …]."""
    return x if len(x) == contexts else x.reshape(contexts, -1, *x.shape[2:])


def bias_beside(bias: Tensor | None, x: Tensor, contexts: int) -> Tensor | None:
    """The bias of `beside(x, contexts)`: to [batch, heads, n, m] → [contexts, heads, batch / contexts · n, m]."""
    if bias is None or len(x) == contexts:
        return bias
    whole = bias.expand(len(x), -1, x.shape[1], -1)
    return whole.unflatten(0, (contexts, -1)).transpose(1, 2).flatten(2, 3)


def attend(query: Tensor, key: Tensor, value: Tensor, bias: Tensor | None = None) -> Tensor:
    """[batch, heads, n, d], twice [batch, heads, m, d] → heads joined again, [batch, n, heads · d]."""
    logits = (query * (1 / math.sqrt(query.shape[-1]))) @ key.transpose(-1, -2)
    if bias is not None:
        logits = logits + bias
    return (logits.softmax(-1) @ value).transpose(1, 2).flatten(2)


class FeedForward(nn.Sequential):
    def __init__(self, width: int, ratio: int) -> None:
        super().__init__(nn.Linear(width, ratio * width), nn.ReLU(), nn.Linear(ratio * width, width))


class Block(nn.Module):
    """Pre-norm transformer layer without a mask."""

    def __init__(self, width: int, heads: int, ratio: int = 4) -> None:
        super().__init__()
        self.attention_norm = nn.LayerNorm(width)
        self.attention = Attention(width, heads)
        self.feed_forward_norm = nn.LayerNorm(width)
        self.feed_forward = FeedForward(width, ratio)

    def forward(self, x: Tensor) -> Tensor:
        x = x + self.attention(self.attention_norm(x))
        return x + self.feed_forward(self.feed_forward_norm(x))


def padding_bias(present: Tensor, dtype: torch.dtype) -> Tensor:
    """Attention bias that hides padding: present [batch, m] → [batch, 1, 1, m]."""
    return torch.zeros(present.shape, dtype=dtype).masked_fill(~present, -1e4)[:, None, None, :]
