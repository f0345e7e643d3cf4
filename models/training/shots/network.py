"""The shot detector: differences of colour grids, a small picture network on each pair of frames, convolutions in time."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

CELLS = 16
BACK = (1, 2, 3, 4, 6, 8, 12, 16)
"""A frame is compared with those so many before it."""
AROUND = (1, 2, 4, 8)
"""A frame is compared with the mean of those so many before and after it: little is left in a dissolve."""
CHANNELS = 48
PICTURE = (12, 24)
"""Channels of the picture network."""
DILATIONS = (1, 2, 4, 8, 2, 1)
OUTPUTS = 2
"""A shot begins with this frame by a cut; this frame lies in a gradual transition."""


class Block(nn.Module):
    """A dilated convolution over each channel's time, then one across channels; added to what comes in."""

    def __init__(self, dilation: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(CHANNELS)
        self.time = nn.Conv1d(CHANNELS, CHANNELS, 5, padding=2 * dilation, dilation=dilation, groups=CHANNELS)
        self.mix = nn.Linear(CHANNELS, CHANNELS)

    def forward(self, values: Tensor) -> Tensor:
        """[clip, frame, channel] → the same"""
        spread = self.time(self.norm(values).transpose(1, 2)).transpose(1, 2)
        return values + self.mix(functional.relu(spread))


class ShotDetector(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        first, second = PICTURE
        self.picture = nn.Sequential(
            nn.Conv2d(9, first, 3, stride=2, padding=1),
            nn.ReLU(),
            nn.Conv2d(first, second, 3, stride=2, padding=1),
            nn.ReLU(),
        )
        features = 2 * second + 2 * len(BACK) + 2 * len(AROUND) + 3
        self.enter = nn.Linear(features, CHANNELS)
        self.blocks = nn.ModuleList(Block(dilation) for dilation in DILATIONS)
        self.norm = nn.LayerNorm(CHANNELS)
        self.leave = nn.Linear(CHANNELS, OUTPUTS)

    def forward(self, grids: Tensor, step: Tensor) -> Tensor:
        """Grids [clip, frame, 16, 16, 3] in 0..1 and the mean seconds between compared frames [clip] → logits
        [clip, frame, 2]"""
        flat = grids.flatten(2)
        parts = [self.pairs(grids), *differences(flat), *brightness(flat)]
        pace = torch.log(step.clamp(0.005, 10) * 25)[:, None, None].expand(-1, flat.shape[1], 1)
        values = functional.relu(self.enter(torch.cat([*parts, 0.3 * pace], dim=2)))
        for block in self.blocks:
            values = block(values)
        return self.leave(self.norm(values))

    def pairs(self, grids: Tensor) -> Tensor:
        """[clip, frame, 16, 16, 3] → what the picture network sees in each frame and the one before: [clip, frame, n]"""
        before = earlier(grids, 1)
        pair = torch.cat([grids - 0.5, before - 0.5, 6 * (grids - before).abs()], dim=4)
        clips, frames = grids.shape[:2]
        seen = self.picture(pair.flatten(0, 1).permute(0, 3, 1, 2)).flatten(2)
        return torch.cat([seen.mean(dim=2), seen.amax(dim=2)], dim=1).reshape(clips, frames, -1)


def earlier(values: Tensor, count: int) -> Tensor:
    """Each frame's value `count` frames before (after, where negative); beyond the ends, the value there."""
    last = values.shape[1] - 1
    return values[:, (torch.arange(values.shape[1], device=values.device) - count).clamp(0, last)]


def differences(flat: Tensor) -> list[Tensor]:
    """Of each frame [clip, frame, value] from others: [clip, frame, n] each, spread out towards 0."""
    parts = []
    for count in BACK:
        off = (flat - earlier(flat, count)).abs()
        parts += [off.mean(dim=2), 0.25 * off.amax(dim=2)]
    for count in AROUND:
        before, after = earlier(flat, count), earlier(flat, -count)
        parts += [(flat - (before + after) / 2).abs().mean(dim=2), (after - before).abs().mean(dim=2)]
    return [torch.log1p(200 * torch.stack(parts, dim=2)) / 2]


def brightness(flat: Tensor) -> list[Tensor]:
    mean = flat.mean(dim=2)
    contrast = ((flat - mean[:, :, None]) ** 2).mean(dim=2).add(1e-6).sqrt()
    return [torch.stack([mean, 2 * contrast], dim=2)]
