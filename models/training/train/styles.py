"""A stage of its own: the vision encoder learns to see things as it did, in whatever style they are drawn."""

import copy
from collections.abc import Callable

import torch
from torch import Tensor
from torch import distributed as dist

from train.batches import Clips, to_clips
from train.losses import Losses
from train.prefetch import redrawn_plan
from train.stages import Learner, class_ids
from train.text import Codec
from train.validation import BATCHES, SIZE, rng_of, screen_of
from world.batch import Batch
from world.redrawn import styled_batch
from world.things import VALIDATION_STYLE


class StyleStage:
    """Vision encoder and projector, alone, learn from themselves as they were (distillation, arXiv 1503.02531): what
    they make of a thing drawn otherwise is to be what they made of it in a style they know. What reads it stays valid.
    """

    plan = staticmethod(redrawn_plan)

    def __init__(self, learner: Learner, codec: Codec) -> None:
        self.learner, self.names = learner, class_ids(codec)
        self.before = copy.deepcopy(learner.model.image_llm).requires_grad_(False)
        learner.requires_grad_(False)
        for part in (learner.model.image_llm.vision, learner.model.image_llm.projector.content, learner.naming):
            part.requires_grad_(True)

    def losses(self, batch: Batch, step: int) -> Losses:
        clips, image_llm = to_clips(batch, self.learner.dtype), self.learner.model.image_llm
        with torch.no_grad():
            wanted = self.before.content(clips.pixels[:, -1:])
        content, classes, colours = image_llm.content(clips.pixels[:, :-1]), clips.things[:, :-1], clips.colours[:, :-1]
        things, shades = (image_llm.language.embed.weight[names] for names in self.names)
        apart = (content - wanted).float().pow(2).mean(-1)
        alike = classes == clips.things[:, -1:]
        return {
            "thing": self.learner.naming(content, things, classes, 0),
            "colour": self.learner.naming(content, shades, colours, 1) * 0.5,
            "same thing": apart[alike & (classes > 0)].mean(),
            "same background": apart[alike & (classes == 0)].mean(),
        }


def style_validation(learner: Learner, codec: Codec, process: int) -> Callable[[], str]:
    """Patches of things that are named right, in the styles that clips are composed in and in one never seen."""
    names, screen = class_ids(codec)[0], screen_of(learner)
    batches = [
        to_clips(styled_batch(rng_of(process, i), screen, SIZE, VALIDATION_STYLE), learner.dtype)
        for i in range(2 * BATCHES)
    ]

    def evaluate() -> str:
        unseen, known = (named_right(learner, names, batches, frame) for frame in (0, 1))
        return f"things named right: {100 * known:.1f}, in an unseen style {100 * unseen:.1f}"

    return evaluate


def named_right(learner: Learner, names: Tensor, batches: list[Clips], frame: int) -> float:
    """Share of the patches that show a thing, over all processes."""
    counts = torch.zeros(2, dtype=torch.float64)
    words = learner.model.image_llm.language.embed.weight[names]
    for clips in batches:
        classes = clips.things[:, frame]
        told = (learner.model.image_llm.content(clips.pixels[:, frame : frame + 1])[:, 0] @ words.T).argmax(-1) + 1
        shown = classes > 0
        counts += torch.stack([(told == classes)[shown].sum(), shown.sum()]).double().cpu()
    if dist.is_initialized():
        dist.all_reduce(counts)
    return (counts[0] / counts[1]).item()
