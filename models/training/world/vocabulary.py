"""Every word that questions and answers can hold."""

from __future__ import annotations

import re
from itertools import chain

from world.phrasings import HELD_OUT, TRAINING, expanded
from world.questions import NUMBERS, plural
from world.things import CELLS, COLOUR_NAMES, DIRECTIONS, KINDS

ANSWER_WORDS = ("yes", "no", "it", "does", "not", "move", "moves", "stays", "still", "then", "and", "a", "an", "the")
SMALL_WORDS = (
    "or",
    "many",
    "much",
    "color",
    "who",
    "when",
    "why",
    "with",
    "up",
    "down",
    "left",
    "right",
    "upwards",
    "downwards",
)
PUNCTUATION = (".", ",", "?")


def vocabulary() -> list[str]:
    """Lower-case words and punctuation, sorted, without special tokens."""
    templates = chain.from_iterable((*HELD_OUT.values(), *TRAINING.values()))
    readings = " ".join(chain.from_iterable(expanded(template) for template in templates))
    fixed = re.findall(r"[a-z]+", re.sub(r"\{[a-z]+\}", " ", readings))
    clip_words = ("video", "clip", "picture", "image")
    places = " ".join(CELLS).split()
    kinds = (*KINDS, *(plural(kind) for kind in KINDS))
    words = {*fixed, *clip_words, *places, *kinds, *COLOUR_NAMES, *DIRECTIONS, *NUMBERS, *ANSWER_WORDS, *SMALL_WORDS}
    return sorted(words) + list(PUNCTUATION)
