"""Smooth features of where and when: low frequencies learn far faster than a table of free vectors."""

import math

import torch
from torch import Tensor

GRID_FREQUENCIES = 4
TIME_FREQUENCIES = 8


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


def time_features(times: Tensor) -> Tensor:
    """Frame times as fractions of the clip's duration, [frame] → [frame, 2 · TIME_FREQUENCIES]."""
    return fourier(times, TIME_FREQUENCIES)
