"""World batches as tensors."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from model.video_llm import ModelConfig
from world.batch import Batch
from world.labels import VISIBLE
from world.sampling import Screen

MEAN = (0.5, 0.5, 0.5)
STD = (0.25, 0.25, 0.25)


@dataclass(frozen=True)
class Clips:
    """What the renderer shows and knows."""

    pixels: Tensor | None
    """Normalised: [clip, frame, 3, height, width]; None where there is `content`"""
    content: Tensor | None
    """What the projector made of the frames before they were placed: [clip, frame, patch, channel]"""
    times: Tensor
    """Fractions of the duration: [clip, frame]"""
    seconds: Tensor
    """[clip, frame]"""
    things: Tensor
    """Class of each patch, 0 for none: [clip, frame, patch]"""
    colours: Tensor
    """Colour class of each patch, 0 for none: [clip, frame, patch]"""
    foreground: Tensor
    """[clip, frame, patch]"""
    acts: Tensor
    """Class of what each patch's thing has done since the frame before, 0 for nothing: [clip, frame, patch]"""
    begins: Tensor
    """Class of what the thing there has begun since then: [clip, frame, patch]"""
    counted: Tensor
    """How often it has jumped or blinked so far: [clip, frame, patch]"""
    came: Tensor
    """Class of when it came: [clip, frame, patch]"""
    began: Tensor
    """Class of when the last act that it has begun did, 0 before any: [clip, frame, patch]"""
    alone: Tensor
    """1 where it does what the others do not: [clip, frame, patch]"""
    hidden: Tensor
    """Class of what it has hidden, 0 for nothing: [clip, frame, patch]"""
    camera: Tensor
    """Class of how the camera has moved since the frame before, 0 for not: [clip, frame]"""
    looks: Tensor
    """How each patch's thing stands: [clip, frame, patch, look]"""
    changes: Tensor
    """By how much that has changed since the frame before: [clip, frame, patch, look]"""
    ways: Tensor
    """How far it has come since some frames before: [clip, frame, patch, 2 · LAGS]"""
    target: Tensor
    """Patches of the thing that the question names: bool [question, frame · patch]"""


def screen_of(config: ModelConfig) -> Screen:
    """What a model sees frames on."""
    return Screen(config.image, config.patch)


def to_clips(batch: Batch, dtype: torch.dtype) -> Clips:
    """The batch on the default device."""
    return Clips(
        pixels=None if batch.pixels is None else normalised(batch.pixels).to(dtype),
        content=None if batch.content is None else on_device(batch.content).to(dtype),
        times=on_device(batch.times).float(),
        seconds=on_device(batch.seconds).float(),
        things=on_device(batch.thing_class).long(),
        colours=on_device(batch.colour_class).long(),
        foreground=on_device(batch.foreground).float(),
        acts=on_device(batch.act_class).long(),
        begins=on_device(batch.begin_class).long(),
        counted=on_device(batch.count_class).long(),
        came=on_device(batch.came_class).long(),
        began=on_device(batch.began_class).long(),
        alone=on_device(batch.alone_class).long(),
        hidden=on_device(batch.hidden_class).long(),
        camera=on_device(batch.camera_class).long(),
        looks=on_device(batch.looks).float(),
        changes=on_device(batch.changes).float(),
        ways=on_device(batch.ways).float(),
        target=(on_device(batch.target) >= VISIBLE).flatten(1),
    )


def normalised(pixels: np.ndarray) -> Tensor:
    """uint8 [clip, frame, height, width, 3] → [clip, frame, 3, height, width]"""
    channels_first = on_device(pixels).permute(0, 1, 4, 2, 3).float().div_(255)
    mean, std = (torch.tensor(values)[:, None, None] for values in (MEAN, STD))
    return channels_first.sub_(mean).div_(std)


def on_device(array: np.ndarray) -> Tensor:
    return torch.from_numpy(array).to(torch.get_default_device())
