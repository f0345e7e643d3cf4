"""Exact match on new clips while training."""

from collections import defaultdict
from collections.abc import Callable, Sequence

import numpy as np
import torch
from torch import Tensor
from torch import distributed as dist

from linvt.select import gather_tokens
from model.language_model import LanguageModel
from train.batches import Clips, screen_of, to_clips
from train.conversation import TextBatch, encode_conversations
from train.learner import Learner, in_clips_with
from train.losses import prompt_states
from train.stages import class_ids, condition_on, conversations, things_first, visual_tokens
from train.text import Codec
from world.batch import Batch, image_batch, video_batch
from world.questions import FAMILIES
from world.splits import split_rng
from world.things import ACTIONS

TOLD = ("came", "began", "alone", "not alone", "hides", "hides nothing", "found", "behind")
"""What each patch's thing is told of; that it is not alone, or hides nothing, only in clips of which something else is,
or does; `found` in how many last frames."""
BATCHES = 3
SIZE = 64


def image_validation(learner: Learner, codec: Codec, process: int) -> Callable[[], str]:
    """Images through the image-LLM alone."""
    batches = [
        image_batch(rng_of(process, i), screen_of(learner.model.config), SIZE, "validation") for i in range(BATCHES)
    ]

    def evaluate() -> str:
        return table("image", [image_hits(learner, codec, batch) for batch in batches], batches)

    return evaluate


def whole_clip_validation(learner: Learner, codec: Codec, process: int) -> Callable[[], str]:
    """Videos read whole by the image-LLM, of each frame what is mostly things; and images."""
    screen, frames = screen_of(learner.model.config), learner.model.config.frames
    clips = [video_batch(rng_of(process, i), screen, SIZE, frames, "validation") for i in range(BATCHES)]
    images = image_validation(learner, codec, process)

    def evaluate() -> str:
        return "\n    ".join([table("whole", [whole_hits(learner, codec, batch) for batch in clips], clips), images()])

    return evaluate


def video_validation(learner: Learner, codec: Codec, process: int) -> Callable[[], str]:
    """Videos through LinVT, the same questions blind, and images without LinVT."""
    screen, frames = screen_of(learner.model.config), learner.model.config.frames
    clips = [video_batch(rng_of(process, i), screen, SIZE, frames, "validation") for i in range(BATCHES)]
    images = image_validation(learner, codec, process)

    def evaluate() -> str:
        seen = [video_hits(learner, codec, batch) for batch in clips]
        blind = [blind_hits(learner, codec, batch) for batch in clips]
        return "\n    ".join([table("video", seen, clips), table("blind", blind, clips), images()])

    return evaluate


def temporal_validation(learner: Learner, codec: Codec, process: int) -> Callable[[], str]:
    """What each patch with a thing in it has done, as its visual token tells it."""
    screen, frames = screen_of(learner.model.config), learner.model.config.frames
    kinds = class_ids(codec)[0]
    clips = [
        to_clips(video_batch(rng_of(process, i), screen, SIZE, frames, "validation"), learner.dtype)
        for i in range(BATCHES)
    ]

    def evaluate() -> str:
        names = learner.model.image_llm.language.embed.weight[kinds]
        acts, story = (
            torch.zeros(2, 1 + len(ACTIONS), dtype=torch.float64),
            torch.zeros(2, len(TOLD), dtype=torch.float64),
        )
        for batch in clips:
            shown = batch.things > 0
            visual = visual_tokens(learner.model, batch)[shown]
            acts += act_counts(learner.motion.acts(visual).argmax(-1), batch.acts[shown])
            story += story_counts(learner, visual, batch, shown, names)
        shares, told = percent(acts), percent(story)
        each = " ".join((named(("nothing", *ACTIONS), shares), named(TOLD, told)))
        return f"acts {sum(shares) / len(shares):.1f}: {each}"

    return evaluate


def act_counts(told: Tensor, acts: Tensor) -> Tensor:
    """[right or all, act], of patches [token]."""
    right, every = (torch.bincount(each, minlength=1 + len(ACTIONS)) for each in (acts[told == acts], acts))
    return torch.stack([right, every])


