"""Every word that questions and answers can hold."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain

from world.phrasings import DECISIVE, HELD_OUT, TRAINING, expanded
from world.questions.asking import CHOICES, WRAPPINGS
from world.questions.moments import PARTS
from world.questions.presence import CANNOT_TELL
from world.questions.scenes import NO_CHANGE, NONE_AFTER, NONE_BEFORE
from world.questions.talk import SAYINGS
from world.things import CELLS, COLOUR_NAMES, DIRECTIONS, KINDS
from world.verbs import NUMBERS, ORDINALS, VERBS, plural

RARE_KINDS = frozenset(("outside", "outside thing"))
"""A word that only a single template of these holds has no token: it is unknown to the model, as such words are."""
TEMPLATES = tuple(
    chain.from_iterable(
        some for kinds in (TRAINING, HELD_OUT) for kind, some in kinds.items() if kind not in RARE_KINDS
    )
)
ANSWERS = (
    *SAYINGS.values(), *PARTS, CANNOT_TELL, NO_CHANGE, NONE_BEFORE, NONE_AFTER,
    "yes no it does not move stays still then and a an the camera moves zooms in out from to there is are no in the",
    "at seconds",
)  # fmt: skip
SMALL_WORDS = (
    "or many much color colour who when why with up down left right upwards downwards of on side something this that "
    "above below how where which what video clip picture image"
)
PUNCTUATION = (".", ",", "?", "!", ":", ";", "'")
HALF_SECONDS = tuple(f"{half / 2:.1f}" for half in range(25))
"""'0.0' … '12.0'"""
WHOLE_NUMBERS = tuple(str(number) for number in range(61))
CLOCK = tuple(f"{second // 60}:{second % 60:02d}" for second in (*range(60), *range(60, 601, 10)))
"""'0:00' … '1:00', then every ten seconds to '10:00'"""


def turned_on() -> frozenset[str]:
    """Words that a question turns on: things, colours, acts, and those that a slip of the pen spares."""
    named = (*KINDS, *(plural(kind) for kind in KINDS), *COLOUR_NAMES, *DIRECTIONS, *NUMBERS, *ORDINALS)
    acts = (f"{verb.base} {verb.third} {verb.progressive}" for verb in VERBS.values())
    return DECISIVE | {*_words(" ".join((*named, *acts, *CELLS)))}


def vocabulary() -> list[str]:
    """Lower-case words, times and punctuation, without special tokens."""
    rare = Counter(word for kind in RARE_KINDS for template in TRAINING[kind] for word in {*_words(template)})
    readings = " ".join(chain.from_iterable(expanded(template) for template in (*TEMPLATES, *CHOICES, *WRAPPINGS)))
    spoken = (
        readings, *(word for word, templates in rare.items() if templates > 1), *ANSWERS, SMALL_WORDS, *CELLS, *KINDS,
        *(plural(kind) for kind in KINDS),
        *COLOUR_NAMES, *DIRECTIONS, *NUMBERS, *ORDINALS,
        *(f"{verb.base} {verb.third} {verb.progressive}" for verb in VERBS.values()),
    )  # fmt: skip
    return [*sorted({*_words(" ".join(spoken))}), *WHOLE_NUMBERS, *HALF_SECONDS, *CLOCK, *PUNCTUATION]


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", re.sub(r"\{[a-z]+\}", " ", text))
