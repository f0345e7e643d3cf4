"""The image-LLM, and the video-LLM that LinVT makes of it."""

import torch
from torch import Tensor, nn

from everyday.connector import WIDTH, Connector
from everyday.lessons.films import Film
from everyday.packing import USER, ids_of
from everyday.smollm2 import Decoder, Weights, shipped_weights
from linvt.aggregate import Condition
from linvt.free import FreeLinvt
from linvt.tokenizer import LinvtConfig

LINVT = LinvtConfig(channels=WIDTH, queries=(16, 8, 4), k=128)


class Everyday(nn.Module):
    def __init__(self, weights: Weights = shipped_weights) -> None:
        super().__init__()
        self.connector = Connector()
        self.decoder = Decoder(weights)
        self.linvt = FreeLinvt(LINVT)

    def photo_tokens(self, cells: Tensor) -> Tensor:
        """cells [photo, SIDE², CHANNELS] of still pictures → tokens [photo, SIDE², WIDTH]."""
        still = torch.zeros(len(cells))
        return self.connector.shown(cells, still, still)

    def film_tokens(self, films: list[Film], questions: list[str]) -> Tensor:
        """One question a film → video tokens [film, video, WIDTH]."""
        cells = torch.stack([film.cells() for film in films])
        times = torch.stack([film.times() for film in films])
        shares = times / torch.tensor([film.duration for film in films])[:, None]
        tokens = self.connector.shown(cells.flatten(0, 1), shares.flatten(), times.flatten())
        visual = tokens.unflatten(0, cells.shape[:2])
        return self.linvt(visual, Condition(self.question_embeddings(questions))).tokens

    def question_embeddings(self, questions: list[str]) -> Tensor:
        """[question, word, WIDTH]. Short ones repeat their last word: only the best word counts."""
        rows = [ids_of(question) for question in questions]
        longest = max(len(row) for row in rows)
        return self.decoder.embed(torch.tensor([row + row[-1:] * (longest - len(row)) for row in rows]))

    def prefix(self, visual: Tensor | None, rows: int) -> Tensor:
        """The prompt up to the question: [row, prefix, WIDTH]."""
        opening = self.decoder.embed(torch.tensor(ids_of(USER))).expand(rows, -1, -1)
        return opening if visual is None else torch.cat([opening, visual], dim=1)
