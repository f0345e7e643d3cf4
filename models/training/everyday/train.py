"""Trains the image-LLM: `python -m everyday.train PHOTOS CACHE RUN --start words.pt`. Goes on where it stopped.

The connector and a LoRA learn by next-token loss on answers alone; everything else is frozen. A step is either photos
with several questions each, or films with one. The connector's tokens must go on saying words (`words.py`).

`--start` takes what `everyday.words` has written, or the weights of an earlier run: start/everyday.pt.
"""

import argparse
import math
import random
import time
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from everyday.lessons.mix import Mix
from everyday.model import Everyday
from everyday.packing import IGNORED, Turn, packed
from everyday.photos import Library
from everyday.words import Saying, WordHead, add_kinds, said_of_photos

CONNECTOR_RATE = 1e-3
LORA_RATE = 5e-4
WARM_STEPS = 20
FILM_SHARE = 0.3
PHOTOS_PER_STEP = 12
FILMS_PER_STEP = 20
WORD_PHOTOS = 48
WORD_WEIGHT = 0.05
SAVE_EVERY = 25


def answer_loss(model: Everyday, visual: Tensor, conversations: list[list[Turn]]) -> Tensor:
    """Mean next-token loss of the answers, in nats."""
    prefix = model.prefix(visual, len(conversations))
    sheet = packed(conversations, prefix.shape[1])
    embeddings = torch.cat([prefix, model.decoder.embed(sheet.ids)], dim=1)
    states, _ = model.decoder(embeddings, sheet.positions, sheet.mask)
    answers = sheet.labels != IGNORED
    return functional.cross_entropy(model.decoder.logits(states[:, prefix.shape[1] :][answers]), sheet.labels[answers])


def photo_loss(model: Everyday, mix: Mix) -> Tensor:
    lessons = [mix.photo() for _ in range(PHOTOS_PER_STEP)]
    visual = model.photo_tokens(torch.stack([cells for cells, _ in lessons]))
    return answer_loss(model, visual, [turns for _, turns in lessons])


def film_loss(model: Everyday, mix: Mix) -> Tensor:
    films, turns = zip(*(mix.film() for _ in range(FILMS_PER_STEP)), strict=True)
    visual = model.film_tokens(list(films), [question for question, _ in turns])
    return answer_loss(model, visual, [[turn] for turn in turns])


class Run:
    """A training run: model, optimizer and where it is."""

    def __init__(self, library: Library, folder: Path, start: Path, minutes: float, seed: int) -> None:
        self.folder, self.minutes = folder, minutes
        self.model = Everyday()
        begun = torch.load(start)
        self.head = WordHead(begun["words"], self.model.decoder.embedding)
        self.take(begun)
        said = said_of_photos(library)
        add_kinds(said, library)
        self.saying = Saying(library, said, begun["words"])
        connector = [*self.model.connector.parameters(), *self.head.parameters()]
        lora = list(self.model.decoder.parameters())
        self.learning = [*connector, *lora]
        self.optimizer = torch.optim.AdamW(
            [{"params": connector, "base": CONNECTOR_RATE}, {"params": lora, "base": LORA_RATE}],
            weight_decay=0.01,
            betas=(0.9, 0.98),
        )
        self.step, self.spent = 0, 0.0
        self.resume()
        self.mix = Mix(library, seed + self.step)

    def take(self, weights: dict) -> None:
        """What `everyday.words` has written has no LoRA yet."""
        self.model.connector.load_state_dict(weights["connector"])
        self.head.load_state_dict(weights["head"])
        if "lora" in weights:
            self.model.decoder.load_state_dict(weights["lora"])

    def resume(self) -> None:
        path = self.folder / "checkpoint.pt"
        if not path.exists():
            return
        kept = torch.load(path)
        self.take(kept)
        self.optimizer.load_state_dict(kept["optimizer"])
        self.step, self.spent = kept["step"], kept["spent"]

    def save(self) -> None:
        whole = {
            "connector": self.model.connector.state_dict(),
            "lora": self.model.decoder.state_dict(),
            "words": self.head.words,
            "head": self.head.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "step": self.step,
            "spent": self.spent,
        }
        part = self.folder / "checkpoint.part"
        torch.save(whole, part)
        part.rename(self.folder / "checkpoint.pt")

    def learn(self) -> tuple[str, float]:
        """One step; its kind and its loss."""
        kind = "film" if random.random() < FILM_SHARE else "photo"
        loss = film_loss(self.model, self.mix) if kind == "film" else photo_loss(self.model, self.mix)
        cells, said = self.saying.batch(random.sample(self.saying.photos, WORD_PHOTOS), mirror=True)
        spoken = self.head.loss(self.model.connector.content(cells), said)
        self.optimizer.zero_grad()
        (loss + WORD_WEIGHT * spoken).backward()
        torch.nn.utils.clip_grad_norm_(self.learning, 1.0)
        for group in self.optimizer.param_groups:
            group["lr"] = group["base"] * self.rate()
        self.optimizer.step()
        return kind, loss.item()

    def rate(self) -> float:
        """Share of the full rate: a short rise, then a cosine over the run's minutes."""
        share = min(1.0, self.spent / (60 * self.minutes))
        return min(1.0, (self.step + 1) / WARM_STEPS) * max(0.02, 0.5 + 0.5 * math.cos(math.pi * share))

    def go(self) -> None:
        means: dict[str, float] = {}
        while self.spent < 60 * self.minutes:
            started = time.time()
            kind, loss = self.learn()
            self.step += 1
            self.spent += time.time() - started
            means[kind] = loss if kind not in means else 0.95 * means[kind] + 0.05 * loss
            if self.step % 10 == 0:
                shown = ", ".join(f"{name} {value:.3f}" for name, value in sorted(means.items()))
                print(f"step {self.step}, {self.spent / 60:.1f} min: {shown}", flush=True)
            if self.step % SAVE_EVERY == 0:
                self.save()
        self.save()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("photos", type=Path)
    parser.add_argument("cache", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("--start", type=Path, required=True, help="what everyday.words or an earlier run has written")
    parser.add_argument("--minutes", type=float, default=60, help="of training, in all")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    options.run.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    library = Library(options.photos, options.cache)
    Run(library, options.run, options.start, options.minutes, options.seed).go()


if __name__ == "__main__":
    main()
