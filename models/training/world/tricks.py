"""Clips with a trick: a thing passes behind another, boxes change places, one thing does not do as the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from world.acting import AXES, perform_all, start_height
from world.backdrops import random_background
from world.clip import Act, Placed, Plan, Scene, Seconds, Trick
from world.scheduling import ROUND
from world.stage import Box, Key, Slot, Stage, apart, cell_of, placed_at, swept, track_of
from world.things import COLOUR_NAMES, DIRECTIONS, HELD_OUT_COMBINATIONS, OPPOSITES, REPEATED, Action, Style, Thing

SOLID = frozenset({
    "elephant", "lion", "bear", "owl", "whale", "bus", "truck", "house", "tent", "tree", "book", "gift", "drum",
    "camera", "robot", "cloud", "mountain", "bread", "burger", "cookie", "ball", "clock", "snowman", "ghost", "apple",
    "pizza", "cake", "train", "frog", "pig", "cow", "circle", "square", "heart",
})  # fmt: skip
"""Kinds that hide what is behind them."""
DIRECTED: tuple[Action, ...] = DIRECTIONS
IN_PLACE: tuple[Action, ...] = ("spin", "jump", "blink", "grow", "shrink", "shake")
BESIDE_DIRECTED: tuple[Action, ...] = ("spin", "blink", "shrink")
"""What the odd one may do in a lane of its own while the rest move."""


@dataclass(frozen=True)
class Cast:
    """What a trick is made with."""

    rng: np.random.Generator
    aspect: float
    duration: Seconds
    plan: Plan
    draw: Callable[[], tuple[Thing, Style]]
    """A random thing and its style."""

    @property
    def stage(self) -> Stage:
        return Stage(self.aspect, self.duration, 0.0, self.duration)

    def different(self, count: int, allowed: Callable[[Thing], bool] = lambda thing: True) -> list[tuple[Thing, Style]]:
        """Things of different kinds."""
        found: list[tuple[Thing, Style]] = []
        while len(found) < count:
            styled = self.draw()
            if allowed(styled[0]) and all(styled[0].kind != other.kind for other, _ in found):
                found.append(styled)
        return found


def behind(cast: Cast) -> tuple[Scene, int]:
    """A thing passes behind a bigger one that stands in the middle; others stand aside where there is room."""
    rng, stage = cast.rng, cast.stage
    occluder = next(styled for styled in iter(cast.draw, None) if styled[0].kind in SOLID)
    subject, *extras = cast.different(max(1, sum(cast.plan.scenes) - 1), lambda thing: thing.kind != occluder[0].kind)
    big, small = rng.uniform(0.46, 0.56), rng.uniform(0.24, 0.29)
    middle = Key(0.0, 0.5 + rng.uniform(-0.04, 0.04), 0.5 + rng.uniform(-0.04, 0.04), big)
    keys, act = _crossing(cast, middle, small)
    placed = [
        placed_at(*subject, keys, (act,), stage),
        placed_at(*occluder, [middle], (), stage),
    ]
    boxes = [swept(keys, cast.aspect, 0.04), swept([middle], cast.aspect, 0.04)]
    placed += _beside(cast, extras, boxes)
    background = random_background(rng, [(item.thing, item.style) for item in placed])
    return Scene(0.0, cast.duration, tuple(placed), background), 0


def _crossing(cast: Cast, middle: Key, height: float) -> tuple[list[Key], Act]:
    """From one side of the picture to the other, past the middle of what stands there."""
    rng, duration = cast.rng, cast.duration
    direction = DIRECTIONS[rng.integers(4)]
    sideways, sign = direction in ("left", "right"), sum(AXES[direction])
    size = cast.stage.width(height) if sideways else height
    near, far = size / 2 + rng.uniform(0, 0.02), 1 - size / 2 - rng.uniform(0, 0.02)
    begin, end = (near, far) if sign > 0 else (far, near)
    off = rng.uniform(-0.05, 0.05)
    first, last = rng.uniform(0.0, 0.16) * duration, rng.uniform(0.84, 1.0) * duration
    points = [(at, middle.y + off) if sideways else (middle.x + off, at) for at in (begin, end)]
    keys = [Key(time, x, y, height) for time, (x, y) in zip((first, last), points, strict=True)]
    return keys, Act("pass behind", first, last)


def _beside(cast: Cast, things: list[tuple[Thing, Style]], boxes: list[Box]) -> list[Placed]:
    """Small still things where there is room."""
    placed: list[Placed] = []
    for styled in things:
        for _ in range(20):
            height = cast.rng.uniform(0.22, 0.28)
            wide = cast.stage.width(height) / 2
            x, y = cast.rng.uniform(wide, 1 - wide), cast.rng.uniform(height / 2, 1 - height / 2)
            key = Key(0.0, x, y, height)
            box = swept([key], cast.aspect, 0.04)
            if all(apart(box, other) for other in boxes):
                boxes.append(box)
                placed.append(placed_at(*styled, [key], (), cast.stage))
                break
    return placed


def shuffle(cast: Cast) -> tuple[Scene, int]:
    """Three equal boxes come down over a small thing, change places once or twice and stand still.

    No thing has acts. The hidden thing goes with its box: it ends where its track ends.
    """
    rng, duration = cast.rng, cast.duration
    (hidden, style), *_ = cast.different(1, lambda thing: thing.kind != "square" and not thing.painted)
    height = min(0.38, 0.27 * cast.aspect)
    colours = [colour for colour in COLOUR_NAMES if Thing("square", colour) not in HELD_OUT_COMBINATIONS]
    box = Thing("square", colours[rng.integers(len(colours))])
    ways = _shuffled(cast, height)
    under = int(rng.integers(3))
    covered = next(key.time for key in ways[under][1:] if key.y == GROUND)
    followed = [Key(0.0, ways[under][0].x, GROUND, 0.6 * height)]
    followed += [key._replace(height=0.6 * height) for key in ways[under] if key.time >= covered]
    things = [Placed(hidden, style, track_of(followed), (), cell_of(followed[0].x, GROUND))]
    things += [Placed(box, style, track_of(way), (), cell_of(way[0].x, way[0].y)) for way in ways]
    background = random_background(rng, [(item.thing, item.style) for item in things])
    return Scene(0.0, duration, tuple(things), background), 0


GROUND, RAISED = 0.7, 0.27
"""Height of the boxes' middles when they stand, and before they come down."""
ARC = ((0.15, 0.5), (0.32, 0.9), (0.5, 1.0), (0.68, 0.9), (0.85, 0.5))
"""How high the box that goes over the other is lifted along the way."""


