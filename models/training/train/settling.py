"""Makes what the temporal encoder adds as large as what tells place and time, and nothing on the whole."""

import torch
from torch import Tensor

from model.temporal import TemporalEncoder
from model.video_llm import VideoLanguageModel
from train.batches import Clips

ADDED = 0.5
"""Root mean square of what is added; of a projector's place, and of its time, likewise."""


@torch.no_grad()
def settle(model: VideoLanguageModel, clips: Clips) -> None:
    """What the encoder adds to the visual tokens of `clips` then has mean 0, channel by channel, and root mean square
    ADDED. Nothing that reads visual tokens has learned of it yet, and a shift of all of them would only disturb it.

    `clips` have `content`. Raises ValueError where they have not, or the model has no temporal encoder.
    """
    if model.temporal is None or clips.content is None:
        raise ValueError("Only a temporal encoder can be settled, on films.")
    alone = model.image_llm.placed(clips.content, clips.times, clips.seconds)
    scale_added(model.temporal, (model.temporal(alone) - alone).flatten(0, 2))


@torch.no_grad()
def scale_added(temporal: TemporalEncoder, added: Tensor) -> None:
    """By what it has added, [token, channel]."""
    mean = added.mean(0)
    scale = ADDED / (added - mean).square().mean().sqrt()
    temporal.tell.bias.sub_(mean).mul_(scale)
    temporal.tell.weight.mul_(scale)
