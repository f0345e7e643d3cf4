"""Questions about a clip, with their answers and the things each rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np

from world.compose import random_thing
from world.phrasings import random_phrasing
from world.scene import Clip, Placed
from world.splits import Split
from world.things import CELLS, COLOUR_NAMES, DIRECTIONS, EMOJI, HELD_OUT_COMBINATIONS, SHAPES, Thing, with_article

Family = Literal["what", "colour", "count", "where", "direction", "order", "sequence", "existence", "describe"]
FAMILIES: tuple[Family, ...] = (
    "what", "colour", "count", "where", "direction", "order", "sequence", "existence", "describe",
)  # fmt: skip
NUMBERS = ("one", "two", "three", "four", "five", "six")
IRREGULAR_PLURALS = {
    "fish": "fish",
    "butterfly": "butterflies",
    "cross": "crosses",
    "bus": "buses",
    "cactus": "cactuses",
}
MOST_COUNTED = 4
HELD_OUT_PHRASINGS = 1 / 3
"""Share of held-out phrasings among the questions of the test split."""


@dataclass(frozen=True)
class Question:
    """A question about a clip. `target`: indices into `clip.things` that the answer rests on."""

    family: Family
    text: str
    answer: str
    target: tuple[int, ...]


@dataclass(frozen=True)
class Wording:
    """How a question is worded: whether the clip is an image, and which phrasings are drawn from."""

    rng: np.random.Generator
    split: Split
    image: bool

    def ask(self, family: Family, kind: str, answer: str, target: tuple[int, ...], /, **slots: str) -> Question:
        held_out = self.split == "test" and self.rng.random() < HELD_OUT_PHRASINGS
        words = ("picture", "image") if self.image else ("video", "clip")
        text = random_phrasing(self.rng, kind, held_out).format(clip=words[self.rng.integers(2)], **slots)
        ending = "" if self.rng.random() < 0.15 else "?"
        return Question(family, text.replace(" , ", ", ") + ending, answer, target)


def plural(kind: str) -> str:
    return IRREGULAR_PLURALS.get(kind, kind + "s")


def ask(
    clip: Clip, family: Family, rng: np.random.Generator, split: Split = "train", image: bool = False
) -> Question | None:
    """A question of the family about the clip, or None where the clip does not allow one with a single answer."""
    return _ASK[family](clip, Wording(rng, split, image))


def _pick(rng: np.random.Generator, items: list[int]) -> int | None:
    return items[rng.integers(len(items))] if items else None


def _unique(clip: Clip) -> list[int]:
    """Indices of things whose name occurs once in the clip."""
    names = Counter(placed.thing.name for placed in clip.things)
    return [index for index, placed in enumerate(clip.things) if names[placed.thing.name] == 1]


def _the(clip: Clip, index: int, rng: np.random.Generator) -> str:
    """'the red circle'; now and then only 'the circle', where there is no other."""
    thing = clip.things[index].thing
    alone = sum(placed.thing.kind == thing.kind for placed in clip.things) == 1
    return f"the {thing.kind if alone and rng.random() < 0.35 else thing.name}"


def _named(clip: Clip, index: int) -> str:
    return with_article(clip.things[index].thing.name)


def _what(clip: Clip, word: Wording) -> Question | None:
    """What is there, at a place, moving some way, still, or of some colour: whichever has one answer only."""
    things = clip.things
    motions = Counter(placed.motion for placed in things)
    cells = Counter(placed.cell for placed in things)
    colours = Counter(placed.thing.colour for placed in things)
    choices: list[tuple[int, str, dict[str, str]]] = []
    for index, placed in enumerate(things):
        if len(things) == 1:
            choices.append((index, "what", {}))
        elif len(clip.scenes) == 1:
            choices += _singled_out(placed, index, motions, cells)
        if placed.thing.colour and colours[placed.thing.colour] == 1 and word.rng.random() < 0.3:
            choices.append((index, "what coloured", {"colour": placed.thing.colour}))
    if len(clip.scenes) > 1:
        choices += [choice for i, placed in enumerate(things) for choice in _moving_alone(placed, i, motions)]
    if not choices:
        return None
    index, kind, slots = choices[word.rng.integers(len(choices))]
    return word.ask("what", kind, _named(clip, index), (index,), **slots)


def _singled_out(
    placed: Placed, index: int, motions: Counter[str], cells: Counter[int]
) -> list[tuple[int, str, dict[str, str]]]:
    choices = _moving_alone(placed, index, motions)
    still = motions["still"] == motions.total()
    if placed.motion == "still" and (still or motions["still"] > 1) and cells[placed.cell] == 1:
        choices.append((index, "what at", {"cell": CELLS[placed.cell]}))
    if placed.motion == "still" and motions["still"] == 1:
        choices.append((index, "what stays", {}))
    return choices


def _moving_alone(placed: Placed, index: int, motions: Counter[str]) -> list[tuple[int, str, dict[str, str]]]:
    if placed.motion == "still":
        return []
    towards = f"to the {placed.motion}" if placed.motion in ("left", "right") else f"{placed.motion}wards"
    choices: list[tuple[int, str, dict[str, str]]] = []
    if motions[placed.motion] == 1:
        choices.append((index, "what moves", {"direction": placed.motion, "towards": towards}))
    if motions["still"] == motions.total() - 1:
        choices.append((index, "what only moves", {}))
    return choices


def _colour(clip: Clip, word: Wording) -> Question | None:
    kinds = Counter(placed.thing.kind for placed in clip.things)
    index = _pick(word.rng, [i for i, p in enumerate(clip.things) if p.thing.colour and kinds[p.thing.kind] == 1])
    if index is None:
        return None
    thing = clip.things[index].thing
    return word.ask("colour", "colour", str(thing.colour), (index,), kind=thing.kind)


def _count(clip: Clip, word: Wording) -> Question | None:
    if len(clip.things) > MOST_COUNTED:
        return None
    kinds = Counter(placed.thing.kind for placed in clip.things)
    repeated = [kind for kind, count in kinds.items() if count > 1]
    if repeated and word.rng.random() < 0.6:
        kind = list(kinds)[word.rng.integers(len(kinds))]
        target = tuple(i for i, placed in enumerate(clip.things) if placed.thing.kind == kind)
        return word.ask("count", "count kind", NUMBERS[kinds[kind] - 1], target, kinds=plural(kind))
    return word.ask("count", "count", NUMBERS[len(clip.things) - 1], tuple(range(len(clip.things))))


def _where(clip: Clip, word: Wording) -> Question | None:
    index = _pick(word.rng, [i for i in _unique(clip) if clip.things[i].motion == "still"])
    if index is None:
        return None
    the = _the(clip, index, word.rng)
    return word.ask("where", "where", CELLS[clip.things[index].cell], (index,), the=the)


def _direction(clip: Clip, word: Wording) -> Question | None:
    if len(clip.scenes) > 3:
        return None
    index = _pick(word.rng, _unique(clip))
    if index is None:
        return None
    motion = clip.things[index].motion
    answer = "it does not move" if motion == "still" else motion
    return word.ask("direction", "direction", answer, (index,), the=_the(clip, index, word.rng))


def _alone(clip: Clip) -> list[int | None]:
    """For each scene the index of its thing, None where it shows several."""
    first = np.cumsum([0, *(len(scene.things) for scene in clip.scenes)]).tolist()
    return [at if len(scene.things) == 1 else None for at, scene in zip(first, clip.scenes, strict=False)]


def _order(clip: Clip, word: Wording) -> Question | None:
    alone = _alone(clip)
    kind, index = (("first", alone[0]), ("last", alone[-1]))[word.rng.integers(2)]
    if len(clip.scenes) < 2 or index is None:
        return None
    return word.ask("order", kind, _named(clip, index), (index,))


def _sequence(clip: Clip, word: Wording) -> Question | None:
    alone = _alone(clip)
    pairs = [(a, b) for a, b in pairwise(alone) if a is not None and b is not None]
    if not pairs:
        return None
    earlier, later = pairs[word.rng.integers(len(pairs))]
    named, answer, kind = ((earlier, later, "after"), (later, earlier, "before"))[word.rng.integers(2)]
    the = _the(clip, named, word.rng)
    return word.ask("sequence", kind, _named(clip, answer), (answer, named), the=the)


def _existence(clip: Clip, word: Wording) -> Question | None:
    draw = word.rng.random()
    if draw < 0.12 and not word.image and len(clip.scenes) < 4:
        return _does_it_move(clip, word)
    if draw < 0.24:
        question = _is_it_coloured(clip, word)
        if question:
            return question
    if word.rng.random() < 0.5:
        index = int(word.rng.integers(len(clip.things)))
        thing = clip.things[index].thing
        name = thing.kind if word.rng.random() < 0.25 else thing.name
        target = tuple(i for i, placed in enumerate(clip.things) if name in (placed.thing.kind, placed.thing.name))
        return word.ask("existence", "existence", "yes", target, a=with_article(name))
    return word.ask("existence", "existence", "no", (), a=with_article(_absent(clip, word)))


def _absent(clip: Clip, word: Wording) -> str:
    """The name of something that is not shown; half of the time one trait away from something that is."""
    rng = word.rng
    shown = [placed.thing for placed in clip.things]
    near = shown[rng.integers(len(shown))]
    for _ in range(50):
        thing = random_thing(rng, word.split)
        if near.colour and rng.random() < 0.5:
            colour, kind = COLOUR_NAMES[rng.integers(len(COLOUR_NAMES))], SHAPES[rng.integers(len(SHAPES))]
            thing = Thing(near.kind, colour) if rng.random() < 0.5 else Thing(kind, near.colour)
        name = thing.kind if thing.colour and rng.random() < 0.25 else thing.name
        barred = word.split != "test" and thing in HELD_OUT_COMBINATIONS
        if not barred and all(name not in (other.name, other.kind) for other in shown):
            return name
    return next(name for name in EMOJI if all(name != other.kind for other in shown))


def _does_it_move(clip: Clip, word: Wording) -> Question | None:
    wanted = word.rng.random() < 0.5
    index = _pick(word.rng, [i for i in _unique(clip) if (clip.things[i].motion != "still") == wanted])
    if index is None:
        return None
    the = _the(clip, index, word.rng)
    return word.ask("existence", "does it move", "yes" if wanted else "no", (index,), the=the)


def _is_it_coloured(clip: Clip, word: Wording) -> Question | None:
    kinds = Counter(placed.thing.kind for placed in clip.things)
    index = _pick(word.rng, [i for i, p in enumerate(clip.things) if p.thing.colour and kinds[p.thing.kind] == 1])
    if index is None:
        return None
    thing = clip.things[index].thing
    colour = str(thing.colour)
    truth = word.rng.random() < 0.5
    if not truth:
        colour = _other_colour(thing, word)
    slots = {"kind": thing.kind, "colour": colour}
    return word.ask("existence", "is it coloured", "yes" if truth else "no", (index,), **slots)


def _other_colour(thing: Thing, word: Wording) -> str:
    barred = HELD_OUT_COMBINATIONS if word.split != "test" else frozenset()
    options = [c for c in COLOUR_NAMES if c != thing.colour and Thing(thing.kind, c) not in barred]
    return options[word.rng.integers(len(options))]


def _clause(placed: Placed, image: bool) -> str:
    name = with_article(placed.thing.name)
    if image:
        return name
    return f"{name} stays still" if placed.motion == "still" else f"{name} moves {placed.motion}"


def description(clip: Clip, image: bool = False) -> str:
    """'a red circle moves left, then a dog stays still.'; of an image only the things: 'a dog and a red circle.'"""
    scenes = []
    for scene in clip.scenes:
        *rest, last = [_clause(placed, image) for placed in scene.things]
        scenes.append(f"{', '.join(rest)} and {last}" if rest else last)
    return ", then ".join(scenes) + "."


def _describe(clip: Clip, word: Wording) -> Question | None:
    return word.ask("describe", "describe", description(clip, word.image), tuple(range(len(clip.things))))


_ASK: dict[Family, Callable[[Clip, Wording], Question | None]] = {
    "what": _what, "colour": _colour, "count": _count, "where": _where, "direction": _direction,
    "order": _order, "sequence": _sequence, "existence": _existence, "describe": _describe,
}  # fmt: skip
assert set(_ASK) == set(FAMILIES) and len(DIRECTIONS) == 4
