"""Words and ids: word level, lower case, punctuation apart, special tokens around the turns of a conversation."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from world.things import COLOUR_NAMES
from world.vocabulary import turned_on

SPECIAL = ("<pad>", "<unk>", "<bos>", "<eos>", "<video>", "<user>", "<assistant>")
PAD, UNK, BOS, EOS, VIDEO, USER, ASSISTANT = range(len(SPECIAL))
_PIECE = re.compile(r"\d+[:.]\d+|[^\W_]+|[^\w\s]|_")
"""A time ('3.5', '0:04') is one piece."""
_TIMES = (re.compile(r"\d+\.\d"), re.compile(r"\d+"), re.compile(r"\d+:\d\d"))
"""Half seconds, seconds, the clock."""
SPILL, SPILLS = 0.3, 3
"""What a time learned as right leaves to the next one, each way, as a factor; to how many."""


@dataclass(frozen=True)
class Vocabulary:
    words: tuple[str, ...]
    """Every token; its place is its id."""

    @classmethod
    def of(cls, words: Sequence[str]) -> "Vocabulary":
        return cls((*SPECIAL, *words))

    @classmethod
    def read(cls, path: Path) -> "Vocabulary":
        return cls(tuple(json.loads(path.read_text())))

    def write(self, path: Path) -> None:
        path.write_text(json.dumps(self.words) + "\n")

    @property
    def ids(self) -> dict[str, int]:
        return {word: index for index, word in enumerate(self.words)}

    def __len__(self) -> int:
        return len(self.words)


class Codec:
    """Text to ids and back; the same pieces as the bundle's tokenizer.json."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.words = vocabulary.words
        self.ids = vocabulary.ids
        self.shares = shares_of(vocabulary.words)
        self.turned_on = frozenset(self.ids[word] for word in turned_on() if word in self.ids)
        """Of what a question turns on."""
        self.uncoloured = frozenset(range(len(self.words))) - {self.ids.get(name, UNK) for name in COLOUR_NAMES}
        """Of all but colours."""

    def encode(self, text: str) -> list[int]:
        return [self.ids.get(piece, UNK) for piece in _PIECE.findall(text.lower())]

    def decode(self, ids: Sequence[int]) -> str:
        text = " ".join(self.words[i] for i in ids if i >= len(SPECIAL))
        return re.sub(r" ([.,?!:;])", r"\1", text)


@dataclass(frozen=True)
class Shares:
    """What share each word has in each word as a target: a time is about right next to the right one, which single
    classes do not say. Those of times; every other word is wholly its own."""

    words: int
    targets: list[int]
    others: list[int]
    values: list[float]

    def matrix(self) -> Tensor:
        """[target, word] on the default device; rows sum to 1."""
        matrix = torch.eye(self.words)
        matrix[torch.tensor(self.targets, dtype=torch.long), torch.tensor(self.others, dtype=torch.long)] = (
            torch.tensor(self.values, dtype=matrix.dtype)
        )
        return matrix


def shares_of(words: Sequence[str]) -> Shares:
    shares = Shares(len(words), [], [], [])
    for pattern in _TIMES:
        times = [index for index, word in enumerate(words) if pattern.fullmatch(word)]
        in_order = sorted(times, key=lambda index: seconds_of(words[index]))
        for rank, right in enumerate(in_order):
            near = {other: SPILL ** abs(at - rank) for at, other in enumerate(in_order) if abs(at - rank) <= SPILLS}
            shares.targets.extend([right] * len(near))
            shares.others.extend(near)
            shares.values.extend(share / sum(near.values()) for share in near.values())
    return shares


def seconds_of(time: str) -> float:
    """'3.5' 3.5, '1:30' 90."""
    minutes, _, seconds = time.rpartition(":")
    return 60 * float(minutes or 0) + float(seconds)
