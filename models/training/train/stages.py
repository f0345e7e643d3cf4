"""The stages of the paper's recipe (section 3.3), and one more: what each sees, and what each learns from it."""

import random
from typing import Protocol

import torch
from torch import Tensor, nn
from torch.nn import functional

from linvt.aggregate import Condition
from linvt.select import gather_tokens, top_k
from linvt.tokenizer import Linvt, Selection, for_each
from model.attention import padding_bias
from model.video_llm import ImageLanguageModel, ModelConfig, VideoLanguageModel
from train.batches import Clips, to_clips
from train.conversation import Pair, TextBatch, encode_conversations
from train.learner import Learner, in_time, tellers, told_losses
from train.losses import Losses, answer_loss, contrastive_loss, foreground_loss, grounding_loss
from train.prefetch import Plan, followed_plan, image_plan, mixed_plan, video_plan, whole_clip_plan
from train.text import PAD, Codec
from world.batch import Batch
from world.things import COLOUR_NAMES, KINDS

MOST_THINGS = 128
"""Visual tokens of a clip, where mostly things are read."""
MOST_WHOLE = 192
"""Visual tokens that leave room for a conversation in the language model's context."""
READ_FIRST = 200
"""Steps in which what tells learns to read a temporal encoder, before that learns along."""


class Stage(Protocol):
    """What a stage sees and what it learns from it. Making one sets what requires gradients in the learner."""

    plan: Plan

    def losses(self, batch: Batch, step: int) -> Losses: ...


class ImageStage:
    """Stage 0: the image-LLM. Images and short clips; answers, names for patches, and how their things stand."""

    plan = staticmethod(image_plan)

    def __init__(self, learner: Learner, codec: Codec) -> None:
        self.learner, self.codec, self.names = learner, codec, class_ids(codec)
        learner.requires_grad_(True)
        for part in (learner.model.linvt, *tellers(learner), *in_time(learner)):
            part.requires_grad_(False)
        learner.contrast.requires_grad_(False)

    def losses(self, batch: Batch, step: int) -> Losses:
        clips = to_clips(batch, self.learner.dtype)
        image_llm = self.learner.model.image_llm
        content = content_of(image_llm, clips)
        visual = image_llm.placed(content, clips.times, clips.seconds).flatten(1, 2)
        seen = gather_tokens(visual, mostly_things(clips.foreground.flatten(1)))
        things, colours = (image_llm.language.embed.weight[names] for names in self.names)
        return {
            "answer": answer_loss(image_llm.language, seen, texts(batch, self.codec, learn_all=True)),
            "thing": self.learner.naming(content, things, clips.things, 0),
            "colour": self.learner.naming(content, colours, clips.colours, 1) * 0.5,
            "looks": self.learner.looks(content, clips.looks, clips.things) * 2,
        }


class WholeClipStage:
    """Between stages 0 and 1, where wanted: the language model reads whole clips, a sequence of images to it, and
    learns to tell what happens in time (as from the pseudo-videos of Lydakis et al., but of real clips). What it sees
    stays as it is, so that clips are seen once and asked about often."""

    plan = staticmethod(whole_clip_plan)

    def __init__(self, learner: Learner, codec: Codec) -> None:
        self.learner, self.codec = learner, codec
        learner.requires_grad_(False)
        learner.model.image_llm.language.requires_grad_(True)

    def losses(self, batch: Batch, step: int) -> Losses:
        clips = to_clips(batch, self.learner.dtype)
        model, is_image = self.learner.model, clips.times.shape[1] == 1
        visual = frame_tokens(model.image_llm, clips) if is_image else visual_tokens(model, clips)
        seen = gather_tokens(visual.flatten(1, 2), mostly_things(clips.foreground.flatten(1)))
        answer = answer_loss(model.image_llm.language, seen, texts(batch, self.codec, learn_all=True))
        return {"image" if is_image else "answer": answer}