def _shuffled(cast: Cast, height: float) -> list[list[Key]]:
    """Key states of the three boxes."""
    rng, duration = cast.rng, cast.duration
    places = (0.18 + rng.uniform(-0.02, 0.02), 0.5, 0.82 + rng.uniform(-0.02, 0.02))
    shown, down = rng.uniform(0.15, 0.19) * duration, rng.uniform(0.08, 0.1) * duration
    ways = [
        [Key(0.0, x, RAISED, height), Key(shown, x, RAISED, height), Key(shown + down, x, GROUND, height)]
        for x in places
    ]
    swaps = int(rng.integers(1, 3))
    lasting = (rng.uniform(0.36, 0.45) if swaps == 1 else rng.uniform(0.27, 0.29)) * duration
    at = shown + down + 0.02 * duration
    last: tuple[int, int] | None = None
    for _ in range(swaps):
        one, two = _pair(rng, last)
        swap(ways[one], ways[two], at, at + lasting)
        last = one, two
        at += lasting + 0.02 * duration
    return ways


def _pair(rng: np.random.Generator, last: tuple[int, int] | None) -> tuple[int, int]:
    """Two boxes, not the two that have just changed places."""
    while True:
        one, two = rng.permutation(3)[:2].tolist()
        if last is None or {one, two} != set(last):
            return one, two


