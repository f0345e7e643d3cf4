"""A stage of its own: the vision encoder learns to see things as it did, in whatever style they are drawn."""

import copy
from collections.abc import Callable

import torch
from torch import Tensor
from torch import distributed as dist

from train.batches import Clips, screen_of, to_clips
from train.learner import Learner
from train.losses import Losses
from train.prefetch import redrawn_plan
from train.stages import class_ids
from train.text import Codec
from train.validation import BATCHES, SIZE, rng_of
from world.batch import Batch
from world.redrawn import kept_back_batch, styled_batch
from world.things import EMOJI, VALIDATION_STYLE


class StyleStage:
    """Vision encoder and projector, alone, learn from themselves as they were (distillation, arXiv 1503.02531): what
    they make of a thing drawn otherwise is to be what they made of it in a style they know. What reads it stays valid.
    Colours are learned of whatever is painted in one, so that they are told of any shape, and that other everyday
    things have none; of a shape in a shade nothing is said.
    """

    plan = staticmethod(redrawn_plan)

    def __init__(self, learner: Learner, codec: Codec) -> None:
        self.learner, self.names = learner, class_ids(codec)
        self.before = copy.deepcopy(learner.model.image_llm).requires_grad_(False)
        learner.requires_grad_(False)
        image_llm = learner.model.image_llm
        for part in (image_llm.vision, image_llm.projector.content, learner.naming, learner.looks):
            part.requires_grad_(True)

    def losses(self, batch: Batch, step: int) -> Losses:
        clips, image_llm = to_clips(batch, self.learner.dtype), self.learner.model.image_llm
        with torch.no_grad():
            wanted = self.before.content(clips.pixels[:, -1:])
        content, classes = image_llm.content(clips.pixels[:, :-1]), clips.things[:, :-1]
        things, colours = (image_llm.language.embed.weight[names] for names in self.names)
        apart = (content - wanted).float().pow(2).mean(-1)
        painted = (clips.colours[:, :-1] > 0) & (classes <= len(EMOJI))
        alike = (classes == clips.things[:, -1:]) & ~painted
        told = (clips.colours[:, :-1] > 0) | (classes <= len(EMOJI))
        return {
            "thing": self.learner.naming(content, things, classes, 0),
            "colour": self.learner.naming(content[told], colours, clips.colours[:, :-1][told], 1),
            "looks": self.learner.looks(content, clips.looks[:, :-1], classes) * 2,
            "same thing": apart[alike & (classes > 0)].mean(),
            "same background": apart[alike & (classes == 0)].mean(),
        }


def style_validation(learner: Learner, codec: Codec, process: int) -> Callable[[], str]:
    """Patches of things that are named right: in the styles that clips are composed in, in one never seen, and of
    shapes in colours that are kept back, by shape and colour."""
    (kinds, colours), screen = class_ids(codec), screen_of(learner.model.config)
    rngs = [rng_of(process, i) for i in range(2 * BATCHES)]
    styled = [to_clips(styled_batch(rng, screen, SIZE, VALIDATION_STYLE), learner.dtype) for rng in rngs]
    kept_back = [to_clips(kept_back_batch(rng, screen, SIZE), learner.dtype) for rng in rngs[:BATCHES]]

    def evaluate() -> str:
        shares = [
            named_right(learner, kinds, [(clips, clips.things[:, frame]) for clips in styled], frame)
            for frame in (1, 0)
        ]
        shares.append(named_right(learner, kinds, [(clips, clips.things[:, 0]) for clips in kept_back], 0))
        shares.append(named_right(learner, colours, [(clips, clips.colours[:, 0]) for clips in kept_back], 0))
        known, unseen, shape, colour = (f"{100 * share:.1f}" for share in shares)
        return f"things {known}, in an unseen style {unseen}; kept back: shapes {shape}, their colours {colour}"

    return evaluate


def named_right(learner: Learner, names: Tensor, batches: list[tuple[Clips, Tensor]], frame: int) -> float:
    """Share of the patches with a class [clip, patch] whose word is the nearest of `names`, over all processes."""
    counts = torch.zeros(2, dtype=torch.float64)
    words = learner.model.image_llm.language.embed.weight[names]
    for clips, classes in batches:
        told = (learner.model.image_llm.content(clips.pixels[:, frame : frame + 1])[:, 0] @ words.T).argmax(-1) + 1
        shown = classes > 0
        counts += torch.stack([(told == classes)[shown].sum(), shown.sum()]).double().cpu()
    if dist.is_initialized():
        dist.all_reduce(counts)
    return (counts[0] / counts[1]).item()
