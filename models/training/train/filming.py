"""Makes films: clips are drawn, and a vision encoder that learns no more sees each of them once."""

import pickle
from pathlib import Path

import numpy as np
import torch

from model.video_llm import ImageLanguageModel
from train.batches import normalised
from train.machine import give_back_memory
from world.batch import film_sampling
from world.films import FILM_FRAMES, Film, Reels, draw
from world.sampling import Screen

FILM_SEED = 1895
TIDIED = 500
"""Films after which memory is given back: a gigabyte at the most."""


@torch.no_grad()
def make_films(
    image_llm: ImageLanguageModel, reels: Reels, screen: Screen, count: int, pool: Path | None, seed: int = 0
) -> None:
    """Writes `count` films where they are not there already; those of another seed are others."""
    if reels.films.exists():
        return
    dtype = image_llm.language.embed.weight.dtype
    sampling = film_sampling(screen, pool)
    films: list[Film] = []
    shape = (count, FILM_FRAMES, screen.grid**2, image_llm.language.embed.embedding_dim)
    contents = np.lib.format.open_memmap(reels.contents, mode="w+", dtype=np.float16, shape=shape)
    for index in range(count):
        film, pixels = draw(np.random.default_rng([FILM_SEED + seed, reels.process, index]), sampling)
        contents[index] = image_llm.content(normalised(pixels[None]).to(dtype))[0].cpu().half().numpy()
        films.append(film)
        if index % TIDIED == 0:
            give_back_memory()
    contents.flush()
    reels.films.write_bytes(pickle.dumps(films))
