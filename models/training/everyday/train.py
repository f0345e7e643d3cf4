"""Trains the bundle's own weights, in the paper's stages (section 3.3): `python -m everyday.train PHOTOS CACHE RUN`.

`--stage photos` makes the image-LLM: the connector and a LoRA learn by next-token loss on answers about photos, and the
connector's tokens must go on saying words (`words.py`). `--stage films` makes a video-LLM of it: first LinVT learns
alone (alignment), then all learns, photos among the films (instruction tuning).

Goes on where it stopped. `--start` takes what `everyday.words` has written, or an earlier run's checkpoint.
"""

import argparse
import math
import random
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import torch
from torch import Tensor, nn
from torch.nn import functional

from everyday.lessons.mix import Mix
from everyday.model import Everyday
from everyday.packing import IGNORED, Turn, packed
from everyday.photos import Library
from everyday.smollm2 import Layer, in_sixteen_bits, multiplies_sixteen_bits
from everyday.words import Saying, WordHead, add_kinds, said_of_photos

Stage = Literal["photos", "films"]

WARM_STEPS = 20
PHOTOS_PER_STEP = 16
FILMS_PER_STEP = 8
QUESTIONS_PER_FILM = 6
WORD_WEIGHT = 0.05
SAVE_EVERY = 25
USUAL_PHOTOS = 128
"""That tell how alike words and tokens usually are."""


@dataclass(frozen=True)
class Plan:
    """What learns how fast, and what of the lessons are films."""

    rates: dict[str, float]
    films: float


ALIGNMENT_SHARE = 0.15
"""Of the minutes of films: LinVT learns alone."""

PHOTOS = Plan({"connector": 1e-3, "head": 1e-3, "lora": 6e-4, "linvt": 0.0}, 0.0)
ALIGNMENT = Plan({"connector": 0.0, "head": 0.0, "lora": 0.0, "linvt": 1e-3}, 1.0)
INSTRUCTION = Plan({"connector": 3e-4, "head": 3e-4, "lora": 5e-4, "linvt": 1e-3}, 0.65)


def answer_loss(model: Everyday, visual: Tensor, conversations: list[list[Turn]]) -> Tensor:
    """Mean next-token loss of the answers, in nats."""
    prefix = model.prefix(visual, len(conversations))
    sheet = packed(conversations, prefix.shape[1])
    embeddings = torch.cat([prefix, model.decoder.embed(sheet.ids)], dim=1)
    states, _ = model.decoder(embeddings, sheet.positions, sheet.mask)
    answers = sheet.labels != IGNORED
    return functional.cross_entropy(model.decoder.logits(states[:, prefix.shape[1] :][answers]), sheet.labels[answers])


def film_loss(model: Everyday, mix: Mix) -> Tensor:
    films, turns = zip(*(mix.film(QUESTIONS_PER_FILM) for _ in range(FILMS_PER_STEP)), strict=True)
    asked = [of_film[at % len(of_film)] for of_film in turns for at in range(QUESTIONS_PER_FILM)]
    visual = model.film_tokens(list(films), [question for question, _ in asked])
    return answer_loss(model, visual, [[turn] for turn in asked])


