"""The shot detector: how much each frame's colour grid differs from others, then convolutions in time.

The differences are fixed arithmetic and most of the work; what is learned is how they follow each other.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

CELLS = 16
BACK = (1, 2, 4, 8, 16)
"""A frame is compared with those so many before it."""
AROUND = (1, 2, 4, 8)
"""A frame is compared with the mean of those so many before and after it: little is left in a dissolve."""
LEVELS = 8
"""Of brightness in a channel's histogram, which things that move do not change."""
FEATURES = 2 * len(BACK) + 2 * len(AROUND) + 11
CHANNELS = 48
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
        self.enter = nn.Linear(FEATURES, CHANNELS)
        self.blocks = nn.ModuleList(Block(dilation) for dilation in DILATIONS)
        self.norm = nn.LayerNorm(CHANNELS)
        self.leave = nn.Linear(CHANNELS, OUTPUTS)

    def forward(self, grids: Tensor, step: Tensor) -> Tensor:
        """Grids [clip, frame, 16, 16, 3] in 0..1 and the mean seconds between compared frames [clip] → logits
        [clip, frame, 2]"""
        return self.judge(features(grids, step))

    def judge(self, seen: Tensor) -> Tensor:
        """Features [clip, frame, FEATURES] → logits [clip, frame, 2]"""
        values = functional.relu(self.enter(seen))
        for block in self.blocks:
            values = block(values)
        return self.leave(self.norm(values))


def features(grids: Tensor, step: Tensor) -> Tensor:
    """As ShotDetector reads them → [clip, frame, FEATURES], nothing of it learned."""
    flat = grids.flatten(2)
    parts = [*differences(flat), *neighbours(grids), *histograms(flat)]
    changes = torch.log1p(200 * torch.stack(parts, dim=2)) / 2
    pace = torch.log(step.clamp(min=0.005).clamp(max=10.0) * 25)[:, None, None] * torch.ones_like(flat[:, :, :1])
    return torch.cat([changes, brightness(flat), 0.3 * pace], dim=2)


def earlier(values: Tensor, count: int) -> Tensor:
    """Each frame's value `count` frames before (after, where negative); beyond the ends, the value there."""
    places = torch.arange(values.shape[1], device=values.device)
    return values[:, torch.maximum(torch.minimum(places - count, places[-1:]), places[:1])]


def differences(flat: Tensor) -> list[Tensor]:
    """Mean and largest change of frames [clip, frame, value] from earlier ones, and what is left of each beside the
    mean of two others: [clip, frame] each"""
    parts = []
    for count in BACK:
        off = (flat - earlier(flat, count)).abs()
        parts += [off.mean(dim=2), 0.25 * off.amax(dim=2)]
    for count in AROUND:
        before, after = earlier(flat, count), earlier(flat, -count)
        parts += [(flat - (before + after) / 2).abs().mean(dim=2), (after - before).abs().mean(dim=2)]
    return parts


def neighbours(grids: Tensor) -> list[Tensor]:
    """What of a frame is nowhere near in the one before, and of that in it: [clip, frame] each. The range of each cell
    and the eight about it covers what moved by up to a cell, in things and in the picture."""
    before = earlier(grids, 1)
    parts = []
    for one, other in ((grids, before), (before, grids)):
        lowest, highest = nearby(other)
        outside = functional.relu(one - highest) + functional.relu(lowest - one)
        by_cell = outside.sum(dim=4).flatten(2)
        parts += [by_cell.mean(dim=2), 0.25 * by_cell.amax(dim=2)]
    return parts


def nearby(grids: Tensor) -> tuple[Tensor, Tensor]:
    """Least and greatest of each cell and those about it: [clip, frame, 16, 16, 3] each"""
    clips, frames = grids.shape[:2]
    cells = grids.flatten(0, 1).permute(0, 3, 1, 2)
    greatest = functional.max_pool2d(cells, 3, stride=1, padding=1)
    least = -functional.max_pool2d(-cells, 3, stride=1, padding=1)
    shape = (clips, frames, CELLS, CELLS, 3)
    return least.permute(0, 2, 3, 1).reshape(shape), greatest.permute(0, 2, 3, 1).reshape(shape)


def histograms(flat: Tensor) -> list[Tensor]:
    """How far a frame's colours, wherever they are, differ from those 1, 2 and 6 frames before: [clip, frame] each"""
    channels = flat.unflatten(2, (CELLS * CELLS, 3))
    levels = torch.arange(LEVELS, device=flat.device) / (LEVELS - 1)
    shares = [functional.relu(1 - (channels - level).abs() * (LEVELS - 1)).mean(dim=2) for level in levels]
    histogram = torch.cat(shares, dim=2)
    return [0.25 * (histogram - earlier(histogram, count)).abs().mean(dim=2) for count in (1, 2, 6)]


def brightness(flat: Tensor) -> Tensor:
    """[clip, frame, 3]: mean, contrast, and the change of the mean"""
    mean = flat.mean(dim=2)
    contrast = ((flat - mean[:, :, None]) ** 2).mean(dim=2).add(1e-6).sqrt()
    return torch.stack([mean, 2 * contrast, 8 * (mean - earlier(mean, 1))], dim=2)
