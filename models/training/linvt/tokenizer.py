"""LinVT: score, select, pool, aggregate. Every video token is a convex combination of the visual tokens given."""

from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor, nn

from linvt.aggregate import Condition, ScaleAggregator
from linvt.select import WINDOWS, gate, gather_tokens, gumbel_noise, pyramid, top_k
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
    moments: bool = True
    """Whether each query has a moment of its own, which the paper's have not."""
    svr_layers: int = 1
    svr_width: int = 96
    tta_layers: int = 2
    tta_width: int | None = None
    """Of the queries; as wide as tokens where there is none."""
    heads: int = 4
    queries: tuple[int, ...] = (32, 8, 8)
    k: int = 256

    @property
    def windows(self) -> tuple[int, ...]:
        return WINDOWS[:1] if self.scales == "single_a" or self.parts == "avg" else WINDOWS


@dataclass(frozen=True)
class Selection:
    """What LinVT knows of clips before any question."""

    scores: Tensor | None
    """[clip, frame, patch]; None where nothing scores."""
    indices: Tensor
    """Selected tokens as indices into frame · patch, ascending: [clip, selected]"""
    tokens: Tensor
    """The selected visual tokens, untouched: [clip, selected, channel]"""
    gate: Tensor | None
    """Zero, with the scorer's gradient, while training; None otherwise: [clip, selected]"""


@dataclass(frozen=True)
class VideoTokens:
    """What reaches the language model."""

    tokens: Tensor
    """[question, video, channel]"""
    weights: list[Tensor]
    """Each aggregator's weights over its own input, [question, query, pooled]; empty without TTA."""


class Linvt(nn.Module):
    def __init__(self, config: LinvtConfig) -> None:
        super().__init__()
        self.config = config
        scores, aggregates = config.parts in ("svr", "both"), config.parts in ("tta", "both")
        self.significance = (
            Significance(config.channels, config.svr_width, config.svr_layers, config.heads) if scores else None
        )
        self.aggregators = nn.ModuleList(
            ScaleAggregator(
                config.channels, count, config.tta_layers, config.heads, config.text, config.moments, config.tta_width
            )
            for count in (query_groups(config) if aggregates else ())
        )

    def forward(self, visual: Tensor, condition: Condition) -> VideoTokens:
        """visual [clip, frame, patch, channel] and one question a clip."""
        return self.aggregate(self.select(visual, self.config.k), condition)

    def select(self, visual: Tensor, k: int) -> Selection:
        """SVR's scores and top-k; every visual token where a variant has none. While training, top-k is noisy."""
        flat = visual.flatten(1, 2)
        if self.config.parts == "avg":
            return Selection(None, every_index(visual.mean(2)), visual.mean(2), None)
        if self.significance is None:
            return Selection(None, every_index(flat), flat, None)
        scores = self.significance(visual)
        ranking = scores.detach().flatten(1).float()
        indices = top_k(ranking + gumbel_noise(ranking) if self.training else ranking, k)
        tokens = gather_tokens(flat, indices)
        return Selection(scores, indices, tokens, gate(scores.flatten(1).gather(1, indices)) if self.training else None)

    def aggregate(self, selection: Selection, condition: Condition) -> VideoTokens:
        """Pooling and TTA. The question first matters here; of each clip there may be several, in a row."""
        questions = len(condition.embeds) // len(selection.tokens)
        if not self.aggregators:
            tokens = straight_through(selection.tokens, selection.gate)
            handed_on = torch.cat(pyramid(tokens, self.config.windows), dim=1)
            return VideoTokens(for_each(handed_on, questions), [])
        sets = self.token_sets(selection.tokens)
        gates = [None] * len(sets)
        if selection.gate is not None:
            gates = self.token_sets(for_each(selection.gate, questions)[..., None])
        outputs = [
            aggregator(tokens, condition, None if gate is None else gate.transpose(1, 2))
            for aggregator, tokens, gate in zip(self.aggregator_of_each_set(), sets, gates, strict=True)
        ]
        return VideoTokens(torch.cat([tokens for tokens, _ in outputs], dim=1), [weights for _, weights in outputs])

    def token_sets(self, selected: Tensor) -> list[Tensor]:
        """What each aggregation looks at: a scale on its own, or all of them joined (Multi-B)."""
        scales = pyramid(selected, self.config.windows)
        return [torch.cat(scales, dim=1)] if self.config.scales == "multi_b" else scales

    def aggregator_of_each_set(self) -> list[nn.Module]:
        """Multi-A shares one aggregator between the scales."""
        if self.config.scales == "multi_a":
            return [self.aggregators[0]] * len(self.config.windows)
        return list(self.aggregators)

    def composed(self, visual: Tensor, selection: Selection, video: VideoTokens) -> Tensor:
        """W with video tokens = W · V over all visual tokens V: [clip, video, frame · patch]."""
        if self.config.parts == "avg":
            return frame_means(visual).expand(len(visual), -1, -1)
        picked = nn.functional.one_hot(selection.indices, visual.shape[1] * visual.shape[2]).to(visual.dtype)
        if not self.aggregators:
            return torch.cat(pyramid(picked, self.config.windows), dim=1)
        return torch.cat([w @ rows for w, rows in zip(video.weights, self.token_sets(picked), strict=True)], dim=1)


def query_groups(config: LinvtConfig) -> tuple[int, ...]:
    """Learnable queries of each aggregator (paper, Fig. 4)."""
    match config.scales:
        case "single_a" | "multi_a":
            return config.queries[:1]
        case "multi_b":
            return (sum(config.queries),)
        case "multi_c":
            return config.queries


def for_each(rows: Tensor, questions: int) -> Tensor:
    """Every clip's row as often as it has questions."""
    return rows if questions == 1 else rows.repeat_interleave(questions, dim=0)


def straight_through(tokens: Tensor, bias: Tensor | None) -> Tensor:
    """The tokens themselves in value; without TTA the scorer learns through this factor of one."""
    return tokens if bias is None else tokens * bias.exp()[..., None]


def every_index(tokens: Tensor) -> Tensor:
    """[clip, token, channel] → 0, 1, 2 … for each clip, [clip, token]."""
    return torch.arange(tokens.shape[1], device=tokens.device).expand(len(tokens), -1)


def frame_means(visual: Tensor) -> Tensor:
    """Matrix that averages each frame of [clip, frame, patch, channel]: [frame, frame · patch]."""
    frames, patches = visual.shape[1:3]
    return torch.eye(frames, dtype=visual.dtype).repeat_interleave(patches, dim=1) / patches
