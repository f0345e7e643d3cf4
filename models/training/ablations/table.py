"""The ablations' results as Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from ablations.variants import FULL, Variant

RESAMPLES = 2000
Hits = NDArray[np.float64]
"""[seed, question], 0 or 1"""


def markdown(tables: Mapping[str, Sequence[Variant]], results: Sequence[dict]) -> str:
    """One table each; every table's last column is the paper's MVBench accuracy."""
    return "\n\n".join(table(title, variants, results) for title, variants in tables.items())


def table(title: str, variants: Sequence[Variant], results: Sequence[dict]) -> str:
    full = FULL if FULL in variants else variants[-1]
    head = "| variant | videos | against the full one | images | paper |\n|---|---|---|---|---|"
    return "\n".join(
        [f"### {title[0].upper()}{title[1:]}", "", head, *(row(variant, full, results) for variant in variants)]
    )


def row(variant: Variant, full: Variant, results: Sequence[dict]) -> str:
    videos, images = hits("videos", variant, results), hits("images", variant, results)
    difference = "" if variant is full else percent(videos - hits("videos", full, results), signed=True)
    paper = "" if variant.paper is None else f"{variant.paper:.1f}"
    return f"| {variant.name} | {percent(videos)} | {difference} | {percent(images)} | {paper} |"


def hits(kind: str, variant: Variant, results: Sequence[dict]) -> Hits:
    return np.array([result[kind] for result in results if result["variant"] == variant.name], dtype=np.float64)


def percent(values: Hits, signed: bool = False) -> str:
    """Mean with its 95 % interval: '68.4 (66.0 to 70.9)'."""
    low, high = interval(values)
    sign = "+" if signed else ""
    return f"{100 * values.mean():{sign}.1f} ({low:{sign}.1f} to {high:{sign}.1f})"


def interval(values: Hits) -> tuple[float, float]:
    """95 % bootstrap interval of the mean in percent, resampling seeds and, for each draw, questions."""
    rng = np.random.default_rng(0)
    seeds, questions = values.shape
    drawn_seeds = rng.integers(seeds, size=(RESAMPLES, seeds))
    drawn = rng.integers(questions, size=(RESAMPLES, questions))
    means = [values[s][:, q].mean() for s, q in zip(drawn_seeds, drawn, strict=True)]
    low, high = np.percentile(100 * np.array(means), (2.5, 97.5))
    return float(low), float(high)
