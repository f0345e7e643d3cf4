"""Averages a model's weights before and after it was tuned further (WiSE-FT, arXiv 2109.01903, section 3)."""

from collections.abc import Mapping

import torch
from torch import Tensor, nn


@torch.no_grad()
def average(model: nn.Module, before: Mapping[str, Tensor], share: float) -> None:
    """(1 − share) · before + share · after, in place of what `model` has learned after `before`, its state then. What
    is not in `before` stays as it was learned."""
    for name, weight in model.state_dict().items():
        if name in before:
            weight.copy_(torch.lerp(before[name].to(weight), weight, share))
