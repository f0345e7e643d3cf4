"""Colours apart from what has them: shapes in colours that have no name, and everyday things in those that have one.
Where any thing comes in any colour the two have to be told apart; few combinations are learned by heart instead."""

from __future__ import annotations

import colorsys
from dataclasses import replace
from functools import cache

import numpy as np

from world.clip import Clip, Placed, with_things
from world.restyle import random_touch, restyled
from world.sprites import paintable
from world.things import COLOUR_NAMES, COLOURS, HELD_OUT_COMBINATIONS, Thing, rgb_of

SHADES: tuple[str, ...] = tuple(
    "#" + bytes(round(255 * part) for part in colorsys.hsv_to_rgb(hue / 12, *rest)).hex()
    for hue in range(12)
    for rest in ((0.9, 0.95), (0.7, 0.6))
)
SHARE = 0.6
"""Of the shapes that are drawn in a shade."""
PAINTED_SHARE = 0.35
"""Of the everyday things that are drawn in a colour with a name."""
KEPT_BACK: frozenset[Thing] = frozenset(
    Thing(kind, colour)
    for kind, colour in (
        ("circle", "red"),
        ("cross", "blue"),
        ("diamond", "yellow"),
        ("heart", "green"),
        ("star", "pink"),
    )
)
"""Combinations that are never shown while styles are learned, to validate that they are named right all the same."""


def shaded(rng: np.random.Generator, clip: Clip) -> Clip:
    """The clip with many of its shapes, and all that are kept back, in shades."""

    def other(placed: Placed) -> Placed:
        is_shape = placed.thing.colour is not None and not placed.thing.painted
        if not is_shape or (placed.thing not in KEPT_BACK and rng.random() >= SHARE):
            return placed
        shades = shades_of(placed.thing.kind)
        return replace(placed, thing=Thing(placed.thing.kind, shades[rng.integers(len(shades))]))

    return with_things(clip, other)


def painted(rng: np.random.Generator, clip: Clip) -> Clip:
    """The clip drawn by another hand, many of its everyday things in one colour, which has a name."""
    return with_things(restyled(rng, clip), lambda placed: _painted(rng, placed))


def _painted(rng: np.random.Generator, placed: Placed) -> Placed:
    if placed.thing.colour is not None or rng.random() >= PAINTED_SHARE:
        return placed
    styles = paintable(placed.thing.kind)
    if not styles:
        return placed
    thing = Thing(placed.thing.kind, COLOUR_NAMES[rng.integers(len(COLOUR_NAMES))])
    plain = replace(placed, thing=thing, style=styles[rng.integers(len(styles))])
    return replace(plain, touch=random_touch(rng, plain))


def in_kept_back(rng: np.random.Generator, clip: Clip) -> Clip:
    """The clip with a combination that is kept back for every thing."""
    return in_combinations(rng, clip, KEPT_BACK)


def in_combinations(rng: np.random.Generator, clip: Clip, combinations: frozenset[Thing]) -> Clip:
    """The clip with one of these for every thing."""
    each = sorted(combinations, key=lambda thing: thing.name)
    return with_things(clip, lambda placed: replace(placed, thing=each[rng.integers(len(each))]))


@cache
def shades_of(kind: str) -> tuple[str, ...]:
    """Those that are not nearest to a colour in which the shape is not to be shown."""
    barred = {thing.colour for thing in HELD_OUT_COMBINATIONS | KEPT_BACK if thing.kind == kind}
    return tuple(shade for shade in SHADES if nearest_name(shade) not in barred)


def nearest_name(shade: str) -> str:
    seen = np.array(rgb_of(shade))
    return min(COLOURS, key=lambda name: float(np.abs(np.array(COLOURS[name]) - seen).sum()))