def story_counts(learner: Learner, visual: Tensor, clips: Clips, shown: Tensor, names: Tensor) -> Tensor:
    """Of visual tokens [token, channel] of the patches `shown`, [right or all, what of TOLD]: times to within one
    class; of what may or may not be so, either way apart."""
    story, hides = learner.story, (clips.hidden > 0).long()
    odd, doubtful = in_clips_with(clips.alone)[shown], in_clips_with(clips.hidden)[shown]
    alone, hiding = story.alone(visual), story.hides(visual)
    behind = story.naming.logits(story.behind(visual), names, 0)
    told = (
        told_counts(story.came(visual), clips.came[shown], off=1),
        told_counts(story.began(visual), clips.began[shown], off=1),
        told_counts(alone, clips.alone[shown]),
        told_counts(alone[odd].flip(1), 1 - clips.alone[shown][odd]),
        told_counts(hiding, hides[shown]),
        told_counts(hiding[doubtful].flip(1), 1 - hides[shown][doubtful]),
        found_counts(hiding, hides, shown),
        told_counts(behind, clips.hidden[shown]),
    )
    return torch.stack(told, dim=1)


def found_counts(hiding: Tensor, hides: Tensor, shown: Tensor) -> Tensor:
    """In how many last frames the patch that most seems to hide something does, and in how many any does: [2]; hiding
    [token, 2] of the patches `shown`, hides [clip, frame, patch]"""
    seems = torch.full(shown.shape, -torch.inf)
    seems[shown] = (hiding[:, 1] - hiding[:, 0]).float()
    last, there = hides[:, -1], hides[:, -1].any(1)
    right = last.gather(1, seems[:, -1].argmax(1, keepdim=True))[:, 0]
    return torch.stack([right[there].sum(), there.sum()])


def told_counts(logits: Tensor, classes: Tensor, off: int = 0) -> Tensor:
    """How many are right, to within `off`, and all that are not 0: [2]"""
    there = classes > 0
    right = (logits[there].argmax(-1) - classes[there]).abs() <= off
    return torch.stack([right.sum(), there.sum()])


def percent(counts: Tensor) -> list[float]:
    """Over all processes, of counts [right or all, class]."""
    if dist.is_initialized():
        dist.all_reduce(counts)
    return (100 * counts[0] / counts[1].clamp(min=1)).tolist()


def named(names: Sequence[str], shares: Sequence[float]) -> str:
    return " ".join(f"{name} {share:.0f}" for name, share in zip(names, shares, strict=True))


def rng_of(process: int, index: int) -> np.random.Generator:
    return split_rng("validation", 100 * process + index)


def image_hits(learner: Learner, codec: Codec, batch: Batch) -> Tensor:
    clips = to_clips(batch, learner.dtype)
    visual = learner.model.image_llm.visual_tokens(clips.pixels, clips.times, clips.seconds).flatten(1, 2)
    return hits(learner.model.image_llm.language, visual, last_answers(codec, batch))


def whole_hits(learner: Learner, codec: Codec, batch: Batch) -> Tensor:
    clips = to_clips(batch, learner.dtype)
    seen = gather_tokens(visual_tokens(learner.model, clips).flatten(1, 2), things_first(clips.foreground.flatten(1)))
    return hits(learner.model.image_llm.language, seen, last_answers(codec, batch))


def video_hits(learner: Learner, codec: Codec, batch: Batch) -> Tensor:
    clips, text = to_clips(batch, learner.dtype), last_answers(codec, batch)
    visual = visual_tokens(learner.model, clips)
    video = learner.model.linvt(visual, condition_on(learner.model, text))
    return hits(learner.model.image_llm.language, video.tokens, text)


def blind_hits(learner: Learner, codec: Codec, batch: Batch) -> Tensor:
    return hits(learner.model.image_llm.language, None, last_answers(codec, batch))


def last_answers(codec: Codec, batch: Batch) -> TextBatch:
    return encode_conversations(codec, conversations(batch), learn_all=False)


def hits(language: LanguageModel, visual: Tensor | None, text: TextBatch) -> Tensor:
    """True where greedy decoding gives the answer: every token is the likeliest after the right ones, [batch]."""
    guesses = language.head(prompt_states(language, visual, text.ids)).argmax(-1)
    return ((guesses == text.ids) | ~text.learned).all(-1)


def table(title: str, hit: list[Tensor], batches: list[Batch]) -> str:
    """Percent right for each family, over all processes."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for batch_hits, batch in zip(hit, batches, strict=True):
        for right, family in zip(batch_hits.tolist(), batch.families, strict=True):
            counts[family][0] += right
            counts[family][1] += 1
    totals = torch.tensor([counts[family] for family in FAMILIES], dtype=torch.float64, device="cpu")
    if dist.is_initialized():
        dist.all_reduce(totals)
    shares = [
        f"{family} {100 * right / count:.0f}"
        for family, (right, count) in zip(FAMILIES, totals.tolist(), strict=True)
        if count
    ]
    right, count = totals.sum(0).tolist()
    return f"{title} {100 * right / count:.1f}: {' '.join(shares)}"
