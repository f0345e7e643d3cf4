"""Smooth features of where and when: low frequencies learn far faster than a table of free vectors."""

import math

import torch
from torch import Tensor

GRID_FREQUENCIES = 4
TIME_FREQUENCIES = 8
PERIODS = (2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 1024.0)
"""Of the clock, in seconds: half a second is an eighth of the shortest, ten minutes less than the longest."""
TIME_FEATURES = 2 * TIME_FREQUENCIES + 2 * len(PERIODS)


def fourier(x: Tensor, frequencies: int) -> Tensor:
    """Coordinates in 0..1, [...] → sines and cosines of 1 to `frequencies` half periods, [..., 2 · frequencies]."""
    angles = x.unsqueeze(-1) * (math.pi * torch.arange(1, frequencies + 1, dtype=x.dtype))
    return torch.cat([angles.sin(), angles.cos()], dim=-1)


def grid_features(side: int) -> Tensor:
    """Row and column features of a square grid of patches, row-major: [side · side, 4 · GRID_FREQUENCIES]."""
    centres = (torch.arange(side) + 0.5) / side
    features = fourier(centres, GRID_FREQUENCIES)
    rows = features[:, None].expand(side, side, -1)
    columns = features[None, :].expand(side, side, -1)
    return torch.cat([rows, columns], dim=-1).flatten(0, 1)


def time_features(times: Tensor, seconds: Tensor | None = None) -> Tensor:
    """When a frame is shown, as a share of the clip and on the clock: twice [frame] → [frame, TIME_FEATURES].

    `times` are fractions of the duration, `seconds` count from the clip's start; without them the clock says nothing.
    """
    share = fourier(times, TIME_FREQUENCIES)
    if seconds is None:
        return torch.cat([share, torch.zeros_like(share[..., :1]).expand(*share.shape[:-1], 2 * len(PERIODS))], dim=-1)
    angles = seconds.unsqueeze(-1) * (2 * math.pi / torch.tensor(PERIODS, dtype=seconds.dtype))
    return torch.cat([share, angles.sin(), angles.cos()], dim=-1)
