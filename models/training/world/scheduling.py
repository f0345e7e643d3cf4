"""Which actions a thing does, and when."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from world.clip import Seconds
from world.stage import LEAST_SECONDS, Slot, Stage
from world.things import REPEATED, Action, Thing

REPEAT_SHARE = 1 / 7
"""Of the clip that each blink or hop, and each pause between two, takes: none falls between eight frames."""
LOOSE = 0.6
"""Most that a repeated act is drawn out by, as a share of its least length: a long absence is no blink."""
ABSENT = 0.3
"""Least share of its scene that a thing which appears or disappears is away."""
FADE: Seconds = 0.4
PAUSE: Seconds = 0.1
ROUND = frozenset({"circle", "ring", "sun", "cookie", "flower", "ball"})
"""Kinds that look the same when they are turned."""
FIRST: tuple[Action, ...] = ("enter", "appear")
LAST: tuple[Action, ...] = ("leave", "disappear")


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
        most = 1 + int(free / (2 * least_repeat(stage)) + 1e-6)
        times[index] = int(rng.integers(1, min(3, most) + 1))
        free -= 2 * least_repeat(stage) * (times[index] - 1)
    least = _least_times(stage, actions, times)
    extra = max(0.0, free) * rng.dirichlet([1.0, *[2.0, 1.0] * len(actions)])
    for index in repeated:
        over = max(0.0, extra[2 * index + 1] - LOOSE * least[2 * index + 1])
        extra[2 * index : 2 * index + 3] += (over / 2, -over, over / 2)
    at = np.cumsum([stage.begin, *(np.array(least) + extra)]).tolist()
    return [Slot(action, at[2 * i + 1], at[2 * i + 2], times[i]) for i, action in enumerate(actions)]


def least_repeat(stage: Stage) -> Seconds:
    """Of each blink or hop, and of each pause between two."""
    return REPEAT_SHARE * stage.span


def _least_times(stage: Stage, actions: list[Action], times: list[int]) -> list[Seconds]:
    """Least seconds of: pause, act, pause, act, …, pause."""
    pauses = [_least_before(stage, actions[0]), *[PAUSE] * (len(actions) - 1), _least_after(stage, actions[-1])]
    for index, action in enumerate(actions):
        if action in REPEATED:
            pauses[index : index + 2] = (max(pause, least_repeat(stage)) for pause in pauses[index : index + 2])
    least = [pauses[0]]
    for action, count, pause in zip(actions, times, pauses[1:], strict=True):
        least += [_least_act(stage, action, count), pause]
    return least


def _least_act(stage: Stage, action: Action, times: int) -> Seconds:
    if action in REPEATED:
        return (2 * times - 1) * least_repeat(stage)
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
