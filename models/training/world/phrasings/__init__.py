"""How questions are put: templates for training and three held-out phrasings a kind, never used in training.

In a template `[a|b|]` stands for one of the alternatives (the last may be empty), `{name}` for a word of the clip.
"""

from __future__ import annotations

import itertools
import re
from functools import cache

import numpy as np

from world.phrasings import acts, looks, moments, outside, presence, scenes, talk, telling
from world.things import KINDS

_MODULES = (looks, acts, moments, scenes, presence, telling, outside, talk)
TRAINING: dict[str, tuple[str, ...]] = {kind: some for module in _MODULES for kind, some in module.TRAINING.items()}
HELD_OUT: dict[str, tuple[str, ...]] = {kind: some for module in _MODULES for kind, some in module.HELD_OUT.items()}
DECISIVE = frozenset({
    "first", "last", "before", "after", "start", "begin", "starts", "begins", "beginning", "end", "ends", "left",
    "right", "above", "below", "side", "still", "scene", "scenes", "camera", "many", "times", "often", "time", "when",
    "where", "thank", "thanks", "hello", "goodbye", "order", "opposite", "colour", "color", "hidden", "hides", "hide",
    "behind", "middle", "name", "chapters",
})  # fmt: skip
"""Words that a question turns on: a slip of the pen spares them."""
SHORTEST_TYPO = 4


@cache
def expanded(template: str) -> tuple[str, ...]:
    """Every reading of a template."""
    parts = [
        part[1:-1].split("|") if part.startswith("[") else [part] for part in re.findall(r"\[[^\]]*\]|[^\[]+", template)
    ]
    return tuple(dict.fromkeys(" ".join("".join(choice).split()) for choice in itertools.product(*parts)))


def random_phrasing(rng: np.random.Generator, kind: str, held_out: bool = False) -> str:
    """A question's text with its slots still open."""
    if held_out:
        return HELD_OUT[kind][rng.integers(len(HELD_OUT[kind]))]
    templates = TRAINING[kind]
    readings = expanded(templates[rng.integers(len(templates))])
    return readings[rng.integers(len(readings))]


def with_typo(rng: np.random.Generator, template: str) -> str:
    """A letter of one plain word swapped with the next, dropped or doubled; slots and decisive words are spared.

    A text of one or two words stays as it is, since nothing else would tell what was meant.
    """
    words = template.split()
    fit = [
        index
        for index, word in enumerate(words)
        if len(word) >= SHORTEST_TYPO and word.isalpha() and word not in DECISIVE
    ]
    if len(words) < 3 or not fit:
        return template
    index = fit[rng.integers(len(fit))]
    slipped = _slip(rng, words[index])
    words[index] = words[index] if slipped in KINDS else slipped
    return " ".join(words)


def _slip(rng: np.random.Generator, word: str) -> str:
    at = int(rng.integers(len(word) - 1))
    change = int(rng.integers(3))
    if change == 0:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + word[at + 1 :] if change == 1 else word[: at + 1] + word[at:]
