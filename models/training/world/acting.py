"""What a thing does, as the key states of its track: the acts that questions name and the motion that is drawn agree
because both are made here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from world.clip import Act, Placed, Seconds, Track
from world.things import DIRECTIONS, REPEATED, Action, Direction, Style, Thing

LEAST_SECONDS = 0.9
LEAST_SHARE = 1 / 5
"""Of the clip that a motion takes: at least one of eight evenly spaced frames shows it under way."""
REPEAT_SHARE = 1 / 7
"""Of the clip that each blink or hop, and each pause between two, takes: none falls between eight frames."""
LOOSE = 0.6
"""Most that a repeated act is drawn out by, as a share of its least length: a long absence is no blink."""
TRAVEL = 0.45
"""Least share of the free way that a move takes."""
ABSENT = 0.3
"""Least share of its scene that a thing which appears or disappears is away."""
FADE: Seconds = 0.4
PAUSE: Seconds = 0.1
OUTSIDE = 0.02
HOP = (0.14, 0.24)
SMALLEST = 0.15
ROUND = frozenset({"circle", "ring", "sun", "cookie", "flower", "ball"})
"""Kinds that look the same when they are turned."""
FIRST: tuple[Action, ...] = ("enter", "appear")
LAST: tuple[Action, ...] = ("leave", "disappear")
AXES: dict[Direction, tuple[int, int]] = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}


class Key(NamedTuple):
    """A thing's state at a moment, as in Track."""

    time: Seconds
    x: float
    y: float
    height: float
    angle: float = 0.0
    opacity: float = 1.0


@dataclass(frozen=True)
class Stage:
    """Where and when a thing may act: within [begin, end], when its scene alone is shown."""

    aspect: float
    span: Seconds
    """Duration of the clip: what the frames are spread over."""
    begin: Seconds
    end: Seconds

    @property
    def least(self) -> Seconds:
        """Shortest act."""
        return max(LEAST_SECONDS, LEAST_SHARE * self.span)

    def width(self, height: float) -> float:
        """Of a square, as a fraction of the picture's width."""
        return height / self.aspect


class Slot(NamedTuple):
    """When an action is done, and how many times over."""

    action: Action
    begin: Seconds
    end: Seconds
    times: int


def is_move(action: Action) -> bool:
    return action in DIRECTIONS


def random_actions(rng: np.random.Generator, allowed: Sequence[Action], count: int, thing: Thing) -> list[Action]:
    """Up to `count` different actions that this thing can be seen to do, in an order that makes sense."""
    fitting = [action for action in allowed if not (action == "spin" and thing.kind in ROUND)]
    chosen = [fitting[index] for index in rng.permutation(len(fitting))[:count]]
    ends = [next((action for action in chosen if action in group), None) for group in (FIRST, LAST)]
    between = [action for action in chosen if action not in FIRST and action not in LAST]
    return [action for action in (ends[0], *between, ends[1]) if action]


def schedule(rng: np.random.Generator, stage: Stage, actions: Sequence[Action]) -> list[Slot]:
    """When each action is done; the last ones are left out where the time does not suffice for all."""
    for count in range(len(actions), 0, -1):
        slots = _fitted(rng, stage, list(actions[:count]))
        if slots:
            return slots
    return []


def _fitted(rng: np.random.Generator, stage: Stage, actions: list[Action]) -> list[Slot] | None:
    """The time left over is spread at random over the acts, twice as much as over the pauses."""
    times = [1] * len(actions)
    free = stage.end - stage.begin - sum(_least_times(stage, actions, times))
    if free < 0:
        return None
    repeated = [index for index, action in enumerate(actions) if action in REPEATED]
    for index in repeated:
        most = 1 + int(free / (2 * _repeat(stage)) + 1e-6)
        times[index] = int(rng.integers(1, min(3, most) + 1))
        free -= 2 * _repeat(stage) * (times[index] - 1)
    least = _least_times(stage, actions, times)
    extra = max(0.0, free) * rng.dirichlet([1.0, *[2.0, 1.0] * len(actions)])
    for index in repeated:
        over = max(0.0, extra[2 * index + 1] - LOOSE * least[2 * index + 1])
        extra[2 * index : 2 * index + 3] += (over / 2, -over, over / 2)
    at = np.cumsum([stage.begin, *(np.array(least) + extra)]).tolist()
    return [Slot(action, at[2 * i + 1], at[2 * i + 2], times[i]) for i, action in enumerate(actions)]


