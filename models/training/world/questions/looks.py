"""What is there, in what colour, how many, where, and beside what: mostly seen in a single frame."""

from __future__ import annotations

from collections import Counter

from world.clip import Clip, Placed
from world.questions.absent import colours_of, wrong_names
from world.questions.asking import (
    COMING_AND_GOING,
    IN_PLACE,
    Question,
    Wording,
    actions,
    camera_moves,
    doers,
    indices_of,
    named,
    place,
    scene_of,
    shown,
    the,
    unique,
)
from world.things import CELLS, DIRECTIONS, Action
from world.verbs import NUMBERS, VERBS, plural

MOST_COUNTED = 4
CLEAR = 0.15
"""Two centres are beside each other if at least so far apart, as a fraction of the picture."""
UNCLEAR = 0.06
Choice = tuple[int, str, dict[str, str]]
SIDES = {"left of": (0, -1), "right of": (0, 1), "above": (1, -1), "below": (1, 1)}


def what(clip: Clip, word: Wording) -> Question | None:
    """What is there, at a place, doing something, still, or of some colour: whichever has one answer only."""
    choices: list[Choice] = [(0, "what", {})] if len(clip.things) == 1 else []
    colours = Counter(placed.thing.colour for placed in clip.things)
    for index, placed in enumerate(clip.things):
        if len(clip.things) > 1:
            choices += [*_acting_alone(clip, index), *_placed_alone(clip, index)]
        if placed.thing.colour and colours[placed.thing.colour] == 1 and None not in colours and word.chance(0.3):
            choices.append((index, "what coloured", {"colour": placed.thing.colour}))
    chosen = word.pick(choices)
    if chosen is None:
        return None
    index, kind, slots = chosen
    others = wrong_names(clip, word, index)
    return word.ask("what", kind, named(clip, index), (index,), when=shown(clip, index), others=others, **slots)


def _acting_alone(clip: Clip, index: int) -> list[Choice]:
    """Ways to single a thing out by what it does."""
    rest = [placed for other, placed in enumerate(clip.things) if other != index]
    mine = actions(clip.things[index])
    some_way = any(COMING_AND_GOING & set(actions(placed)) for placed in rest)
    singular = [action for action in mine if doers(clip, action) == [index] and action in VERBS]
    choices = [(index, *_doing(action)) for action in singular if not (some_way and action in DIRECTIONS)]
    if mine and all(action in DIRECTIONS for action in mine) and all(placed.still for placed in rest):
        choices.append((index, "what only moves", {}))
    if not mine and not camera_moves(clip) and all(_wanders(placed) for placed in rest):
        choices.append((index, "what stays", {}))
    return choices


def _doing(action: Action) -> tuple[str, dict[str, str]]:
    if action in DIRECTIONS:
        towards = f"to the {action}" if action in ("left", "right") else f"{action}wards"
        return "what moves", {"direction": action, "towards": towards}
    verb = VERBS[action]
    does = {"passes behind": "passes behind something"}.get(verb.third, verb.third)
    doing = {"passing behind": "passing behind something"}.get(verb.progressive, verb.progressive)
    return "what does", {"does": does, "doing": doing}


def _wanders(placed: Placed) -> bool:
    """What turns, grows or blinks where it is does not move, as questions of direction have it."""
    return bool({*DIRECTIONS, *COMING_AND_GOING, "jump", "shake"} & set(actions(placed)))


def _placed_alone(clip: Clip, index: int) -> list[Choice]:
    """Ways to single a still thing out by where it is: all others are still, or it is not the only still one."""
    placed = clip.things[index]
    cells = Counter(other.cell for other in clip.things)
    still = sum(other.still for other in clip.things)
    is_passed = clip.trick == "behind"
    if len(clip.scenes) > 1 or camera_moves(clip) or is_passed or not placed.still or cells[placed.cell] > 1:
        return []
    return [(index, "what at", {"cell": CELLS[placed.cell]})] if still == len(clip.things) or still > 1 else []


def colour(clip: Clip, word: Wording) -> Question | None:
    kinds = Counter(placed.thing.kind for placed in clip.things)
    index = word.pick([i for i, p in enumerate(clip.things) if p.thing.colour and kinds[p.thing.kind] == 1])
    if index is None:
        return None
    thing = clip.things[index].thing
    others, when = colours_of(thing.kind, word), shown(clip, index)
    return word.ask("colour", "colour", str(thing.colour), (index,), when=when, others=others, kind=thing.kind)


