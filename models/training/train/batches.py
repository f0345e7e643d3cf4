"""World batches as tensors."""

from dataclasses import dataclass

import torch
from torch import Tensor

from world.batch import VISIBLE, Batch

MEAN = (0.5, 0.5, 0.5)
STD = (0.25, 0.25, 0.25)


@dataclass(frozen=True)
class Clips:
    """What the renderer shows and knows."""

    pixels: Tensor
    """Normalised: [clip, frame, 3, height, width]"""
    times: Tensor
    """Fractions of the duration: [clip, frame]"""
    things: Tensor
    """Class of each patch, 0 for none: [clip, frame, patch]"""
    colours: Tensor
    """Colour class of each patch, 0 for none: [clip, frame, patch]"""
    foreground: Tensor
    """[clip, frame, patch]"""
    target: Tensor
    """Patches of the thing that the question names: bool [clip, frame · patch]"""


def to_clips(batch: Batch, dtype: torch.dtype) -> Clips:
    pixels = torch.from_numpy(batch.pixels).permute(0, 1, 4, 2, 3).float().div_(255)
    mean, std = (torch.tensor(values)[:, None, None] for values in (MEAN, STD))
    return Clips(
        pixels=pixels.sub_(mean).div_(std).to(dtype),
        times=torch.from_numpy(batch.times).float(),
        things=torch.from_numpy(batch.thing_class).long(),
        colours=torch.from_numpy(batch.colour_class).long(),
        foreground=torch.from_numpy(batch.foreground).float(),
        target=(torch.from_numpy(batch.target) >= VISIBLE).flatten(1),
    )
