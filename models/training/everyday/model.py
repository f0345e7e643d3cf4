"""The image-LLM, and the video-LLM that LinVT makes of it."""

import torch
from torch import Tensor, nn

from everyday.connector import WIDTH, Connector
from everyday.lessons.films import Film
from everyday.packing import USER, ids_of
from everyday.smollm2 import Decoder, Weights, multiplies_sixteen_bits, shipped_weights
from linvt.aggregate import Condition
from linvt.tokenizer import Linvt, LinvtConfig, VideoTokens
from model.attention import padding_bias

LINVT = LinvtConfig(channels=WIDTH, queries=(32, 16, 8), k=256, tta_layers=1, tta_width=192)


class Everyday(nn.Module):
    def __init__(self, weights: Weights = shipped_weights) -> None:
        super().__init__()
        self.connector = Connector()
        self.decoder = Decoder(weights)
        self.linvt = Linvt(LINVT)

    def photo_tokens(self, cells: Tensor) -> Tensor:
        """cells [photo, SIDE², CHANNELS] of still pictures → tokens [photo, SIDE², WIDTH]."""
        still = torch.zeros(len(cells))
        return self.connector.shown(cells, still, still)

    def film_tokens(self, films: list[Film], questions: list[str]) -> Tensor:
        """As many questions of each film, in a row → video tokens [question, video, WIDTH]."""
        cells = torch.stack([film.cells() for film in films])
        times = torch.stack([film.times() for film in films])
        shares = times / torch.tensor([film.duration for film in films])[:, None]
        with torch.autocast("cpu", torch.bfloat16, enabled=self.training and multiplies_sixteen_bits()):
            tokens = self.connector.shown(cells.flatten(0, 1), shares.flatten(), times.flatten()).float()
        return self.video_tokens(tokens.unflatten(0, cells.shape[:2]), questions).tokens

    def video_tokens(self, visual: Tensor, questions: list[str]) -> VideoTokens:
        """visual [clip, frame, SIDE², WIDTH], as many questions of each clip."""
        return self.linvt(visual, self.condition(questions))

    def condition(self, questions: list[str]) -> Condition:
        rows = [ids_of(question) for question in questions]
        longest = max(map(len, rows))
        ids = torch.tensor([row + [0] * (longest - len(row)) for row in rows])
        present = torch.arange(longest) < torch.tensor([len(row) for row in rows])[:, None]
        return Condition(self.decoder.embed(ids), padding_bias(present, torch.float32))

    def prefix(self, visual: Tensor | None, rows: int) -> Tensor:
        """The prompt up to the question: [row, prefix, WIDTH]."""
        opening = self.decoder.embed(torch.tensor(ids_of(USER))).expand(rows, -1, -1)
        return opening if visual is None else torch.cat([opening, visual], dim=1)
