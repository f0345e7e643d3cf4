"""LinVT without learned weights, for an image-LLM that has none: the numbers of `src/domain/compressors/linvt-free`.

Scores come of attention without projections; top-k and pooling are LinVT's. In the place of learnable queries each
scale has as many moments, evenly spaced; a pooled token weighs the more, the nearer it is to the moment, the more
significant, and the more similar to a word of the question. Every video token stays a convex combination.
"""

import torch
from torch import Tensor, nn
from torch.nn.functional import normalize

from linvt.aggregate import Condition, likeness
from linvt.select import gather_tokens, pool, top_k
from linvt.tokenizer import LinvtConfig, VideoTokens


class FreeLinvt(nn.Module):
    """Has no weights, and takes the number of queries and k from a configuration."""

    def __init__(self, config: LinvtConfig) -> None:
        super().__init__()
        self.config = config

    def forward(self, visual: Tensor, condition: Condition) -> VideoTokens:
        """visual [clip, frame, patch, channel], one question a clip."""
        clips, frames, patches, _ = visual.shape
        scores = free_significance(visual).flatten(1)
        indices = top_k(scores, self.config.k)
        moments = (torch.arange(frames) + 0.5) / frames
        times = moments.repeat_interleave(patches).to(visual).expand(clips, -1).gather(1, indices)
        tokens = gather_tokens(visual.flatten(1, 2), indices)
        columns = tokens, times[..., None], scores.gather(1, indices)[..., None]
        outputs = [
            aggregate(*(pool(column, window) for column in columns), condition, count)
            for window, count in zip(self.config.windows, self.config.queries, strict=True)
        ]
        return VideoTokens(torch.cat([made for made, _ in outputs], dim=1), [weights for _, weights in outputs])


def free_significance(visual: Tensor) -> Tensor:
    """How far a token is from what attention puts in its place: within its frame, and across frames at its position.

    Attention has the identity for every projection and the cosine for logits. A token that looks like the rest of its
    frame, and like itself at other times, tells little. [clip, frame, patch, channel] → [clip, frame, patch], ≥ 0.
    """
    across = visual.transpose(1, 2)
    return departure(visual) + departure(across).transpose(1, 2)


def departure(tokens: Tensor) -> Tensor:
    """Distance of each token from the blend of its set that it attends to: [..., token, channel] → [..., token]."""
    directions = normalize(tokens, dim=-1)
    weights = (directions @ directions.transpose(-1, -2)).softmax(-1)
    return (tokens - weights @ tokens).norm(dim=-1)


def aggregate(
    tokens: Tensor, times: Tensor, scores: Tensor, condition: Condition, queries: int
) -> tuple[Tensor, Tensor]:
    """A video token for each of `queries` moments τ: a softmax of −(t − τ)² / 2σ² + significance + likeness.

    σ is half the time between two moments; the other two are standardised, so that no number has to be chosen for a
    model. tokens [clip, pooled, channel], times and scores [clip, pooled, 1] → (video tokens, weights).
    """
    moments = ((torch.arange(queries) + 0.5) / queries).to(tokens)
    nearness = -((times.transpose(1, 2) - moments[None, :, None]) ** 2) / (2 * (0.5 / queries) ** 2)
    worth = standardised(scores[..., 0]) + standardised(likeness(tokens, condition))
    weights = (nearness + worth[:, None]).softmax(-1)
    return weights @ tokens, weights


def standardised(values: Tensor) -> Tensor:
    """Rows [clip, pooled] with mean 0 and deviation 1; 0 where they are all the same."""
    centred = values - values.mean(1, keepdim=True)
    deviation = centred.square().mean(1, keepdim=True).sqrt()
    return torch.where(deviation > 1e-9, centred / deviation.clamp(min=1e-9), 0)
