"""What is learned from: the answers, and what the renderer knows of each patch."""

import torch
from torch import Tensor, nn
from torch.nn import functional

from model.language_model import LanguageModel, causal_bias
from train.conversation import Group, TextBatch
from train.text import BOS
from world.labels import LOOKS

Losses = dict[str, Tensor]
"""Named parts of a loss, already weighted; their sum is minimised."""


def answer_loss(language: LanguageModel, visual: Tensor | None, text: TextBatch) -> Tensor:
    """Cross-entropy of the learned answer tokens; visual [batch, token, channel], None for a blind prompt. Where a time
    is right those next to it are nearly so.

    A row weighs as the root of its number of tokens: a description outweighs 'left', but not by its whole length.
    """
    roots = text.learned.sum(1).sqrt()
    parts = [group_loss(language, visual, text, roots, group) for group in text.groups]
    return torch.stack(parts).sum() / roots.sum()


def group_loss(language: LanguageModel, visual: Tensor | None, text: TextBatch, roots: Tensor, group: Group) -> Tensor:
    """Sum over the rows of a group of the root of their number of learned tokens, `roots` [batch], times their mean."""
    ids, read, learned = (each[group.rows, : group.width] for each in (text.ids, text.read, text.learned))
    hidden = prompt_states(language, None if visual is None else visual[group.rows], read)
    places = learned.nonzero(as_tuple=True)
    logits = language.head(hidden[places])
    losses = functional.cross_entropy(logits.float(), text.shares[ids[places]], reduction="none")
    return (losses / roots[group.rows][places[0]]).sum()


def prompt_states(language: LanguageModel, visual: Tensor | None, ids: Tensor) -> Tensor:
    """States that predict each text token: [batch, text, channel]. The token before it is at the same index."""
    start = language.embed(torch.full((len(ids), 1), BOS))
    parts = [start, language.embed(ids)] if visual is None else [start, visual, language.embed(ids)]
    embeds = torch.cat(parts, dim=1)
    length = embeds.shape[1]
    positions = torch.arange(length).expand(len(ids), -1)
    hidden, _ = language.hidden(embeds, positions, causal_bias(length, embeds.dtype))
    return hidden[:, length - ids.shape[1] - 1 : -1]


class PatchNaming(nn.Module):
    """Names each patch by words: its content is compared with the language model's own word embeddings."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.nothing = nn.Parameter(torch.zeros(2, channels))
        self.scale = nn.Parameter(torch.ones(2))

    def forward(self, content: Tensor, words: Tensor, classes: Tensor, which: int) -> Tensor:
        """content [..., channel], words [class, channel], classes [...] with 0 for nothing → loss."""
        return functional.cross_entropy(self.logits(content.flatten(0, -2), words, which).float(), classes.flatten())

    def logits(self, content: Tensor, words: Tensor, which: int) -> Tensor:
        """content [patch, channel], words [class, channel] → [patch, 1 + class], nothing first"""
        names = torch.cat([self.nothing[which : which + 1], words])
        return content @ names.T * (self.scale[which] * content.shape[-1] ** -0.5)


class PatchLooks(nn.Module):
    """Tells from each patch's content where its thing's middle lies, how large, turned and clear it is: what a
    difference in time is seen by, and what a name does not ask for."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.looks = nn.Linear(channels, LOOKS)

    def forward(self, content: Tensor, looks: Tensor, things: Tensor) -> Tensor:
        """content [..., channel], looks [..., LOOKS], things [...] with 0 for nothing → loss."""
        shown = things > 0
        return functional.smooth_l1_loss(self.looks(content)[shown].float(), looks[shown])


def foreground_loss(scores: Tensor, foreground: Tensor) -> Tensor:
    """Scores [batch, frame, patch] tell things from background, and stay small."""
    scores = scores.float()
    fit = functional.binary_cross_entropy_with_logits(scores, foreground.float())
    return fit + 1e-3 * scores.square().mean()


def grounding_loss(weights: Tensor, shown: Tensor) -> Tensor:
    """−log of the mass that queries put on what the question rests on.

    weights [batch, query, pooled]; shown [batch, pooled, 1] is the share of each pooled token that is part of it.
    """
    mass = (weights.float() @ shown.float()).mean((1, 2))
    named = shown.amax((1, 2)) > 0
    return -((mass + 1e-3).log() * named).sum() / named.sum().clamp(min=1)


def contrastive_loss(video: Tensor, text: Tensor, scale: Tensor) -> Tensor:
    """InfoNCE both ways between matching rows: video, text [batch, channel]."""
    video, text = functional.normalize(video.float(), dim=-1), functional.normalize(text.float(), dim=-1)
    logits = scale.float().exp() * video @ text.T
    labels = torch.arange(len(logits))
    return (functional.cross_entropy(logits, labels) + functional.cross_entropy(logits.T, labels)) / 2
