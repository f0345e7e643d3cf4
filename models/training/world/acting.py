"""What a thing does, as the key states of its track: the acts that questions name and the motion that is drawn agree
because both are made here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from world.clip import Act, Seconds
from world.scheduling import FADE, least_repeat
from world.stage import Key, Slot, Stage
from world.things import DIRECTIONS, Action, Direction

TRAVEL = 0.45
"""Least share of the free way that a move takes."""
OUTSIDE = 0.02
HOP = (0.14, 0.24)
SMALLEST = 0.15
AXES: dict[Direction, tuple[int, int]] = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}


def is_move(action: Action) -> bool:
    return action in DIRECTIONS


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
    return (keys, Act(slot.action, slot.begin, keys[-1].time, slot.times, side)) if keys else None


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
    spare = max(0.0, slot.end - slot.begin - parts * least_repeat(stage))
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