def _repeat(stage: Stage) -> Seconds:
    return REPEAT_SHARE * stage.span


def _least_times(stage: Stage, actions: list[Action], times: list[int]) -> list[Seconds]:
    """Least seconds of: pause, act, pause, act, …, pause."""
    pauses = [_least_before(stage, actions[0]), *[PAUSE] * (len(actions) - 1), _least_after(stage, actions[-1])]
    for index, action in enumerate(actions):
        if action in REPEATED:
            pauses[index : index + 2] = (max(pause, _repeat(stage)) for pause in pauses[index : index + 2])
    least = [pauses[0]]
    for action, count, pause in zip(actions, times, pauses[1:], strict=True):
        least += [_least_act(stage, action, count), pause]
    return least


def _least_act(stage: Stage, action: Action, times: int) -> Seconds:
    if action in REPEATED:
        return (2 * times - 1) * _repeat(stage)
    return LEAST_SECONDS if action in ("appear", "disappear") else stage.least


def _least_before(stage: Stage, action: Action) -> Seconds:
    length = stage.end - stage.begin
    return {
        "appear": ABSENT * length,
        "disappear": 0.25 * length,
        "enter": stage.span / 8,
        "leave": stage.span / 10,
    }.get(action, 0.0)


def _least_after(stage: Stage, action: Action) -> Seconds:
    length = stage.end - stage.begin
    over = LEAST_SECONDS - FADE
    if action in ("appear", "disappear"):
        return max(0.0, (ABSENT if action == "disappear" else 0.25) * length - over)
    return {"enter": stage.span / 10, "leave": stage.span / 8}.get(action, 0.0)


def perform(rng: np.random.Generator, stage: Stage, slot: Slot, state: Key) -> tuple[list[Key], Act] | None:
    """The key states of one action from the state that the thing is in; None where there is no room for it."""
    state = state._replace(time=slot.begin)
    side: Direction | None = None
    if slot.action in ("enter", "leave"):
        side = DIRECTIONS[rng.integers(4)]
        keys = _through(stage, slot, state, side)
    elif slot.action in DIRECTIONS:
        keys = _moved(rng, stage, slot, state)
    else:
        keys = _IN_PLACE[slot.action](rng, stage, slot, state)
    return (keys, Act(slot.action, slot.begin, slot.end, slot.times, side)) if keys else None


def _moved(rng: np.random.Generator, stage: Stage, slot: Slot, state: Key) -> list[Key] | None:
    assert slot.action in DIRECTIONS
    right, down = AXES[slot.action]
    size, at = (stage.width(state.height), state.x) if right else (state.height, state.y)
    least = TRAVEL * (1 - size)
    room = (1 - size / 2 - at) if right + down > 0 else at - size / 2
    if room < least:
        return None
    travel = rng.uniform(least, room)
    return [state, state._replace(time=slot.end, x=state.x + right * travel, y=state.y + down * travel)]


def _through(stage: Stage, slot: Slot, state: Key, side: Direction) -> list[Key]:
    """In or out through a side of the picture: from or to where nothing of it is seen."""
    right, down = AXES[side]
    x = {-1: -stage.width(state.height) / 2 - OUTSIDE, 0: state.x, 1: 1 + stage.width(state.height) / 2 + OUTSIDE}[
        right
    ]
    y = {-1: -state.height / 2 - OUTSIDE, 0: state.y, 1: 1 + state.height / 2 + OUTSIDE}[down]
    outside = state._replace(x=x, y=y)
    if slot.action == "enter":
        return [outside, state._replace(time=slot.end)]
    return [state, outside._replace(time=slot.end)]


