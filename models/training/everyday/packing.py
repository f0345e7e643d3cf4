"""Several questions to one picture in one sequence: each sees the picture and itself, and nothing of the others."""

from dataclasses import dataclass

import torch
from torch import Tensor

from everyday.vocabulary import tokenizer

USER = "<|im_start|>user\n"
ASSISTANT = "<|im_end|>\n<|im_start|>assistant\n"
END = "<|im_end|>"
IGNORED = -100

Turn = tuple[str, str]


def ids_of(text: str) -> list[int]:
    return tokenizer().encode(text).ids


@dataclass(frozen=True)
class Packed:
    """Everything after the visual tokens, of a batch of pictures; short rows are padded."""

    ids: Tensor
    """[picture, token]"""
    labels: Tensor
    """[picture, token]: what comes next where an answer is written, IGNORED elsewhere."""
    positions: Tensor
    """[picture, prefix + token]"""
    mask: Tensor
    """[picture, 1, prefix + token, prefix + token]: where attention may look."""


def packed(conversations: list[list[Turn]], prefix: int) -> Packed:
    """Packs the turns of each picture behind a prefix of so many positions."""
    rows = [[(ids_of(q + ASSISTANT), ids_of(a + END)) for q, a in turns] for turns in conversations]
    longest = max(sum(len(q) + len(a) for q, a in turns) for turns in rows)
    total = prefix + longest
    ids = torch.zeros(len(rows), longest, dtype=torch.long)
    labels = torch.full((len(rows), longest), IGNORED)
    positions = torch.arange(total).repeat(len(rows), 1)
    turn_of = torch.full((len(rows), total), -1)
    turn_of[:, :prefix] = 0
    for row, turns in enumerate(rows):
        at = 0
        for number, (question, answer) in enumerate(turns, start=1):
            length = len(question) + len(answer)
            here = slice(at, at + length)
            ids[row, here] = torch.tensor(question + answer)
            # The last token of the question already says the answer's first.
            first = at + len(question) - 1
            labels[row, first : first + len(answer)] = torch.tensor(answer)
            positions[row, prefix + at : prefix + at + length] = prefix + torch.arange(length)
            turn_of[row, prefix + at : prefix + at + length] = number
            at += length
    return Packed(ids, labels, positions, visible(turn_of))


def visible(turn_of: Tensor) -> Tensor:
    """turn_of [row, position], 0 for the prefix and −1 for padding → mask [row, 1, position, position]."""
    length = turn_of.shape[1]
    earlier = torch.ones(length, length, dtype=torch.bool).tril()
    own = turn_of[:, :, None] == turn_of[:, None, :]
    of_prefix = (turn_of == 0)[:, None, :]
    return (earlier & (own | of_prefix))[:, None]
