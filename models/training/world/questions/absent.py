"""Names of what a clip does not show: for honest negatives and wrong options."""

from __future__ import annotations

import numpy as np

from world.clip import Clip
from world.questions.asking import Wording, other_names
from world.splits import Split
from world.things import COLOUR_NAMES, EMOJI, HELD_OUT_COMBINATIONS, SHAPES, Thing, with_article

FEWEST_WRONG = 3


def wrong_names(clip: Clip, word: Wording, index: int, *about: int) -> list[str]:
    """Names of the other things but those that the question is about; where they are few, also of absent ones."""
    named = {with_article(clip.things[other].thing.name) for other in about}
    names = [name for name in other_names(clip, index) if name not in named]
    return names + [with_article(absent(clip, word)) for _ in range(FEWEST_WRONG - len(names))]


def colours_of(kind: str, word: Wording) -> list[str]:
    """Colours that a shape may be named with: held-out combinations only in the test split."""
    barred = HELD_OUT_COMBINATIONS if word.split != "test" else frozenset()
    return [colour for colour in COLOUR_NAMES if Thing(kind, colour) not in barred]


def absent(clip: Clip, word: Wording) -> str:
    """The name of something that is not shown; half of the time one trait away from something that is."""
    things = [placed.thing for placed in clip.things]
    for _ in range(20):
        thing = _random_thing(word.rng, word.split)
        near = word.pick(things)
        if near and near.colour and word.chance(0.5):
            colour, kind = word.pick(COLOUR_NAMES) or "", word.pick(SHAPES) or ""
            thing = Thing(near.kind, colour) if word.chance(0.5) else Thing(kind, near.colour)
        name = thing.kind if thing.colour and word.chance(0.25) else thing.name
        barred = word.split != "test" and thing in HELD_OUT_COMBINATIONS
        if not barred and all(name not in (other.name, other.kind) for other in things):
            return name
    return next(name for name in EMOJI if all(name != other.kind for other in things))


def _random_thing(rng: np.random.Generator, split: Split, shapes: float = 0.35) -> Thing:
    """A shape, with probability `shapes`, or an emoji; held-out combinations only in the test split."""
    if rng.random() >= shapes:
        return Thing(tuple(EMOJI)[rng.integers(len(EMOJI))])
    thing = Thing(SHAPES[rng.integers(len(SHAPES))], COLOUR_NAMES[rng.integers(len(COLOUR_NAMES))])
    return _random_thing(rng, split, shapes) if split != "test" and thing in HELD_OUT_COMBINATIONS else thing
