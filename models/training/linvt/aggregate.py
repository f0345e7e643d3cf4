"""Text-conditioned token aggregation (TTA; paper, section 3.2.2)."""

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn.functional import normalize

from model.attention import Attention, FeedForward, beside

SHARPNESS = 16.0
"""Of similarity to the question, before training."""
WIDEST = 0.06
"""Spread of what is near to a query's moment before training, at most, as a share of the clip."""


@dataclass(frozen=True)
class Condition:
    """The questions' token embeddings [question, word, channel] and the attention bias that hides their padding."""

    embeds: Tensor
    bias: Tensor | None = None


def likeness(tokens: Tensor, condition: Condition) -> Tensor:
    """The cosine of each of a clip's tokens [clip, token, channel], less their mean, with the word of the question that
    it is most like: [question, token].

    An image-LLM puts what a word names near the word, so that this finds it before anything is learned.
    """
    directions = normalize(tokens - tokens.mean(1, keepdim=True), dim=-1)
    words = normalize(condition.embeds, dim=-1)
    cosines = beside(words, len(tokens)) @ directions.transpose(1, 2)
    cosines = cosines.reshape(len(words), -1, tokens.shape[1]).transpose(1, 2)
    return (cosines if condition.bias is None else cosines + condition.bias[:, 0]).amax(-1)


def every_other(count: int) -> Tensor:
    """SHARPNESS, 0, SHARPNESS, 0 …: one half looks for what the question names, one half at all."""
    return SHARPNESS * (torch.arange(count) % 2 == 0).float()


class QueryLayer(nn.Module):
    """Queries look at each other, at a scale's tokens, at the question."""

    def __init__(self, channels: int, heads: int, text: bool) -> None:
        super().__init__()
        self.sharpness = nn.Parameter(every_other(heads)) if text else None
        self.self_norm = nn.LayerNorm(channels)
        self.self_attention = Attention(channels, heads)
        self.visual_norm = nn.LayerNorm(channels)
        self.visual = Attention(channels, heads)
        self.text_norm = nn.LayerNorm(channels) if text else None
        self.text = Attention(channels, heads) if text else None
        self.feed_forward_norm = nn.LayerNorm(channels)
        self.feed_forward = FeedForward(channels, 2)

    def forward(
        self, queries: Tensor, tokens: Tensor, condition: Condition, alike: Tensor | None, bias: Tensor | None
    ) -> Tensor:
        """queries [question, query, channel], tokens [clip, selected, channel], alike [question, selected] where there
        is text, bias to [question, heads, query, selected] → queries."""
        if alike is not None and self.sharpness is not None:
            drawn = self.sharpness[:, None, None] * alike[:, None, None]
            bias = drawn if bias is None else drawn + bias
        queries = queries + self.self_attention(self.self_norm(queries))
        queries = queries + self.visual(self.visual_norm(queries), tokens, bias)
        if self.text is not None:
            queries = queries + self.text(self.text_norm(queries), condition.embeds, condition.bias)
        return queries + self.feed_forward(self.feed_forward_norm(queries))


class Clock(nn.Sequential):
    """Tells from a token alone when its frame is shown, as a share of the clip: a token has its time among all else."""

    def __init__(self, channels: int) -> None:
        super().__init__(nn.Linear(channels, 64), nn.ReLU(), nn.Linear(64, 1), nn.Flatten(-2))
        nn.init.constant_(self[2].bias, 0.5)


