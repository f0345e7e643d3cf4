"""The model and what only training needs beside it: what it is told of patches by."""

from pathlib import Path

import torch
from torch import Tensor, nn

from model.video_llm import VideoLanguageModel
from train.batches import Clips
from train.losses import Losses, PatchLooks, PatchNaming
from train.told import Happening, Motion, Story, Told

SLOTS = "model.image_llm.language.slots.weight"


def slots_for(known: Tensor, count: int) -> Tensor:
    """Vectors of `count` slots, of which those past the `known` ones [slot, channel] start as the last of them."""
    return known[torch.arange(count).clamp(max=len(known) - 1)]


class Learner(nn.Module):
    """The model and what only training needs beside it."""

    def __init__(self, model: VideoLanguageModel) -> None:
        super().__init__()
        self.model = model
        self.naming = PatchNaming(model.config.channels)
        self.looks = PatchLooks(model.config.channels)
        self.motion = Motion(model.config.channels)
        self.changes = PatchLooks(model.config.channels)
        self.story = Story(model.config.channels)
        self.contrast = nn.Parameter(torch.tensor(2.0))

    def take(self, result: Path) -> None:
        """Takes over a stage's weights. What the file lacks stays as it is: a kept image-LLM comes without LinVT."""
        device = torch.get_default_device()
        found = torch.load(result, weights_only=True, map_location=device)
        if SLOTS in found:
            found[SLOTS] = slots_for(found[SLOTS], self.model.config.slots)
        self.load_state_dict(self.state_dict() | found)

    @property
    def dtype(self) -> torch.dtype:
        return self.naming.nothing.dtype


def in_time(learner: Learner) -> tuple[nn.Module, ...]:
    """The temporal encoder and what it is told by; none in a model without one."""
    temporal = learner.model.temporal
    return () if temporal is None else (temporal, *tellers(learner))


def tellers(learner: Learner) -> tuple[nn.Module, ...]:
    """What tells of visual tokens what happens in time."""
    return learner.motion, learner.changes, learner.story


def told_losses(learner: Learner, visual: Tensor, clips: Clips, names: Tensor) -> Losses:
    """Of what visual tokens [clip, frame, patch, channel] tell of things in time; names [kind, channel]."""
    of_patches = (clips.things, clips.acts, clips.begins, clips.counted)
    camera = clips.camera[..., None].expand_as(clips.things)
    happening = Happening(*(of.flatten(1) for of in (*of_patches, camera)))
    changes = learner.changes(visual, clips.changes, clips.things)
    shown = clips.things > 0
    doubtful = in_clips_with(clips.alone), in_clips_with(clips.hidden)
    told = Told(*(of[shown] for of in (clips.came, clips.began, clips.alone, clips.hidden, *doubtful, clips.ways)))
    happens = learner.motion(visual.flatten(1, 2), happening)
    return {"change": 2 * changes} | happens | learner.story(visual[shown], told, names)


def in_clips_with(classes: Tensor) -> Tensor:
    """All patches of the clips in which one's class is not 0: [clip, frame, patch] → the same shape."""
    return (classes > 0).any(2).any(1)[:, None, None].expand_as(classes)