def count(clip: Clip, word: Wording) -> Question | None:
    if len(clip.things) > MOST_COUNTED:
        return None
    kinds = Counter(placed.thing.kind for placed in clip.things)
    whole = (0.0, clip.duration)
    if max(kinds.values()) > 1 and word.chance(0.6):
        kind = list(kinds)[word.rng.integers(len(kinds))]
        target = tuple(i for i, placed in enumerate(clip.things) if placed.thing.kind == kind)
        answer = NUMBERS[kinds[kind] - 1]
        return word.ask(
            "count", "count kind", answer, target, when=whole, others=NUMBERS[:MOST_COUNTED], kinds=plural(kind)
        )
    answer = NUMBERS[len(clip.things) - 1]
    return word.ask("count", "count", answer, tuple(range(len(clip.things))), when=whole, others=NUMBERS[:MOST_COUNTED])


def where(clip: Clip, word: Wording) -> Question | None:
    """Of what stays in its place."""
    if camera_moves(clip):
        return None
    index = word.pick([i for i in unique(clip) if _stays_in_place(clip.things[i])])
    if index is None:
        return None
    answer = CELLS[clip.things[index].cell]
    when = shown(clip, index)
    return word.ask("where", "where", answer, (index,), when=when, others=CELLS, the=the(clip, index, word))


def _stays_in_place(placed: Placed) -> bool:
    return all(action in IN_PLACE for action in actions(placed))


def beside(clip: Clip, word: Wording) -> Question | None:
    """What is on a side of a thing, or on which side one is of another; in a scene where all stay in place."""
    if camera_moves(clip):
        return None
    known = set(unique(clip))
    scenes = [indices_of(clip, number) for number in range(len(clip.scenes))]
    fit = [
        scene
        for scene in scenes
        if len(scene) > 1 and known >= set(scene) and all(_stays_in_place(clip.things[i]) for i in scene)
    ]
    scene = word.pick(fit)
    if scene is None:
        return None
    return _which_side(clip, word, scene) if word.chance(0.35) else _neighbour(clip, word, scene)


def _which_side(clip: Clip, word: Wording, scene: list[int]) -> Question | None:
    """'is the dog left or right of the cat' → 'left of the cat' is told as 'left'."""
    pairs = [(a, b) for a in scene for b in scene if a != b]
    found = [(a, b, side) for a, b in pairs for side in SIDES if _offset(clip, a, b, side) >= CLEAR]
    chosen = word.pick(found)
    if chosen is None:
        return None
    index, other, side = chosen
    answer = side.removesuffix(" of")
    pair = ("left", "right of") if SIDES[side][0] == 0 else ("above", "below")
    one, two = (
        pair if word.chance(0.5) else (pair[1].removesuffix(" of"), pair[0] + (" of" if pair[0] == "left" else ""))
    )
    return word.ask(
        "beside", "which side", answer, (index, other), when=shown(clip, index),
        the=the(clip, index, word), other=the(clip, other, word), one=one, two=two,
    )  # fmt: skip


def _neighbour(clip: Clip, word: Wording, scene: list[int]) -> Question | None:
    """'what is left of the cat' where exactly one thing clearly is, and none nearly."""
    found = []
    for other in scene:
        for side in SIDES:
            offsets = {index: _offset(clip, index, other, side) for index in scene if index != other}
            beyond = [index for index, offset in offsets.items() if offset >= UNCLEAR]
            if len(beyond) == 1 and offsets[beyond[0]] >= CLEAR:
                found.append((beyond[0], other, side))
    chosen = word.pick(found)
    if chosen is None:
        return None
    index, other, side = chosen
    others = wrong_names(clip, word, index, other)
    return word.ask(
        "beside", "beside", named(clip, index), (index, other), when=shown(clip, index), others=others,
        the=the(clip, other, word), side=_spoken_side(side, word),
    )  # fmt: skip


def _spoken_side(side: str, word: Wording) -> str:
    if side in ("left of", "right of"):
        return word.pick((side, f"to the {side}", f"on the {side.removesuffix(' of')} side of")) or side
    return side


def _offset(clip: Clip, index: int, other: int, side: str) -> float:
    """How far the thing is on that side of the other, in the middle of their scene; negative on the other side."""
    axis, sign = SIDES[side]
    scene = scene_of(clip, index)
    middle = (scene.begin + scene.end) / 2
    return sign * (place(clip, index, middle)[axis] - place(clip, other, middle)[axis])
