"""Many questions answered at once by SmolLM2 in PyTorch: what they share is read once, the rest in padded batches."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

import torch
from torch import Tensor

from everyday.evaluation.asking import Answer
from everyday.packing import ASSISTANT, USER, ids_of
from everyday.smollm2 import Decoder, KeysAndValues
from everyday.vocabulary import tokenizer

BATCH = 32
END = 2
"""`<|im_end|>`"""

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True)
class Prompt:
    """A question after what stands before it."""

    key: Hashable
    """Equal for prompts that begin with the same video tokens."""
    video: Tensor
    """Video tokens [token, channel]; none where the question is asked blind."""
    question: str


class Codec(Protocol):
    def encode(self, text: str) -> list[int]: ...

    def decode(self, ids: list[int]) -> str: ...


class TrimmedVocabulary:
    """The bundle's tokens."""

    def encode(self, text: str) -> list[int]:
        return ids_of(text)

    def decode(self, ids: list[int]) -> str:
        return str(tokenizer().decode(ids))


@dataclass
class _Batch:
    """Read prompts: what attention remembers of them, and the last state of each."""

    past: list[KeysAndValues]
    seen: Tensor
    """[prompt, position]: false where padding stands."""
    positions: Tensor
    """The next position of each [prompt]."""
    states: Tensor
    """[prompt, channel]"""


