"""Hard top-k on raw visual tokens and multi-scale pooling (paper, section 3.2.1)."""

import torch
from torch import Tensor

WINDOWS = (1, 2, 4)


def top_k(scores: Tensor, k: int) -> Tensor:
    """Indices of the `k` highest scores in ascending order: [batch, token] → [batch, min(k, token)].

    Ties go to the lower index; NaN counts as −∞.
    """
    ranked = torch.where(scores.isnan(), -torch.inf, scores).sort(dim=-1, descending=True, stable=True).indices
    return ranked[..., :k].sort(dim=-1).values


def gather_tokens(tokens: Tensor, indices: Tensor) -> Tensor:
    """The rows `indices` of `tokens`, untouched: [batch, token, channel], [batch, k] → [batch, k, channel]."""
    return tokens.gather(1, indices[..., None].expand(-1, -1, tokens.shape[-1]))


def pool(tokens: Tensor, window: int) -> Tensor:
    """Averages windows of neighbours, stride = window; a short last window averages what it has.

    [batch, selected, channel] → [batch, ceil(selected / window), channel]
    """
    whole = tokens.shape[1] // window * window
    pooled = tokens[:, :whole].unflatten(1, (-1, window)).mean(2)
    if whole == tokens.shape[1]:
        return pooled
    return torch.cat([pooled, tokens[:, whole:].mean(1, keepdim=True)], dim=1)


def pyramid(tokens: Tensor, windows: tuple[int, ...]) -> list[Tensor]:
    """One tensor a scale, finest first."""
    return [pool(tokens, window) for window in windows]


def gumbel_noise(scores: Tensor) -> Tensor:
    """Noise that turns top-k into sampling without replacement, in proportion to the exponential of the scores."""
    return -torch.empty_like(scores, dtype=torch.float32).exponential_().clamp_min(1e-9).log()


def gate(scores: Tensor) -> Tensor:
    """Zero in value, logσ(scores) in gradient: added to attention logits, it lets the scorer learn through top-k."""
    log_probability = torch.nn.functional.logsigmoid(scores)
    return log_probability - log_probability.detach()
