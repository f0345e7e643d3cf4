"""Text-conditioned token aggregation (TTA; paper, section 3.2.2)."""

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from model.attention import Attention, FeedForward


@dataclass(frozen=True)
class Condition:
    """The question's token embeddings [batch, question, channel] and the attention bias that hides their padding."""

    embeds: Tensor
    bias: Tensor | None = None


class QueryLayer(nn.Module):
    """Queries look at each other, at a scale's tokens, at the question."""

    def __init__(self, channels: int, heads: int, text: bool) -> None:
        super().__init__()
        self.self_norm = nn.LayerNorm(channels)
        self.self_attention = Attention(channels, heads)
        self.visual_norm = nn.LayerNorm(channels)
        self.visual = Attention(channels, heads)
        self.text_norm = nn.LayerNorm(channels) if text else None
        self.text = Attention(channels, heads) if text else None
        self.feed_forward_norm = nn.LayerNorm(channels)
        self.feed_forward = FeedForward(channels, 2)

    def forward(self, queries: Tensor, tokens: Tensor, condition: Condition, bias: Tensor | None) -> Tensor:
        queries = queries + self.self_attention(self.self_norm(queries))
        queries = queries + self.visual(self.visual_norm(queries), tokens, bias)
        if self.text is not None:
            queries = queries + self.text(self.text_norm(queries), condition.embeds, condition.bias)
        return queries + self.feed_forward(self.feed_forward_norm(queries))


class LinearAggregation(nn.Module):
    """Φ(T, Q) = softmax((Wq·Q)(Wk·T)ᵀ / √d) · T, with one head over whole tokens and untransformed values.

    We depart from the paper in that queries and keys are normalised first. Their lengths are the residual stream's and
    the tokens', and without it training makes every row of the softmax one token with weight 1, through which nothing
    is learned.
    """

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.query_norm = nn.LayerNorm(channels)
        self.key_norm = nn.LayerNorm(channels)
        self.query = nn.Linear(channels, channels, bias=False)
        self.key = nn.Linear(channels, channels, bias=False)
        nn.init.eye_(self.query.weight)
        nn.init.eye_(self.key.weight)

    def forward(self, queries: Tensor, tokens: Tensor, bias: Tensor | None) -> tuple[Tensor, Tensor]:
        """[batch, query, channel], [batch, selected, channel] → (video tokens, weights [batch, query, selected])."""
        asked, keys = self.query(self.query_norm(queries)), self.key(self.key_norm(tokens))
        logits = (asked * (1 / math.sqrt(queries.shape[-1]))) @ keys.transpose(-1, -2)
        weights = (logits if bias is None else logits + bias).softmax(-1)
        return weights @ tokens, weights


class ScaleAggregator(nn.Module):
    """One scale's learnable queries, their layers, and the linear aggregation."""

    def __init__(self, channels: int, queries: int, layers: int, heads: int, text: bool) -> None:
        super().__init__()
        self.queries = nn.Parameter(torch.randn(queries, channels) * 0.02)
        self.layers = nn.ModuleList(QueryLayer(channels, heads, text) for _ in range(layers))
        self.aggregate = LinearAggregation(channels)

    def forward(self, tokens: Tensor, condition: Condition, bias: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """tokens [batch, selected, channel], bias [batch, 1, selected] → (video tokens, weights)."""
        queries = self.queries.expand(tokens.shape[0], -1, -1)
        for layer in self.layers:
            queries = layer(queries, tokens, condition, None if bias is None else bias[:, None])
        return self.aggregate(queries, tokens, bias)

    @torch.no_grad()
    def start_at(self, anchors: Tensor) -> None:
        """Starts the queries at the embeddings of evenly spaced moments, [query, channel]."""
        self.queries += anchors
