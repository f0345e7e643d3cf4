"""Conversations as padded id tensors, in the order of the chat template."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from train.text import ASSISTANT, EOS, PAD, UNK, USER, Codec

GROUPS = 3
Pair = tuple[str, str]
"""A question and its answer."""


@dataclass(frozen=True)
class TextBatch:
    """What follows the visual or video tokens."""

    ids: Tensor
    """[batch, text], padded on the right"""
    read: Tensor
    """`ids` as they are read while they are learned: [batch, text]"""
    learned: Tensor
    """True where the token belongs to an answer that is learned: [batch, text]"""
    questions: Tensor
    """The current question alone, without special tokens: [batch, question]"""
    groups: list["Group"]
    """All rows once, those of like length together."""
    shares: Tensor
    """Each word's in each target, [target, word] (`text.Shares`)"""


@dataclass(frozen=True)
class Group:
    """Rows of a batch whose text is at most `width` tokens long."""

    rows: Tensor
    """[row]"""
    width: int


def encode_conversations(
    codec: Codec, conversations: Sequence[Sequence[Pair]], learn_all: bool, dropout: float = 0.0, unread: float = 0.0
) -> TextBatch:
    """Each conversation's last pair is the current one. `dropout` turns question words into <unk>, but those
    that it turns on: what is unknown of these, cannot be told. `unread` of the colours in answers are learned, but not
    read (word dropout as in Bowman et al., 2016, arXiv 1511.06349, section 3.1): what has a colour is then to be seen,
    where the colour would tell what mostly has it."""
    ids, read, learned, questions = [], [], [], []
    for conversation in conversations:
        row: list[int] = []
        seen: list[int] = []
        flags: list[bool] = []
        for index, (question, answer) in enumerate(conversation):
            asked = drop_words(codec.encode(question), dropout, codec.turned_on)
            told = [*codec.encode(answer), EOS]
            current = index == len(conversation) - 1
            row += [USER, *asked, ASSISTANT, *told]
            seen += [USER, *asked, ASSISTANT, *drop_words(told, unread, codec.uncoloured)]
            flags += [False] * (len(asked) + 2) + [learn_all or current] * len(told)
        ids.append(row)
        read.append(seen)
        learned.append(flags)
        questions.append(asked)
    together = grouped([*map(len, ids)])
    shares = codec.shares.matrix()
    tensors = padded(ids, PAD), padded(read, PAD), padded(learned, False), padded(questions, PAD)
    return TextBatch(*tensors, together, shares)


def grouped(lengths: Sequence[int]) -> list[Group]:
    """A few rows with a long history would pad all others to three times their length."""
    order = sorted(range(len(lengths)), key=lambda row: lengths[row])
    size = -(-len(order) // GROUPS)
    parts = [order[start : start + size] for start in range(0, len(order), size)]
    return [Group(torch.tensor(part), lengths[part[-1]]) for part in parts]


def drop_words(ids: list[int], share: float, spared: frozenset[int]) -> list[int]:
    return [UNK if i not in spared and random.random() < share else i for i in ids]


def padded(rows: Sequence[Sequence[int]] | Sequence[Sequence[bool]], fill: int | bool) -> Tensor:
    width = max(len(row) for row in rows)
    return torch.tensor([[*row, *[fill] * (width - len(row))] for row in rows])