def _scaled(rng: np.random.Generator, stage: Stage, slot: Slot, state: Key) -> list[Key] | None:
    factor = rng.uniform(1.7, 2.2)
    height = (
        state.height * factor
        if slot.action == "grow"
        else max(state.height / factor, min(SMALLEST, state.height / 1.7))
    )
    half, over = height / 2, OUTSIDE
    wide = stage.width(half)
    if not (wide - over <= state.x <= 1 - wide + over and half - over <= state.y <= 1 - half + over):
        return None
    return [state, state._replace(time=slot.end, height=height)]


def _spun(rng: np.random.Generator, stage: Stage, slot: Slot, state: Key) -> list[Key]:
    """A full turn and some more, so that it ends otherwise than it began; two where there are frames to see them."""
    turns = 2 if slot.end - slot.begin > 0.6 * stage.span and rng.random() < 0.4 else 1
    turn = (360 * turns - rng.uniform(0, 20)) if turns == 2 else 360 + rng.uniform(0, 90)
    return [state, state._replace(time=slot.end, angle=state.angle + turn * (1 if rng.random() < 0.5 else -1))]


def _edges(rng: np.random.Generator, stage: Stage, slot: Slot) -> list[Seconds]:
    """Ends of the 2 · times - 1 parts of a repeated act: on, pause, on, …"""
    parts = 2 * slot.times - 1
    spare = max(0.0, slot.end - slot.begin - parts * _repeat(stage))
    lengths = (slot.end - slot.begin - spare) / parts + spare * rng.dirichlet(np.full(parts, 3.0))
    return [slot.begin, *(slot.begin + np.cumsum(lengths)).tolist()]


def _blinked(rng: np.random.Generator, stage: Stage, slot: Slot, state: Key) -> list[Key]:
    edges = _edges(rng, stage, slot)
    keys: list[Key] = []
    for off, on in zip(edges[::2], edges[1::2], strict=True):
        ramp = min(0.05, (on - off) / 8)
        for time, opacity in ((off, 1.0), (off + ramp, 0.0), (on - ramp, 0.0), (on, 1.0)):
            keys.append(state._replace(time=time, opacity=opacity))
    return keys


def _jumped(rng: np.random.Generator, stage: Stage, slot: Slot, state: Key) -> list[Key] | None:
    """Hops with a flat top, so that a frame is likely to show one high up."""
    room = state.y - state.height / 2
    if room < HOP[0]:
        return None
    rise = rng.uniform(HOP[0], min(HOP[1], room))
    edges = _edges(rng, stage, slot)
    keys: list[Key] = []
    for begin, end in zip(edges[::2], edges[1::2], strict=True):
        for share, lift in ((0.0, 0.0), (0.12, 0.75), (0.3, 1.0), (0.7, 1.0), (0.88, 0.75), (1.0, 0.0)):
            keys.append(state._replace(time=begin + share * (end - begin), y=state.y - lift * rise))
    return keys


def _shaken(rng: np.random.Generator, stage: Stage, slot: Slot, state: Key) -> list[Key] | None:
    """Quick jitter to both sides, unevenly timed so that no sampling sees it stand."""
    wide = stage.width(state.height) / 2
    if not wide <= state.x <= 1 - wide:
        return None
    reach = rng.uniform(0.055, 0.075)
    low, high = max(state.x - reach, wide - 0.04), min(state.x + reach, 1 - wide + 0.04)
    keys, time, there = [state], slot.begin, rng.random() < 0.5
    swings = rng.uniform(0.1, 0.24, int((slot.end - slot.begin) / 0.1) + 1).tolist()
    for swing in swings:
        if time + swing > slot.end - 0.1:
            break
        x = high if there else low
        keys += [state._replace(time=time + 0.4 * swing, x=x), state._replace(time=time + swing, x=x)]
        time, there = time + swing, not there
    return [*keys, state._replace(time=slot.end)]