def content_of(image_llm: ImageLanguageModel, clips: Clips) -> Tensor:
    """[clip, frame, patch, channel], of films as it is known."""
    return image_llm.content(clips.pixels) if clips.content is None else clips.content


def frame_tokens(image_llm: ImageLanguageModel, clips: Clips) -> Tensor:
    """Each frame's own: [clip, frame, patch, channel]"""
    return image_llm.placed(content_of(image_llm, clips), clips.times, clips.seconds)


def visual_tokens(model: VideoLanguageModel, clips: Clips) -> Tensor:
    """A clip's: [clip, frame, patch, channel]"""
    return model.visual_tokens(content_of(model.image_llm, clips), clips.times, clips.seconds)


class TemporalStage:
    """Before LinVT: the temporal encoder alone learns to tell what the renderer knows of each patch in time; one that
    goes on only once what it is told by has learned to read it."""

    plan = staticmethod(followed_plan)

    def __init__(self, learner: Learner, codec: Codec) -> None:
        self.learner, self.kinds = learner, class_ids(codec)[0]
        learner.requires_grad_(False)
        for part in in_time(learner):
            part.requires_grad_(True)

    def losses(self, batch: Batch, step: int) -> Losses:
        clips = to_clips(batch, self.learner.dtype)
        visual = visual_tokens(self.learner.model, clips)
        names = self.learner.model.image_llm.language.embed.weight[self.kinds]
        return told_losses(self.learner, visual.detach() if step < READ_FIRST else visual, clips, names)


def mostly_things(foreground: Tensor) -> Tensor:
    """Which visual tokens are read, in their order: foreground [image, token] → [image, kept]. Seven times in ten only
    some, mostly of things: cheaper, and easier to learn to read. Of more than MOST_WHOLE always."""
    if foreground.shape[1] <= MOST_WHOLE and random.random() < 0.3:
        return torch.arange(foreground.shape[1]).expand(len(foreground), -1)
    return things_first(foreground + torch.rand_like(foreground))


