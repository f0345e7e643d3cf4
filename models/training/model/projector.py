"""Projector: patch features become visual tokens in the language model's space, with place and time."""

import math

import torch
from torch import Tensor, nn

from model.position import GRID_FREQUENCIES, TIME_FEATURES, grid_features, time_features


class Projector(nn.Module):
    """content + place + time; content is normalised so that place and time stay visible beside it."""

    def __init__(
        self, side: int, features: int, channels: int, content_scale: float = 0.7, place_scale: float = 0.5
    ) -> None:
        super().__init__()
        self.content = nn.Sequential(
            nn.Linear(features, 2 * channels), nn.ReLU(), nn.Linear(2 * channels, channels), nn.LayerNorm(channels)
        )
        nn.init.constant_(self.content[-1].weight, content_scale)
        self.register_buffer("grid", grid_features(side), persistent=False)
        self.place = smooth_projection(4 * GRID_FREQUENCIES, channels, place_scale)
        self.time = smooth_projection(TIME_FEATURES, channels, place_scale)

    def forward(self, features: Tensor, times: Tensor, seconds: Tensor) -> Tensor:
        """features [frame, patch, features], times, seconds [frame] as in `time_features` → [frame, patch, channel]."""
        return self.placed(self.content(features), times, seconds)

    def placed(self, content: Tensor, times: Tensor, seconds: Tensor) -> Tensor:
        """Adds place and time to content [frame, patch, channel]."""
        moment = self.time(time_features(times, seconds).to(content.dtype))
        return content + self.place(self.grid) + moment[:, None]


def smooth_projection(inputs: int, channels: int, scale: float) -> nn.Linear:
    """A linear map whose outputs have root mean square `scale` when the inputs are `inputs` sines and cosines."""
    linear = nn.Linear(inputs, channels, bias=False)
    with torch.no_grad():
        nn.init.orthogonal_(linear.weight)
        linear.weight.mul_(scale * math.sqrt(channels) / math.sqrt(inputs / 2))
    return linear
