"""How sure an answer is, from 0 to 1, as the page says it; tuned on photos that no training saw, and on sprites.

    python -m everyday.evaluation.confidence CHECKPOINT PHOTOS CACHE OUT [--limit 150]

A logistic model of three signals says how likely an answer is right. It is fitted to answers about Flickr8k's dev
photos and films of them, and about frames of the sprite world (`everyday.evaluation.sprites` draws them), which
count as wrong; what it is worth is measured on Flickr8k's test photos and other sprites. OUT is JSON for the manifest.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from everyday.evaluation.asking import Answerer, Photo
from everyday.evaluation.heldout import flickr
from everyday.evaluation.marked import write_between_marks
from everyday.evaluation.model import TrainedAnswerer, loaded
from everyday.evaluation.scores import Measured, auroc, bootstrapped, mean_of
from everyday.evaluation.sprites import NAME as SPRITES
from everyday.evaluation.trials import Trial, out_of_world, trials
from everyday.photos import Library

SIGNALS = ("logProbability", "leastLogProbability", "strength")
"""Mean log-probability of the answer's tokens; of the least likely; mean length of the visual tokens. The page has all
three at no cost. How much likelier an answer is with the video than without would take a second reading."""

MOST_TOKENS = 24
DECAY = 1e-2
UNSURE_SHARE = 0.12
CANNOT_TELL_SHARE = 0.02
"""Of right answers about photos, at most so many are called unsure, and withheld."""


@dataclass(frozen=True)
class Rated:
    """Answers to trials."""

    signals: np.ndarray
    """[trial, signal]"""
    right: np.ndarray
    """[trial]"""


@dataclass(frozen=True)
class Confidence:
    """sigmoid(signals · weights + bias), and the marks below which an answer is unsure, or withheld."""

    weights: np.ndarray
    bias: float
    unsure_below: float
    cannot_tell_below: float

    def of(self, signals: np.ndarray) -> np.ndarray:
        """[trial, signal] → [trial], 0 to 1."""
        return 1 / (1 + np.exp(-(signals @ self.weights + self.bias)))

    def to_json(self) -> dict[str, object]:
        return {
            "weights": dict(zip(SIGNALS, self.weights.round(5).tolist(), strict=True)),
            "bias": round(self.bias, 5),
            "unsureBelow": round(self.unsure_below, 4),
            "cannotTellBelow": round(self.cannot_tell_below, 4),
        }


def rated(answerer: Answerer, tried: Sequence[Trial]) -> Rated:
    asked = [each.asked for each in tried]
    answers = answerer.answer(asked, MOST_TOKENS)
    signals = [
        (said.log_probability, said.least, answerer.strength(each.video))
        for each, said in zip(asked, answers, strict=True)
        if each.video is not None
    ]
    right = [each.right(said.text) for each, said in zip(tried, answers, strict=True)]
    return Rated(np.array(signals, dtype=float), np.array(right, dtype=bool))


def fitted(photos: Rated, sprites: Rated) -> Confidence:
    """Right answers about photos against wrong ones, and against any about sprites."""
    signals = np.concatenate([photos.signals, sprites.signals])
    right = np.concatenate([photos.right, np.zeros(len(sprites.right), dtype=bool)])
    mean, spread = signals.mean(0), signals.std(0) + 1e-9
    weights, bias = _logistic((signals - mean) / spread, right)
    confidence = Confidence(weights / spread, float(bias - (weights * mean / spread).sum()), 0.0, 0.0)
    sure = confidence.of(photos.signals[photos.right])
    unsure, withheld = (
        np.quantile(sure, [UNSURE_SHARE, CANNOT_TELL_SHARE], method="lower") if len(sure) > 0 else (0.0, 0.0)
    )
    return Confidence(confidence.weights, confidence.bias, float(unsure), float(withheld))


def _logistic(signals: np.ndarray, right: np.ndarray) -> tuple[np.ndarray, float]:
    inputs, truth = torch.tensor(signals), torch.tensor(right, dtype=torch.float64)
    weights = torch.zeros(signals.shape[1], dtype=torch.float64, requires_grad=True)
    bias = torch.zeros((), dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights, bias], max_iter=200)

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        total = functional.binary_cross_entropy_with_logits(inputs @ weights + bias, truth)
        total = total + DECAY * weights.square().sum()
        total.backward()
        return total

    optimizer.step(loss)
    return weights.detach().numpy(), float(bias.detach())


def measured(confidence: Confidence, photos: Rated, sprites: Rated) -> dict[str, Measured]:
    sure, strange = confidence.of(photos.signals), confidence.of(sprites.signals)
    both = np.concatenate([sure, strange])
    of_photo = np.arange(len(both)) < len(sure)
    kept = sure >= confidence.unsure_below
    return {
        "AUROC, right against wrong": bootstrapped(len(sure), lambda at: auroc(sure[at], photos.right[at])),
        "AUROC, photos against sprites": bootstrapped(len(both), lambda at: auroc(both[at], of_photo[at])),
        "right, of all": mean_of(100.0 * photos.right),
        "right, of those not called unsure": mean_of(100.0 * photos.right[kept]),
        "answers about photos called unsure": mean_of(100.0 * ~kept),
        "answers about photos withheld": mean_of(100.0 * (sure < confidence.cannot_tell_below)),
        "answers about sprites called unsure": mean_of(100.0 * (strange < confidence.unsure_below)),
        "answers about sprites withheld": mean_of(100.0 * (strange < confidence.cannot_tell_below)),
    }


def table(worth: dict[str, Measured]) -> str:
    rows = [
        f"| {name} | {value.count} | {value.value:.3g} | {value.low:.3g} to {value.high:.3g} |"
        for name, value in worth.items()
    ]
    return "\n".join(["| what | answers | value | 95 % |", "|---|---|---|---|", *rows])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("photos", type=Path)
    parser.add_argument("cache", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--limit", type=int, default=200, help="photos of each split")
    parser.add_argument("--threads", type=int, default=1, help="where other work runs beside, two wait for each other")
    parser.add_argument("--sixteen-bits", action="store_true", help="several times as fast, where the processor can")
    parser.add_argument(
        "--results", type=Path, help="a document whose <!-- everyday:confidence --> marks take the table"
    )
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    library = Library(options.photos, options.cache)
    answerer = TrainedAnswerer(loaded(options.checkpoint, options.sixteen_bits), library)
    sprites = [Photo(SPRITES, name) for name in library.encoded(SPRITES).row_of]
    tune, test = sprites[0::2][: options.limit // 2], sprites[1::2][: options.limit // 2]
    confidence = fitted(
        rated(answerer, trials(flickr(library, "dev")[: options.limit])), rated(answerer, out_of_world(tune))
    )
    options.out.write_text(json.dumps(confidence.to_json(), indent=2) + "\n")
    photos = rated(answerer, trials(flickr(library, "test")[: options.limit]))
    worth = table(measured(confidence, photos, rated(answerer, out_of_world(test))))
    print(worth)
    if options.results:
        write_between_marks(options.results, "everyday:confidence", worth)


if __name__ == "__main__":
    main()