def things_first(worth: Tensor) -> Tensor:
    """Three of eight visual tokens, at most MOST_THINGS, of the highest worth [image, token] → [image, kept], in their
    order."""
    return top_k(worth, min(worth.shape[1] * 3 // 8, MOST_THINGS))


class AlignmentStage:
    """Stage 1: LinVT alone learns to hand the frozen image-LLM video tokens that it understands."""

    plan = staticmethod(video_plan)

    def __init__(self, learner: Learner, codec: Codec) -> None:
        self.learner, self.codec = learner, codec
        learner.requires_grad_(False)
        learner.model.linvt.requires_grad_(True)
        learner.contrast.requires_grad_(True)

    def losses(self, batch: Batch, step: int) -> Losses:
        return video_losses(self.learner, batch, self.codec, contrast=0.3)


LEARNED_WHOLE = ("slots.", "head.")
"""Of the language model in instruction tuning; else a LoRA alone."""


class InstructionStage:
    """Stage 2: LinVT and a LoRA on the language model learn to answer; images and blind prompts keep it honest. The
    temporal encoder stays as it is: learning along, it told less than before (`docs/log.md`). The head learns too: no
    other stage has taught it what chapters alone are told in, the semicolon and most of the clock."""

    plan = staticmethod(mixed_plan)

    def __init__(self, learner: Learner, codec: Codec) -> None:
        self.learner, self.codec = learner, codec
        learner.requires_grad_(False)
        learner.model.linvt.requires_grad_(True)
        for name, weight in learner.model.image_llm.language.named_parameters():
            weight.requires_grad_(".up." in name or ".down." in name or name.startswith(LEARNED_WHOLE))

    def losses(self, batch: Batch, step: int) -> Losses:
        if batch.times.shape[1] == 1:
            return {"image": image_answer_loss(self.learner, batch, self.codec)}
        if step % 24 == 7:
            return {"blind": answer_loss(self.learner.model.image_llm.language, None, texts(batch, self.codec))}
        return video_losses(self.learner, batch, self.codec)


def video_losses(learner: Learner, batch: Batch, codec: Codec, contrast: float = 0.0) -> Losses:
    clips = to_clips(batch, learner.dtype)
    text = texts(batch, codec)
    language = learner.model.image_llm.language
    visual = visual_tokens(learner.model, clips)
    linvt = learner.model.linvt
    selection = linvt.select(visual, about_k(learner.model.config, clips.times.shape[1]))
    video = linvt.aggregate(selection, condition_on(learner.model, text))
    losses = {"answer": answer_loss(language, video.tokens, text)}
    if video.weights:
        asked = for_each(selection.indices, len(batch.questions) // len(visual))
        shown = clips.target.gather(1, asked)[..., None].float()
        losses["ground"] = 0.3 * grounding_loss(video.weights[0], linvt.token_sets(shown)[0])
    if linvt.aggregators:
        losses["clock"] = 10 * clock_loss(linvt, selection, clips.times)
    if selection.scores is not None:
        losses["score"] = 0.2 * foreground_loss(selection.scores, clips.foreground)
    if contrast:
        said = mean_words(language, text)
        losses["contrast"] = contrast * contrastive_loss(video.tokens.mean(1), said, learner.contrast)
    return losses


def clock_loss(linvt: Linvt, selection: Selection, times: Tensor) -> Tensor:
    """Mean square by which the clocks are off `times` [clip, frame], over the tokens of every scale."""
    patches = selection.scores.shape[2] if selection.scores is not None else selection.tokens.shape[1] // times.shape[1]
    shown = times.gather(1, selection.indices // patches)[..., None].float()
    pairs = zip(
        linvt.aggregator_of_each_set(), linvt.token_sets(selection.tokens), linvt.token_sets(shown), strict=True
    )
    apart = [functional.mse_loss(each.clock(tokens).float(), told[..., 0]) for each, tokens, told in pairs]
    return torch.stack(apart).mean()


def about_k(config: ModelConfig, frames: int) -> int:
    """Tokens to keep of `frames` frames: the bundle's own share of them, more or less, so that k stays a setting."""
    own = config.linvt.k / config.frames
    return max(1, int(frames * own * random.uniform(0.72, 1.28)))


def image_answer_loss(learner: Learner, batch: Batch, codec: Codec) -> Tensor:
    clips = to_clips(batch, learner.dtype)
    image_llm = learner.model.image_llm
    visual = frame_tokens(image_llm, clips).flatten(1, 2)
    return answer_loss(image_llm.language, visual, texts(batch, codec, learn_all=True))


def condition_on(model: VideoLanguageModel, text: TextBatch) -> Condition:
    embeds = model.image_llm.language.embed(text.questions)
    return Condition(embeds, padding_bias(text.questions != PAD, embeds.dtype))


def mean_words(language: nn.Module, text: TextBatch) -> Tensor:
    """Mean embedding of each row's current question and learned answer: [batch, channel]."""
    learned = text.learned[..., None]
    answer = (language.embed(text.ids) * learned).sum(1) / learned.sum(1)
    asked = (text.questions != PAD)[..., None]
    question = (language.embed(text.questions) * asked).sum(1) / asked.sum(1)
    return answer + question


def texts(batch: Batch, codec: Codec, learn_all: bool = False) -> TextBatch:
    """The batch's conversations, with one question word in thirty unknown, and one colour of an answer in four."""
    return encode_conversations(codec, conversations(batch), learn_all, dropout=0.03, unread=0.25)


def conversations(batch: Batch) -> list[list[Pair]]:
    return [
        [*history, (question, answer)]
        for history, question, answer in zip(batch.history, batch.questions, batch.answers, strict=True)
    ]


def class_ids(codec: Codec) -> tuple[Tensor, Tensor]:
    """Word ids of the kinds and of the colours, in the order of their classes."""
    return torch.tensor([codec.ids[kind] for kind in KINDS]), torch.tensor([codec.ids[name] for name in COLOUR_NAMES])