class Run:
    """A training run: model, optimizer and where it is."""

    def __init__(self, library: Library, folder: Path, start: Path, stage: Stage, minutes: float, seed: int) -> None:
        self.folder, self.minutes, self.stage = folder, minutes, stage
        self.model = Everyday().train()
        if multiplies_sixteen_bits():
            in_sixteen_bits(self.model.decoder)
        begun = torch.load(start)
        self.head = WordHead(begun["words"], self.model.decoder.embedding.float())
        self.take(begun)
        said = said_of_photos(library)
        add_kinds(said, library)
        self.saying = Saying(library, said, begun["words"])
        self.optimizer = torch.optim.AdamW(
            [{"params": list(part.parameters()), "name": name} for name, part in self.parts.items()],
            weight_decay=0.01,
            betas=(0.9, 0.98),
        )
        self.step, self.spent = 0, 0.0
        self.resume()
        self.mix = Mix(library, seed + self.step)

    @property
    def parts(self) -> dict[str, nn.Module]:
        """What learns, by the names that a checkpoint has for it."""
        model = self.model
        return {"connector": model.connector, "head": self.head, "lora": model.decoder, "linvt": model.linvt}

    def take(self, weights: dict) -> None:
        """What an earlier stage has written may lack what it did not teach."""
        for name, part in self.parts.items():
            if name in weights:
                part.load_state_dict(weights[name])

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
            **{name: part.state_dict() for name, part in self.parts.items()},
            "words": self.head.words,
            "usual": self.usual(),
            "optimizer": self.optimizer.state_dict(),
            "step": self.step,
            "spent": self.spent,
        }
        part = self.folder / "checkpoint.part"
        torch.save(whole, part)
        part.rename(self.folder / "checkpoint.pt")

    @torch.no_grad()
    def usual(self) -> dict[str, Tensor]:
        """Mean and deviation [word] of each word's score over the tokens of training photos."""
        photos = random.Random(0).sample(self.saying.photos, USUAL_PHOTOS)
        cells, _ = self.saying.batch(photos, mirror=False)
        scores = self.head(self.model.photo_tokens(cells).flatten(0, 1))
        return {"mean": scores.mean(0), "deviation": scores.std(0)}

    @property
    def share(self) -> float:
        """How much of the run is over, 0 to 1."""
        return min(1.0, self.spent / (60 * self.minutes))

    def plan(self) -> Plan:
        if self.stage == "photos":
            return PHOTOS
        return ALIGNMENT if self.share < ALIGNMENT_SHARE else INSTRUCTION

    def learn(self) -> tuple[str, float]:
        """One step; its kind and its loss."""
        plan = self.plan()
        for group in self.optimizer.param_groups:
            group["lr"] = plan.rates[group["name"]] * self.rate()
            for parameter in group["params"]:
                parameter.requires_grad_(plan.rates[group["name"]] > 0)
        kind = "film" if random.random() < plan.films else "photo"
        loss = film_loss(self.model, self.mix) if kind == "film" else self.photo_loss()
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_([p for part in self.parts.values() for p in part.parameters()], 1.0)
        self.optimizer.step()
        return kind, loss.item()

    def photo_loss(self) -> Tensor:
        """Loss of the answers, and by a small weight that of the words which the tokens say."""
        lessons = [self.mix.photo() for _ in range(PHOTOS_PER_STEP)]
        visual = self.model.photo_tokens(torch.stack([lesson.cells for lesson in lessons]))
        loss = answer_loss(self.model, visual, [lesson.turns for lesson in lessons])
        told = [at for at, lesson in enumerate(lessons) if self.saying.said.get(lesson.photo or ("", ""))]
        said = self.saying.shares([photo for at in told if (photo := lessons[at].photo)])
        return loss + WORD_WEIGHT * self.head.loss(visual[told], said) if told else loss

    def rate(self) -> float:
        """Share of the full rate: a short rise, then a cosine over the run's minutes."""
        return min(1.0, (self.step + 1) / WARM_STEPS) * max(0.02, 0.5 + 0.5 * math.cos(math.pi * self.share))

    def go(self) -> None:
        means: dict[str, float] = {}
        while self.share < 1:
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
    parser.add_argument("--stage", choices=("photos", "films"), required=True)
    parser.add_argument("--minutes", type=float, default=60, help="of training, in all")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--compile", action="store_true", help="a third faster; needs a C++ compiler")
    options = parser.parse_args()
    options.run.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    if options.compile:
        # Batches have lengths of their own: one compiled layer does for all.
        Layer.forward = torch.compile(Layer.forward, dynamic=True)  # type: ignore[method-assign]
    library = Library(options.photos, options.cache)
    Run(library, options.run, options.start, options.stage, options.minutes, options.seed).go()


if __name__ == "__main__":
    main()