class Reader:
    """Answers prompts with a decoder."""

    def __init__(self, decoder: Decoder, codec: Codec, batch: int = BATCH) -> None:
        self.decoder = decoder.eval()
        self.codec = codec
        self.batch = batch
        self.head = self.decoder.embed(torch.tensor(codec.encode(USER)))

    @torch.inference_mode()
    def answer(self, prompts: Sequence[Prompt], most_tokens: int) -> list[Answer]:
        return self._in_batches(prompts, lambda places: self._write(self._read(_at(prompts, places)), most_tokens))

    @torch.inference_mode()
    def next_token(self, prompts: Sequence[Prompt]) -> list[Tensor]:
        """Log-probabilities of an answer's first token: [token] for each prompt."""
        return self._in_batches(prompts, lambda places: list(self._odds(self._read(_at(prompts, places)).states)))

    @torch.inference_mode()
    def log_probability(self, prompts: Sequence[Prompt], answers: Sequence[str]) -> list[float]:
        """Of given answers, with their end: the mean over tokens."""
        ids = [[*self.codec.encode(answer), END] for answer in answers]
        return self._in_batches(prompts, lambda places: self._rate(self._read(_at(prompts, places)), _at(ids, places)))

    def _in_batches(self, prompts: Sequence[Prompt], work: Callable[[list[int]], list[Result]]) -> list[Result]:
        """Gives work the places of prompts that lie together, as those of one video do; results come in their order."""
        lengths = [len(each.question) for each in prompts]
        order = sorted(range(len(prompts)), key=lambda at: (len(prompts[at].video), hash(prompts[at].key), lengths[at]))
        found: dict[int, Result] = {}
        for places in _chunks(order, prompts, self.batch):
            found.update(zip(places, work(places), strict=True))
        return [found[at] for at in range(len(prompts))]

    def _read(self, prompts: Sequence[Prompt]) -> _Batch:
        past, row_of = self._read_videos(prompts)
        rows = torch.tensor([row_of[each.key] for each in prompts])
        tails = [self.codec.encode(each.question + ASSISTANT) for each in prompts]
        longest = max(map(len, tails))
        ids = torch.tensor([[END] * (longest - len(tail)) + tail for tail in tails])
        real = torch.tensor([[False] * (longest - len(tail)) + [True] * len(tail) for tail in tails])
        before = past[0][0].shape[2]
        seen = torch.cat([torch.ones(len(prompts), before, dtype=torch.bool), real], dim=1)
        positions = before + (real.cumsum(1) - 1).clamp(min=0)
        mask = torch.ones(longest, before + longest, dtype=torch.bool).tril(before) & seen[:, None]
        # Padding looks at itself: a row that may look at nothing has no softmax.
        mask |= torch.cat([torch.zeros(longest, before, dtype=torch.bool), torch.eye(longest, dtype=torch.bool)], 1)
        states, past = self.decoder(
            self.decoder.embed(ids), positions, mask[:, None], [(keys[rows], values[rows]) for keys, values in past]
        )
        return _Batch(past, seen, positions[:, -1] + 1, states[:, -1])

    def _read_videos(self, prompts: Sequence[Prompt]) -> tuple[list[KeysAndValues], dict[Hashable, int]]:
        """Each video of these prompts once, and its row."""
        videos = {each.key: each.video for each in prompts}
        rows = torch.stack([torch.cat([self.head, video]) for video in videos.values()])
        length = rows.shape[1]
        positions = torch.arange(length).expand(len(rows), -1)
        mask = torch.ones(length, length, dtype=torch.bool).tril()[None, None]
        _, past = self.decoder(rows, positions, mask)
        return past, {key: row for row, key in enumerate(videos)}

    def _odds(self, states: Tensor) -> Tensor:
        return self.decoder.logits(states).log_softmax(-1)

    def _step(self, batch: _Batch, ids: Tensor) -> None:
        """Reads one token more of each prompt: ids [prompt]."""
        batch.seen = torch.cat([batch.seen, torch.ones(len(ids), 1, dtype=torch.bool)], dim=1)
        embeddings = self.decoder.embed(ids[:, None])
        states, batch.past = self.decoder(embeddings, batch.positions[:, None], batch.seen[:, None, None], batch.past)
        batch.positions = batch.positions + 1
        batch.states = states[:, -1]

    def _write(self, batch: _Batch, most_tokens: int) -> list[Answer]:
        written: list[list[int]] = [[] for _ in batch.states]
        sums, least = torch.zeros(len(written)), torch.zeros(len(written))
        open_ones = torch.ones(len(written), dtype=torch.bool)
        for left in range(most_tokens, 0, -1):
            odds, ids = self._odds(batch.states).max(-1)
            sums += torch.where(open_ones, odds, 0)
            least = torch.where(open_ones, torch.minimum(least, odds), least)
            for row in open_ones.nonzero()[:, 0].tolist():
                written[row].append(int(ids[row]))
            open_ones &= ids != END
            if left == 1 or not open_ones.any():
                break
            self._step(batch, ids)
        return [
            Answer(self._text(ids), float(total) / max(1, len(ids)), float(lowest))
            for ids, total, lowest in zip(written, sums, least, strict=True)
        ]

    def _text(self, ids: list[int]) -> str:
        return self.codec.decode([id for id in ids if id != END]).strip()

    def _rate(self, batch: _Batch, answers: list[list[int]]) -> list[float]:
        longest = max(map(len, answers))
        sums = torch.zeros(len(answers))
        for at in range(longest):
            ids = torch.tensor([answer[at] if at < len(answer) else END for answer in answers])
            odds = self._odds(batch.states).gather(1, ids[:, None])[:, 0]
            sums += torch.where(torch.tensor([at < len(answer) for answer in answers]), odds, 0)
            if at + 1 < longest:
                self._step(batch, ids)
        return [float(total) / len(answer) for total, answer in zip(sums, answers, strict=True)]


def _at(items: Sequence[Item], places: Sequence[int]) -> list[Item]:
    return [items[at] for at in places]


def _chunks(order: Sequence[int], prompts: Sequence[Prompt], size: int) -> Iterator[list[int]]:
    """Up to `size` places in their order; all prompts of a chunk have as many video tokens."""
    chunk: list[int] = []
    for at in order:
        if chunk and (len(chunk) == size or len(prompts[at].video) != len(prompts[chunk[0]].video)):
            yield chunk
            chunk = []
        chunk.append(at)
    if chunk:
        yield chunk