def _faded(rng: np.random.Generator, stage: Stage, slot: Slot, state: Key) -> list[Key]:
    begin, end = (0.0, 1.0) if slot.action == "appear" else (1.0, 0.0)
    fade = rng.uniform(0.2, FADE)
    return [state._replace(opacity=begin), state._replace(time=slot.begin + fade, opacity=end)]


_IN_PLACE: dict[Action, Callable[[np.random.Generator, Stage, Slot, Key], list[Key] | None]] = {
    "grow": _scaled, "shrink": _scaled, "spin": _spun, "blink": _blinked, "jump": _jumped, "shake": _shaken,
    "appear": _faded, "disappear": _faded,
}  # fmt: skip


def perform_all(
    rng: np.random.Generator, stage: Stage, slots: Sequence[Slot], start: Key
) -> tuple[list[Key], tuple[Act, ...]] | None:
    """All key states of a thing that begins in the state `start`, and its acts; None where one finds no room."""
    keys, acts, state = [], [], start
    for slot in slots:
        done = perform(rng, stage, slot, state)
        if done is None:
            return None
        keys += done[0]
        acts.append(done[1])
        state = done[0][-1]
    return keys or [start], tuple(acts)


def start_height(slots: Sequence[Slot], height: float) -> float:
    """Height to begin with so that `height` is about the largest that is reached."""
    sizing = next((slot.action for slot in slots if slot.action in ("grow", "shrink")), None)
    return height / 1.95 if sizing == "grow" else height


def track_of(keys: Sequence[Key]) -> Track:
    times, x, y, height, angle, opacity = np.array(keys, dtype=np.float64).T
    return Track(times, x, y, height, angle, opacity)


def placed_at(thing: Thing, style: Style, keys: Sequence[Key], acts: tuple[Act, ...], stage: Stage) -> Placed:
    """The thing with its cell: where it is when it is first wholly seen."""
    return Placed(thing, style, track_of(keys), acts, first_cell(keys, acts, stage))


def first_cell(keys: Sequence[Key], acts: tuple[Act, ...], stage: Stage) -> int:
    """Where a thing is when it is first wholly seen, as an index into CELLS."""
    x, y = keys[0].x, keys[0].y
    if acts and acts[0].action == "enter":
        wide, high = stage.width(keys[0].height) / 2, keys[0].height / 2
        x, y = float(np.clip(x, wide, 1 - wide)), float(np.clip(y, high, 1 - high))
    return cell_of(x, y)


def cell_of(x: float, y: float) -> int:
    """Index into CELLS of the third of the picture, both ways, that a point lies in."""
    column, row = (min(2, max(0, int(at * 3))) for at in (x, y))
    return 3 * row + column


class Box(NamedTuple):
    """Where a thing is at some time, as fractions of the picture."""

    left: float
    top: float
    right: float
    bottom: float


def swept(keys: Sequence[Key], aspect: float, shrink: float) -> Box:
    """The box of all that a thing covers over its track, each square made smaller by `shrink` of it on each side."""
    half = (0.5 - shrink) * (1.15 if any(key.angle for key in keys) else 1.0)
    wide = half / aspect
    return Box(
        min(key.x - wide * key.height for key in keys),
        min(key.y - half * key.height for key in keys),
        max(key.x + wide * key.height for key in keys),
        max(key.y + half * key.height for key in keys),
    )


def apart(one: Box, two: Box) -> bool:
    sideways = one.right <= two.left or two.right <= one.left
    return sideways or one.bottom <= two.top or two.bottom <= one.top
