"""From the vision encoder's feature map to tokens that the language model reads."""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

from everyday.vision import CHANNELS, GRID

SIDE = GRID
"""Rows and columns of a picture's tokens: one for each cell of the feature map."""

WIDTH = 576
HIDDEN = 1152

TOKEN_NORM = 3.2
"""Length of a word's embedding in SmolLM2; a visual token has about the same."""

SHARE_WAVES = 8
SECOND_WAVES = 10
LONGEST_WAVE = 512.0
"""In seconds."""


class Connector(nn.Module):
    """features [picture, GRID, GRID, CHANNELS] and when each picture is shown → tokens [picture, SIDE², WIDTH].

    Content and time are apart: a picture's content does not depend on when it is shown.
    """

    def __init__(self) -> None:
        super().__init__()
        self.before = nn.LayerNorm(CHANNELS)
        self.widen = nn.Linear(CHANNELS, HIDDEN)
        self.narrow = nn.Linear(HIDDEN, WIDTH)
        self.after = nn.LayerNorm(WIDTH)
        self.place = nn.Parameter(torch.randn(SIDE * SIDE, WIDTH) * 0.02)
        self.time = nn.Linear(2 * (SHARE_WAVES + SECOND_WAVES), WIDTH, bias=False)
        nn.init.constant_(self.after.weight, TOKEN_NORM / math.sqrt(WIDTH))
        nn.init.normal_(self.time.weight, std=0.005)

    def forward(self, features: Tensor, shares: Tensor, seconds: Tensor) -> Tensor:
        """shares [picture]: place in the clip, 0 to 1; seconds [picture]: from the clip's start."""
        return self.shown(features.flatten(1, 2), shares, seconds)

    def shown(self, cells: Tensor, shares: Tensor, seconds: Tensor) -> Tensor:
        """cells [picture, SIDE², CHANNELS] and their times → tokens [picture, SIDE², WIDTH]."""
        return self.content(cells) + self.time(waves(shares, seconds))[:, None]

    def content(self, cells: Tensor) -> Tensor:
        """cells [picture, SIDE², CHANNELS] → tokens without time [picture, SIDE², WIDTH]."""
        hidden = functional.gelu(self.widen(self.before(cells)))
        return self.after(self.narrow(hidden)) + self.place


def waves(shares: Tensor, seconds: Tensor) -> Tensor:
    """Sines and cosines of both times, from slow to fast: [picture] → [picture, 2 · (SHARE_WAVES + SECOND_WAVES)]."""
    share_rates = torch.pi * torch.arange(1, SHARE_WAVES + 1, dtype=torch.float32)
    second_rates = 2 * torch.pi / LONGEST_WAVE * 2.0 ** torch.arange(SECOND_WAVES, dtype=torch.float32)
    angles = torch.cat([shares[:, None] * share_rates, seconds[:, None] * second_rates], dim=1)
    return torch.cat([angles.sin(), angles.cos()], dim=1)
