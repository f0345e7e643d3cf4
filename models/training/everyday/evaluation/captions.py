"""CIDEr-D and BLEU-4 by pycocoevalcap's scorers, with its tokenization done here: the package starts Java for that."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from pycocoevalcap.bleu.bleu_scorer import BleuScorer
from pycocoevalcap.cider.cider_scorer import CiderScorer

from everyday.evaluation.scores import Measured, bootstrapped

CONTRACTION = re.compile(r"(?<=[a-z])('s|'re|'ve|'ll|'d|'m|n't)\b")
TOKEN = re.compile(r"'[a-z]+|n't|[a-z0-9]+(?:[-./][a-z0-9]+)*")


@dataclass(frozen=True)
class CaptionScores:
    cider: Measured
    """CIDEr-D × 100."""
    bleu: Measured
    """BLEU-4 × 100, of the whole set."""


def tokenized(caption: str) -> str:
    """As the Penn Treebank's tokenizer of the COCO evaluation: lower case, "dog 's", punctuation left out."""
    return " ".join(TOKEN.findall(CONTRACTION.sub(r" \1", caption.lower())))


def caption_scores(captions: Sequence[str], references: Sequence[Sequence[str]]) -> CaptionScores:
    """One caption and several of people's for each photo."""
    said = [tokenized(caption) for caption in captions]
    known = [[tokenized(caption) for caption in group] for group in references]
    ciders = cider_by_photo(said, known)
    return CaptionScores(
        cider=bootstrapped(len(said), lambda at: 100 * float(ciders[at].mean())),
        bleu=bleu(said, known),
    )


def cider_by_photo(captions: Sequence[str], references: Sequence[Sequence[str]]) -> np.ndarray:
    """CIDEr-D of each photo's tokenized caption; how rare words are is counted over the photos' references."""
    scorer = CiderScorer(n=4, sigma=6.0)
    for caption, group in zip(captions, references, strict=True):
        scorer += (caption, list(group))
    return np.asarray(scorer.compute_score()[1], dtype=float)


def bleu(captions: Sequence[str], references: Sequence[Sequence[str]]) -> Measured:
    """BLEU-4 × 100 of tokenized captions; a caption's length is held against the reference nearest to it."""
    scorer = BleuScorer(n=4)
    for caption, group in zip(captions, references, strict=True):
        scorer += (caption, list(group))
    parts = np.array([_parts(counts) for counts in scorer.ctest])
    return bootstrapped(len(captions), lambda at: 100 * _of_parts(parts[at].sum(0)))


def _parts(counts: dict[str, Any]) -> list[float]:
    """What adds up over photos: matches of 1 to 4 words, how many there could be, length, the nearest reference's."""
    length: int = counts["testlen"]
    nearest = min(counts["reflen"], key=lambda other: (abs(other - length), other))
    return [*counts["correct"], *counts["guess"], length, nearest]


def _of_parts(parts: np.ndarray) -> float:
    matches, most, length, reference = parts[:4], parts[4:8], parts[8], parts[9]
    if matches.min() == 0:
        return 0.0
    brevity = min(1.0, float(np.exp(1 - reference / length)))
    return brevity * float(np.exp(np.log(matches / most).mean()))
