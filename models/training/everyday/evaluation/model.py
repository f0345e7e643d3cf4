"""The trained model as an answerer: what it sees of a video becomes video tokens as in the page."""

from collections.abc import Callable, Sequence
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from everyday.ask import open_model
from everyday.connector import WIDTH
from everyday.evaluation.asking import Answer, Asked, Video
from everyday.evaluation.decoding import Prompt, Reader, TrimmedVocabulary
from everyday.lessons.films import in_window
from everyday.model import LINVT, Everyday
from everyday.packing import ids_of
from everyday.photos import Library
from everyday.smollm2 import (
    LORA_SCALE,
    Adapted,
    Decoder,
    Weights,
    in_sixteen_bits,
    multiplies_sixteen_bits,
    shipped_weights,
)
from linvt.free import FreeLinvt

Compressor = Callable[[Everyday, Tensor, str], Tensor]
"""Visual tokens [frame, SIDE², WIDTH] of a film and a question → video tokens [token, WIDTH]."""


def whole(_: Everyday, visual: Tensor, __: str) -> Tensor:
    """Every visual token: the image-LLM itself, without LinVT."""
    return visual.flatten(0, 1)


def linvt(model: Everyday, visual: Tensor, question: str) -> Tensor:
    return model.video_tokens(visual[None], [question]).tokens[0]


def untrained(model: Everyday, visual: Tensor, question: str) -> Tensor:
    """LinVT without learned weights, as many tokens."""
    return FreeLinvt(LINVT)(visual[None], model.condition([question])).tokens[0]


def average(_: Everyday, visual: Tensor, __: str) -> Tensor:
    """A frame's tokens averaged over frames: no order survives it."""
    return visual.mean(0)


def pooled(_: Everyday, visual: Tensor, __: str) -> Tensor:
    """As many tokens as LinVT gives, each the mean of neighbours, frame after frame."""
    tokens = visual.flatten(0, 1)
    return functional.adaptive_avg_pool1d(tokens.T[None], sum(LINVT.queries))[0].T


COMPRESSORS: dict[str, Compressor] = {
    "linvt": linvt,
    "untrained": untrained,
    "whole": whole,
    "average": average,
    "pooled": pooled,
}


def loaded(checkpoint: Path, sixteen_bits: bool = False) -> Everyday:
    """A checkpoint of `everyday.train`, its LoRA merged into the weights, which then multiply once."""
    model = open_model(checkpoint)
    model.decoder = merged(model.decoder)
    if sixteen_bits and multiplies_sixteen_bits():
        in_sixteen_bits(model.decoder)
    return model.eval()


@torch.no_grad()
def merged(decoder: Decoder, weights: Weights = shipped_weights) -> Decoder:
    """The same decoder without a LoRA of its own."""
    adapted = {
        f"blk.{at}.{name}.weight": part
        for at, layer in enumerate(decoder.layers)
        for name, part in layer.named_children()
        if isinstance(part, Adapted)
    }

    def weight(name: str) -> Tensor:
        part = adapted.get(name)
        return weights(name) if part is None else part.weight + LORA_SCALE * part.up @ part.down

    return Decoder(weight, rank=0, layers=len(decoder.layers))


class TrainedAnswerer:
    """An `Answerer`. Still pictures are read whole, films through a compressor."""

    def __init__(self, model: Everyday, library: Library, compressor: str = "linvt") -> None:
        self.model = model
        self.library = library
        self.compressor = compressor
        self.reader = Reader(model.decoder, TrimmedVocabulary())
        self.yes, self.no = ids_of("Yes")[0], ids_of("No")[0]

    def answer(self, asked: Sequence[Asked], most_tokens: int) -> list[Answer]:
        different = list(dict.fromkeys(asked))
        answers = self.reader.answer(self.prompts(different), most_tokens)
        answer_of = dict(zip(different, answers, strict=True))
        return [answer_of[each] for each in asked]

    def yes_probability(self, asked: Sequence[Asked]) -> list[float]:
        different = list(dict.fromkeys(asked))
        odds = self.reader.next_token(self.prompts(different))
        likely = {
            ask: float((each[self.yes] - each[self.no]).sigmoid()) for ask, each in zip(different, odds, strict=True)
        }
        return [likely[each] for each in asked]

    def log_probability(self, asked: Sequence[Asked], answers: Sequence[str]) -> list[float]:
        return self.reader.log_probability(self.prompts(asked), answers)

    def prompts(self, asked: Sequence[Asked]) -> list[Prompt]:
        return [self.prompt(each) for each in asked]

    @torch.inference_mode()
    def prompt(self, asked: Asked) -> Prompt:
        if asked.video is None:
            return Prompt("blind", torch.zeros(0, WIDTH), asked.question)
        visual = self.seen(asked.video)
        if len(asked.video.frames) == 1:
            return Prompt(asked.video, visual[0], asked.question)
        tokens = COMPRESSORS[self.compressor](self.model, visual, asked.question)
        shared = self.compressor not in ("linvt", "untrained")
        return Prompt(asked.video if shared else (asked.video, asked.question), tokens, asked.question)

    @torch.inference_mode()
    def strength(self, video: Video) -> float:
        return float(self.seen(video).norm(dim=-1).mean())

    def seen(self, video: Video) -> Tensor:
        """Visual tokens [frame, SIDE², WIDTH]."""
        cells = torch.stack([self.library.encoded(photo.set).of(photo.name) for photo in video.frames])
        shown = in_window(cells, video.windows) if video.windows else cells
        return self.model.connector.shown(shown, torch.tensor(video.shares), torch.tensor(video.seconds))
