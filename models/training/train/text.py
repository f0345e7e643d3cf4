"""Words and ids: word level, lower case, punctuation apart, special tokens around the turns of a conversation."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SPECIAL = ("<pad>", "<unk>", "<bos>", "<eos>", "<video>", "<user>", "<assistant>")
PAD, UNK, BOS, EOS, VIDEO, USER, ASSISTANT = range(len(SPECIAL))
_PIECE = re.compile(r"\d+[:.]\d+|[^\W_]+|[^\w\s]|_")
"""A time ('3.5', '0:04') is one piece."""


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

    def encode(self, text: str) -> list[int]:
        return [self.ids.get(piece, UNK) for piece in _PIECE.findall(text.lower())]

    def decode(self, ids: Sequence[int]) -> str:
        text = " ".join(self.words[i] for i in ids if i >= len(SPECIAL))
        return re.sub(r" ([.,?!:;])", r"\1", text)