def swap(over: list[Key], under: list[Key], begin: Seconds, end: Seconds) -> None:
    """The first box goes over the second to its place, and the second to the first's."""
    one, two = over[-1], under[-1]
    over.append(one._replace(time=begin))
    for share, lift in ARC:
        x = one.x + share * (two.x - one.x)
        over.append(one._replace(time=begin + share * (end - begin), x=x, y=GROUND + lift * (RAISED - GROUND)))
    over.append(one._replace(time=end, x=two.x))
    under += [two._replace(time=begin), two._replace(time=end, x=one.x)]


def odd(cast: Cast) -> tuple[Scene, int]:
    """Three or four things that do the same at the same time, but for one."""
    rng = cast.rng
    count = int(np.clip(sum(cast.plan.scenes), 3, 4))
    common, other = _odd_actions(cast)
    turned = "spin" in (common, other)
    things = cast.different(count, lambda thing: not (turned and thing.kind in ROUND))
    subject = int(rng.integers(count))
    begin, end = _odd_time(cast, common, other)
    placed = []
    while len(placed) < count:
        placed = []
        for index, (styled, spot) in enumerate(zip(things, _spots(cast, common, count), strict=True)):
            action = other if index == subject else common
            slot = Slot(action, begin, end, 2 if action in REPEATED else 1)
            done = perform_all(rng, cast.stage, [slot], _ready(cast, slot, spot))
            if done is None:
                break
            placed.append(placed_at(*styled, *done, cast.stage))
    background = random_background(rng, things)
    return Scene(0.0, cast.duration, tuple(placed), background), subject


def _odd_time(cast: Cast, *actions: Action) -> tuple[Seconds, Seconds]:
    """When all act: with a pause before and after where it takes one to see it."""
    before, after = cast.rng.uniform(0.0, 0.12), cast.rng.uniform(0.85, 1.0)
    if any(action in REPEATED for action in actions):
        before, after = cast.rng.uniform(0.14, 0.18), cast.rng.uniform(0.82, 0.86)
    return before * cast.duration, after * cast.duration


def _odd_actions(cast: Cast) -> tuple[Action, Action]:
    """What all do, and what the odd one does."""
    rng, wanted = cast.rng, cast.plan.actions or (*DIRECTED, *IN_PLACE)
    pool = [action for action in wanted if action in DIRECTED or action in IN_PLACE] or list(DIRECTED)
    common = pool[rng.integers(len(pool))]
    if common in DIRECTED:
        return common, OPPOSITES[common] if rng.random() < 0.6 else BESIDE_DIRECTED[rng.integers(len(BESIDE_DIRECTED))]
    others = [action for action in IN_PLACE if action != common]
    return common, others[rng.integers(len(others))]


def _spots(cast: Cast, common: Action, count: int) -> list[Key]:
    """Where they stand: in lanes along which they move, or in the corners."""
    rng = cast.rng
    lanes = [(index + 0.5) / count for index in range(count)]
    if common in ("left", "right"):
        return [Key(0.0, rng.uniform(0.3, 0.7), lane, min(0.3, 0.86 / count)) for lane in lanes]
    if common in DIRECTED:
        height = min(0.3, 0.86 / count * cast.aspect)
        return [Key(0.0, lane, rng.uniform(0.3, 0.7), height) for lane in lanes]
    corners = [(x, y) for x in (0.24, 0.76) for y in (0.32, 0.79)]
    chosen = sorted(rng.permutation(4)[:count].tolist())
    return [Key(0.0, *corners[index], rng.uniform(0.26, 0.3)) for index in chosen]


def _ready(cast: Cast, slot: Slot, spot: Key) -> Key:
    """The spot, moved to where a move has room, with the height to begin with."""
    height = start_height([slot], spot.height)
    if slot.action not in DIRECTED:
        return spot._replace(height=height)
    right, down = AXES[slot.action]
    size = cast.stage.width(height) if right else height
    off = size / 2 + cast.rng.uniform(0, 0.4) * (1 - size)
    at = off if right + down > 0 else 1 - off
    return spot._replace(height=height, x=at) if right else spot._replace(height=height, y=at)


TRICKS: dict[Trick, Callable[[Cast], tuple[Scene, int]]] = {"behind": behind, "shuffle": shuffle, "odd": odd}
