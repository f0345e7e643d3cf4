"""How good answers are, in numbers, and how sure these numbers are."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

RESAMPLINGS = 1000
SEED = 0

Numbers = Sequence[float] | np.ndarray

_NAMES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty"""

NUMBER_WORDS = {word: str(number) for number, word in enumerate(_NAMES.split())}


@dataclass(frozen=True)
class Measured:
    """A value and its 95 % interval."""

    value: float
    low: float
    high: float
    count: int
    """Of what was resampled: questions, photos."""


def auroc(scores: Numbers, positive: Sequence[bool] | np.ndarray) -> float:
    """How often a positive's score is above a negative's, ties counting half. NaN where one of both lacks."""
    values, truth = np.asarray(scores, dtype=float), np.asarray(positive, dtype=bool)
    positives, negatives = int(truth.sum()), int((~truth).sum())
    if positives == 0 or negatives == 0:
        return float("nan")
    _, where, counts = np.unique(values, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[where]
    return float((ranks[truth].sum() - positives * (positives + 1) / 2) / (positives * negatives))


def balanced_accuracy(yes: Sequence[bool] | np.ndarray, truth: Sequence[bool] | np.ndarray) -> float:
    """Mean of the share of right answers among what is so, and among what isn't."""
    said, so = np.asarray(yes, dtype=bool), np.asarray(truth, dtype=bool)
    return float((said[so].mean() + (~said[~so]).mean()) / 2) if so.any() and (~so).any() else float("nan")


def normal(answer: str) -> str:
    """Lower case, without articles, end marks and underscores, numbers as digits: "Two chairs." → "2 chairs"."""
    words = re.sub(r"[^a-z0-9, ]", " ", answer.lower()).replace(",", " , ").split()
    kept = [NUMBER_WORDS.get(word, word) for word in words if word not in {"a", "an", "the"}]
    return " ".join(kept).replace(" ,", ",").strip(", ")


def exact_match(answer: str, truth: str) -> bool:
    """Alike but for case, articles, end marks and how numbers are written; lists in any order."""
    return _parts(answer) == _parts(truth)


def _parts(answer: str) -> list[str]:
    return sorted(part.strip() for part in normal(answer).split(","))


def bootstrapped(count: int, statistic: Callable[[np.ndarray], float]) -> Measured:
    """A statistic of the items at given places [0, count), and the middle 95 % of it over resampled items."""
    if count == 0:
        return Measured(float("nan"), float("nan"), float("nan"), 0)
    numbers = np.random.default_rng(SEED)
    values = [statistic(numbers.integers(0, count, count)) for _ in range(RESAMPLINGS)]
    low, high = np.nanpercentile(values, [2.5, 97.5])
    return Measured(statistic(np.arange(count)), float(low), float(high), count)


def mean_of(values: Numbers) -> Measured:
    numbers = np.asarray(values, dtype=float)
    return bootstrapped(len(numbers), lambda at: float(numbers[at].mean()))
