"""Conversations as padded id tensors, in the order of the chat template."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from train.text import ASSISTANT, EOS, PAD, UNK, USER, Codec

Pair = tuple[str, str]
"""A question and its answer."""


@dataclass(frozen=True)
class TextBatch:
    """What follows the visual or video tokens."""

    ids: Tensor
    """[batch, text], padded on the right"""
    learned: Tensor
    """True where the token belongs to an answer that is learned: [batch, text]"""
    questions: Tensor
    """The current question alone, without special tokens: [batch, question]"""


def encode_conversations(
    codec: Codec, conversations: Sequence[Sequence[Pair]], learn_all: bool, dropout: float = 0.0
) -> TextBatch:
    """Each conversation's last pair is the current one. `dropout` turns question words into <unk>."""
    ids, learned, questions = [], [], []
    for conversation in conversations:
        row: list[int] = []
        flags: list[bool] = []
        for index, (question, answer) in enumerate(conversation):
            asked = drop_words(codec.encode(question), dropout)
            told = [*codec.encode(answer), EOS]
            current = index == len(conversation) - 1
            row += [USER, *asked, ASSISTANT, *told]
            flags += [False] * (len(asked) + 2) + [learn_all or current] * len(told)
        ids.append(row)
        learned.append(flags)
        questions.append(asked)
    return TextBatch(padded(ids, PAD), padded(learned, False), padded(questions, PAD))


def drop_words(ids: list[int], share: float) -> list[int]:
    return [UNK if random.random() < share else i for i in ids]


def padded(rows: Sequence[Sequence[int]] | Sequence[Sequence[bool]], fill: int | bool) -> Tensor:
    width = max(len(row) for row in rows)
    return torch.tensor([[*row, *[fill] * (width - len(row))] for row in rows])