class LinearAggregation(nn.Module):
    """Φ(T, Q) = softmax((Wq·Q)(Wk·T)ᵀ / √d + β·sᵀ − φ·(t − τ)²) · T, with one head over whole tokens and untransformed
    values.

    We depart from the paper three times. Queries and keys are normalised first: their lengths are the residual stream's
    and the tokens', and without it training makes every row of the softmax one token with weight 1, through which
    nothing is learned. s is the tokens' likeness to the question, with a sharpness β for each query. And each query has
    a moment τ of its own, which t, the tokens' time, is near to or not: a blend over all of a clip shows no motion.
    """

    def __init__(self, channels: int, queries: int, text: bool, moments: bool) -> None:
        super().__init__()
        spread = min(WIDEST, 1 / queries)
        self.moments = nn.Parameter((torch.arange(queries) + 0.5) / queries) if moments else None
        self.focus = nn.Parameter(torch.full((queries,), -math.log(2 * spread**2))) if moments else None
        self.sharpness = nn.Parameter(every_other(queries)) if text else None
        self.sharpen = nn.Linear(channels, 1, bias=False) if text else None
        if self.sharpen is not None:
            nn.init.zeros_(self.sharpen.weight)
        self.query_norm = nn.LayerNorm(channels)
        self.key_norm = nn.LayerNorm(channels)
        self.query = nn.Linear(channels, channels, bias=False)
        self.key = nn.Linear(channels, channels, bias=False)
        nn.init.eye_(self.query.weight)
        nn.init.eye_(self.key.weight)

    def forward(
        self,
        queries: Tensor,
        tokens: Tensor,
        times: Tensor,
        alike: Tensor | None,
        bias: Tensor | None,
        narrow: Tensor | None = None,
    ) -> tuple[Tensor, Tensor]:
        """[question, query, width], [clip, selected, channel], [clip, selected], [question, selected] where there is
        text → (video tokens, weights [question, query, selected]).

        `narrow` [clip, selected, width] takes the tokens' place as keys where queries are narrower.
        """
        clips, normal = len(tokens), self.query_norm(queries)
        asked, keys = beside(self.query(normal), clips), self.key(self.key_norm(tokens if narrow is None else narrow))
        logits = (asked * (1 / math.sqrt(queries.shape[-1]))) @ keys.transpose(-1, -2)
        logits = logits.reshape(len(queries), -1, tokens.shape[1])
        if self.moments is not None and self.focus is not None:
            apart = times[:, None] - self.moments[:, None]
            near = self.focus.exp()[:, None] * apart * apart
            logits = (logits.unflatten(0, (clips, -1)) - near[:, None]).flatten(0, 1)
        if alike is not None and self.sharpness is not None and self.sharpen is not None:
            logits = logits + (self.sharpness[:, None] + self.sharpen(normal)) * alike[:, None]
        weights = (logits if bias is None else logits + bias).softmax(-1)
        return (beside(weights, clips) @ tokens).reshape(*queries.shape[:2], -1), weights


class ScaleAggregator(nn.Module):
    """One scale's learnable queries, their layers, and the linear aggregation.

    Queries may be narrower than tokens (`width`): they look at projections of tokens and words, and still blend whole
    tokens.
    """

    def __init__(
        self,
        channels: int,
        queries: int,
        layers: int,
        heads: int,
        text: bool,
        moments: bool,
        width: int | None = None,
    ) -> None:
        super().__init__()
        inside = width or channels
        self.narrow_tokens = nn.Identity() if width is None else nn.Linear(channels, width)
        self.narrow_words = nn.Identity() if width is None else nn.Linear(channels, width)
        self.queries = nn.Parameter(torch.randn(queries, inside) * 0.02)
        self.layers = nn.ModuleList(QueryLayer(inside, heads, text) for _ in range(layers))
        self.clock = Clock(channels)
        self.aggregate = LinearAggregation(inside, queries, text, moments)
        self.text = text

    def forward(self, tokens: Tensor, condition: Condition, bias: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """tokens [clip, selected, channel], as many questions of each, bias [question, 1, selected] → (video tokens
        [question, query, channel], weights [question, query, selected])."""
        queries = self.queries.expand(len(condition.embeds), -1, -1)
        alike = likeness(tokens, condition) if self.text else None
        narrow = self.narrow_tokens(tokens)
        words = Condition(self.narrow_words(condition.embeds), condition.bias)
        for layer in self.layers:
            queries = layer(queries, narrow, words, alike, None if bias is None else bias[:, None])
        return self.aggregate(queries, tokens, self.clock(tokens), alike, bias, narrow)

    @torch.no_grad()
    def start_at(self, anchors: Tensor) -> None:
        """Starts the queries at the embeddings of evenly spaced moments, [query, channel]."""
        self.queries += anchors
