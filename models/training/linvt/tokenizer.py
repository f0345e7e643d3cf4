"""LinVT: score, select, pool, aggregate. Every video token is a convex combination of the visual tokens it was given."""

from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor, nn

from linvt.aggregate import Condition, ScaleAggregator
from linvt.select import WINDOWS, gate, gather_tokens, gumbel_noise, pool, top_k
from linvt.significance import Significance

Parts = Literal["avg", "svr", "tta", "both"]
Scales = Literal["single_a", "multi_a", "multi_b", "multi_c"]


@dataclass(frozen=True)
class LinvtConfig:
    """The paper's ablations: parts (Tab. 2), scales (Tab. 4), text (Tab. 5), layers, queries and k (Tab. 12)."""

    channels: int = 192
    parts: Parts = "both"
    scales: Scales = "multi_c"
    text: bool = True
    svr_layers: int = 1
    svr_width: int = 96
    tta_layers: int = 2
    heads: int = 4
    queries: tuple[int, ...] = (12, 8, 8)
    k: int = 128

    @property
    def windows(self) -> tuple[int, ...]:
        return WINDOWS[:1] if self.scales == "single_a" or self.parts == "avg" else WINDOWS


@dataclass(frozen=True)
class VideoTokens:
    """What LinVT made of a clip."""

    tokens: Tensor
    """[batch, video, channel]"""
    scores: Tensor | None
    """[batch, frame, patch]; None where nothing scores."""
    indices: Tensor
    """Selected tokens as indices into frame · patch, ascending: [batch, selected]"""
    weights: list[Tensor]
    """Each aggregator's weights over its own input, [batch, query, pooled]; empty without TTA."""
    matrix: Tensor | None = None
    """W with tokens = W · V over all visual tokens, [batch, video, frame · patch], when asked for."""


class Linvt(nn.Module):
    def __init__(self, config: LinvtConfig) -> None:
        super().__init__()
        self.config = config
        scores, aggregates = config.parts in ("svr", "both"), config.parts in ("tta", "both")
        self.significance = (
            Significance(config.channels, config.svr_width, config.svr_layers, config.heads) if scores else None
        )
        self.aggregators = nn.ModuleList(
            ScaleAggregator(config.channels, count, config.tta_layers, config.heads, config.text)
            for count in (query_groups(config) if aggregates else ())
        )

    def forward(self, visual: Tensor, condition: Condition, k: int | None = None, compose: bool = False) -> VideoTokens:
        """visual [batch, frame, patch, channel] → `VideoTokens`; `compose` asks for the composed matrix W."""
        flat = visual.flatten(1, 2)
        scores = None if self.significance is None else self.significance(visual)
        indices, bias = self.select(flat, scores, k or self.config.k)
        return self.aggregate(visual, scores, indices, bias, condition, compose)

    def select(self, flat: Tensor, scores: Tensor | None, k: int) -> tuple[Tensor, Tensor | None]:
        """Selected indices [batch, selected] and the training gate of each [batch, selected]."""
        if scores is None:
            return torch.arange(flat.shape[1], device=flat.device).expand(flat.shape[0], -1), None
        ranking = scores.detach().flatten(1).float()
        if self.training:
            ranking = ranking + gumbel_noise(ranking)
        indices = top_k(ranking, k)
        return indices, gate(scores.flatten(1).gather(1, indices)) if self.training else None

    def aggregate(
        self,
        visual: Tensor,
        scores: Tensor | None,
        indices: Tensor,
        bias: Tensor | None,
        condition: Condition,
        compose: bool = False,
    ) -> VideoTokens:
        """From the selected tokens on: pooling and TTA. The question first matters here."""
        flat = visual.flatten(1, 2)
        selected = gather_tokens(flat, indices)
        identity = one_hot_rows(indices, flat) if compose else None
        if self.config.parts == "avg":
            mean = frame_means(visual.shape[1], visual.shape[2]).to(flat)
            return VideoTokens(mean @ flat, scores, indices, [], mean.expand(flat.shape[0], -1, -1) if compose else None)
        scales = [pool(selected, window) for window in self.config.windows]
        rows = None if identity is None else [pool(identity, window) for window in self.config.windows]
        if not self.aggregators:
            gated = straight_through(selected, bias)
            tokens = torch.cat([pool(gated, window) for window in self.config.windows], dim=1)
            return VideoTokens(tokens, scores, indices, [], None if rows is None else torch.cat(rows, dim=1))
        biases = None if bias is None else [pool(bias[..., None], window)[..., 0] for window in self.config.windows]
        outputs = [
            aggregator(tokens, condition, None if scale_bias is None else scale_bias[:, None])
            for aggregator, tokens, scale_bias in zip(
                self.grouped_aggregators(), self.grouped(scales), self.grouped_biases(biases, scales), strict=True
            )
        ]
        weights = [weight for _, weight in outputs]
        matrix = None
        if rows is not None:
            matrix = torch.cat([w @ r for w, r in zip(weights, self.grouped(rows), strict=True)], dim=1)
        return VideoTokens(torch.cat([tokens for tokens, _ in outputs], dim=1), scores, indices, weights, matrix)

    def grouped(self, scales: list[Tensor]) -> list[Tensor]:
        """One token set per aggregation: all scales joined (Multi-B), else each scale on its own."""
        return [torch.cat(scales, dim=1)] if self.config.scales == "multi_b" else scales

    def grouped_biases(self, biases: list[Tensor] | None, scales: list[Tensor]) -> list[Tensor | None]:
        if biases is None:
            return [None] * len(self.grouped(scales))
        return [torch.cat(biases, dim=1)] if self.config.scales == "multi_b" else list(biases)

    def grouped_aggregators(self) -> list[nn.Module]:
        """One aggregator per token set; Multi-A shares its queries and layers between the scales."""
        if self.config.scales == "multi_a":
            return [self.aggregators[0]] * len(self.config.windows)
        return list(self.aggregators)


def query_groups(config: LinvtConfig) -> tuple[int, ...]:
    """Learnable queries of each aggregator (paper, Fig. 4)."""
    match config.scales:
        case "single_a" | "multi_a":
            return config.queries[:1]
        case "multi_b":
            return (sum(config.queries),)
        case "multi_c":
            return config.queries


def straight_through(tokens: Tensor, bias: Tensor | None) -> Tensor:
    """The tokens themselves in value; without TTA the scorer learns through this factor of one."""
    return tokens if bias is None else tokens * bias.exp()[..., None]


def one_hot_rows(indices: Tensor, flat: Tensor) -> Tensor:
    """[batch, selected] → selection matrix [batch, selected, frame · patch]."""
    return nn.functional.one_hot(indices, flat.shape[1]).to(flat.dtype)


def frame_means(frames: int, patches: int) -> Tensor:
    """Matrix that averages each frame: [frame, frame · patch]."""
    return torch.eye(frames).repeat_interleave(patches, dim=1) / patches
