"""Random clips: which things, where, what they do, on which background, cut into which scenes.

All is drawn from the generator: the same one gives the same clip.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from world.acting import (
    Box,
    Key,
    Slot,
    Stage,
    apart,
    cell_of,
    is_move,
    perform_all,
    placed_at,
    random_actions,
    schedule,
    start_height,
    swept,
    track_of,
)
from world.backdrops import BUSY, random_background
from world.clip import (
    Background,
    CameraMotion,
    CameraMove,
    Clip,
    Placed,
    Plan,
    Scene,
    Seconds,
    Times,
    Transition,
    TransitionKind,
    View,
)
from world.splits import Split
from world.things import (
    ACTIONS,
    COLOUR_NAMES,
    DIRECTIONS,
    EMOJI,
    HELD_OUT_COMBINATIONS,
    HELD_OUT_STYLE,
    SHAPES,
    TRAINING_STYLES,
    Action,
    Style,
    Thing,
    held_out_pair,
)
from world.tricks import TRICKS, Cast

EMOJI_NAMES = tuple(EMOJI)
ASPECTS = (1.0, 4 / 3, 16 / 9)
FRAME_RATES = (8, 10, 12, 15, 24, 25, 30, 50, 60)
VARIABLE_SHARE = 1 / 8
"""Of the clips whose frame rate changes."""
HELD_OUT_STYLE_SHARE = 1 / 4
HELD_OUT_THING_SHARE = 1 / 4
MIXED_STYLES_SHARE = 0.3
OCCLUDED_SHARE = 0.1
"""Of the clips in which still things may cover each other a little."""
APART, NEAR = 0.04, 0.14
"""What may be cut off each side of two squares so that they do not overlap: always, and where still things may."""
SAME_BACKGROUND_SHARE = 1 / 3
TRANSITIONS_SHARE = 0.4
"""Of the clips of several scenes that are not all cut."""
GRADUAL: tuple[TransitionKind, ...] = ("dissolve", "fade", "wipe", "cut")
HEIGHTS = ((0.36, 0.54), (0.32, 0.46), (0.28, 0.38), (0.26, 0.33))
"""Range of a thing's height in a scene of one, two, three and more things."""
LEAST_SCENE: Seconds = 1.0
CAMERA_MOTIONS: tuple[CameraMotion, ...] = ("left", "right", "up", "down", "in", "out")
DEFAULT_ACTIONS: tuple[Action, ...] = tuple(action for action in ACTIONS if action != "pass behind")


def random_thing(rng: np.random.Generator, split: Split, shapes: float = 0.35) -> Thing:
    """A shape (with probability `shapes`) or an emoji; held-out combinations only in the test split, one in four."""
    if rng.random() >= shapes:
        return Thing(EMOJI_NAMES[rng.integers(len(EMOJI_NAMES))])
    if split == "test" and rng.random() < HELD_OUT_THING_SHARE:
        return sorted(HELD_OUT_COMBINATIONS, key=lambda thing: thing.name)[rng.integers(len(HELD_OUT_COMBINATIONS))]
    while True:
        thing = Thing(SHAPES[rng.integers(len(SHAPES))], COLOUR_NAMES[rng.integers(len(COLOUR_NAMES))])
        if thing not in HELD_OUT_COMBINATIONS:
            return thing


def random_style(rng: np.random.Generator, split: Split) -> Style:
    """The style of a clip: in the test split the held-out one for one clip in four, otherwise never."""
    if split == "test" and rng.random() < HELD_OUT_STYLE_SHARE:
        return HELD_OUT_STYLE
    return TRAINING_STYLES[rng.integers(len(TRAINING_STYLES))]


def random_clip(rng: np.random.Generator, plan: Plan, split: Split = "train") -> Clip:
    """A clip after the plan. A crowded scene may end up with fewer things than planned, and where a scene is too short
    for eight frames to see an action its things stay still."""
    frame_times, duration = _frame_times(rng, _duration(rng, plan))
    aspect = ASPECTS[rng.integers(len(ASPECTS))]
    style = random_style(rng, split)
    mixed = style != HELD_OUT_STYLE and rng.random() < MIXED_STYLES_SHARE
    if plan.trick != "none":
        cast = Cast(
            rng, aspect, duration, plan, lambda: _styled(rng, random_thing(rng, split, plan.shapes), style, mixed)
        )
        scene, subject = TRICKS[plan.trick](cast)
        return Clip(duration, aspect, (scene,), frame_times, plan.trick, subject)
    groups = [[_styled(rng, thing, style, mixed) for thing in group] for group in _things(rng, plan, split)]
    if plan.camera:
        return Clip(duration, aspect, (_filmed(rng, plan, groups[0], aspect, duration),), frame_times)
    return Clip(duration, aspect, _scenes(rng, plan, groups, aspect, duration), frame_times)


Styled = tuple[Thing, Style]


def _styled(rng: np.random.Generator, thing: Thing, style: Style, mixed: bool) -> Styled:
    return thing, (TRAINING_STYLES[rng.integers(len(TRAINING_STYLES))] if mixed else style)


def _duration(rng: np.random.Generator, plan: Plan) -> Seconds:
    """Wide ranges are drawn on a logarithmic scale; many scenes or acts need some time."""
    low, high = plan.seconds
    wanted = np.exp(rng.uniform(np.log(low), np.log(high))) if high > 8 * low else rng.uniform(low, high)
    return min(high, max(float(wanted), LEAST_SCENE * len(plan.scenes), 1.3 * max(plan.acts, plan.camera)))


def _frame_times(rng: np.random.Generator, duration: Seconds) -> tuple[Times, Seconds]:
    """Presentation times of a file of one frame rate, or of one whose rate changes a few times; and its duration."""
    if rng.random() >= VARIABLE_SHARE:
        fps = FRAME_RATES[rng.integers(len(FRAME_RATES))]
        count = max(1, round(duration * fps))
        return np.arange(count) / fps, count / fps
    ends = np.sort(rng.uniform(0, duration, int(rng.integers(2, 6)))).tolist()
    gaps: list[float] = []
    at = 0.0
    for end in [*ends, duration]:
        gap = 1 / FRAME_RATES[rng.integers(len(FRAME_RATES))]
        count = max(1, round((end - at) / gap))
        gaps += [gap] * count
        at += count * gap
    times = np.cumsum([0.0, *gaps])
    return times[:-1], float(times[-1])


def _things(rng: np.random.Generator, plan: Plan, split: Split) -> list[list[Thing]]:
    """Things for each scene, no two alike unless the plan lets them repeat within a scene."""
    groups: list[list[Thing]] = []
    seen: list[Thing] = []
    for count in plan.scenes:
        group: list[Thing] = []
        while len(group) < count:
            if plan.repeats and group and rng.random() < 0.5:
                group.append(group[rng.integers(len(group))])
                continue
            thing = random_thing(rng, split, plan.shapes)
            barred = split != "test" and any(held_out_pair(earlier, thing) for earlier in seen)
            if thing not in seen and thing not in group and not barred:
                group.append(thing)
        groups.append(group)
        seen += group
    return groups


def _scenes(
    rng: np.random.Generator, plan: Plan, groups: list[list[Styled]], aspect: float, duration: Seconds
) -> tuple[Scene, ...]:
    cuts = _cuts(rng, len(groups), duration)
    transitions = [Transition(), *_transitions(rng, cuts)]
    shared: Background | None = None
    if rng.random() < SAME_BACKGROUND_SHARE:
        shared = random_background(rng, [thing for group in groups for thing in group])
    near = rng.random() < OCCLUDED_SHARE
    edges = [transition.duration / 2 for transition in transitions] + [0.0]
    scenes = []
    for index, (begin, end) in enumerate(pairwise(cuts)):
        stage = Stage(aspect, duration, begin + edges[index], end - edges[index + 1])
        placed = _place_all(rng, groups[index], plan, stage, near)
        background = shared or random_background(rng, groups[index])
        scenes.append(Scene(begin, end, placed, background, transitions[index]))
    return tuple(scenes)


def _cuts(rng: np.random.Generator, scenes: int, duration: Seconds) -> list[Seconds]:
    """Scene boundaries from 0 to the duration; every scene takes at least 0.8 of an even share."""
    floor = 0.8 / scenes
    shares = floor + (1 - floor * scenes) * rng.dirichlet(np.ones(scenes))
    return [0.0, *(np.cumsum(shares)[:-1] * duration).tolist(), duration]


def _transitions(rng: np.random.Generator, cuts: list[Seconds]) -> list[Transition]:
    """How every scene but the first begins: mostly cut, otherwise at leisure where both scenes are long enough."""
    gradual = rng.random() < TRANSITIONS_SHARE
    found = []
    for (before, begin), (_, end) in pairwise(pairwise(cuts)):
        longest = min(1.0, 0.3 * min(begin - before, end - begin))
        kind = GRADUAL[rng.integers(len(GRADUAL))] if gradual and longest >= 0.3 else "cut"
        duration = 0.0 if kind == "cut" else rng.uniform(0.3, longest)
        found.append(Transition(kind, duration, DIRECTIONS[rng.integers(4)]))
    return found


def _place_all(
    rng: np.random.Generator, things: list[Styled], plan: Plan, stage: Stage, near: bool
) -> tuple[Placed, ...]:
    """Places things so that their ways stay apart; ordered as people read: from the left, then from the top."""
    low, high = HEIGHTS[min(len(things), len(HEIGHTS)) - 1]
    placed: list[Placed] = []
    boxes: list[tuple[Box, Box]] = []
    for thing in things:
        found = _place(rng, thing, plan, stage, rng.uniform(low, high), boxes, near)
        if found:
            placed.append(found[0])
            boxes.append(found[1])
    return tuple(sorted(placed, key=lambda item: (item.cell % 3, item.cell // 3)))


def _place(
    rng: np.random.Generator,
    styled: Styled,
    plan: Plan,
    stage: Stage,
    height: float,
    others: list[tuple[Box, Box]],
    near: bool,
) -> tuple[Placed, tuple[Box, Box]] | None:
    """A thing whose way is clear of the others; after some tries it stays still; None where the scene is full.

    Its boxes are what it keeps clear of moving and of still things.
    """
    slots = _slots(rng, plan, stage, styled[0])
    for attempt in range(40):
        if attempt in (12, 24):
            slots = slots[:1] if attempt == 12 else []
        start = _start(rng, slots, stage, start_height(slots, height), height)
        done = perform_all(rng, stage, slots, start)
        if done is None:
            continue
        keys, acts = done
        clear = swept(keys, stage.aspect, APART)
        boxes = clear, swept(keys, stage.aspect, NEAR) if near and not acts else clear
        if all(apart(boxes[1], other[1]) for other in others):
            return placed_at(*styled, keys, acts, stage), boxes
    return None


def _slots(rng: np.random.Generator, plan: Plan, stage: Stage, thing: Thing) -> list[Slot]:
    """What the thing will do, and when; nothing where it stays still."""
    if plan.image or rng.random() < plan.still:
        return []
    count = plan.acts if rng.random() < 0.5 else int(rng.integers(1, plan.acts + 1))
    return schedule(rng, stage, random_actions(rng, plan.actions or DEFAULT_ACTIONS, count, thing))


def _start(rng: np.random.Generator, slots: Sequence[Slot], stage: Stage, height: float, largest: float) -> Key:
    """Where it begins: in a cell, but along an axis that it moves on, where its first such move has room.

    `largest` is the height that has to fit into the cell.
    """
    first = {
        axis: next((slot.action for slot in slots if slot.action in axis), None)
        for axis in (("left", "right"), ("up", "down"))
    }
    across, down = first.values()
    rows = (1, 2) if any(slot.action == "jump" for slot in slots) else (0, 1, 2)
    x = _near(rng, across, stage.width(height)) or _grid(rng, int(rng.integers(3)), stage.width(largest))
    y = _near(rng, down, height) or _grid(rng, rows[rng.integers(len(rows))], largest)
    return Key(stage.begin, x, y, height)


def _near(rng: np.random.Generator, action: Action | None, size: float) -> float | None:
    """A centre on the side that a move leads away from."""
    if action is None or not is_move(action):
        return None
    off = size / 2 + rng.uniform(0, 0.5) * (1 - size)
    return off if action in ("right", "down") else 1 - off


def _grid(rng: np.random.Generator, index: int, size: float) -> float:
    """Centre of a thing in the left (top), middle or right (bottom) third, wholly inside the picture."""
    near = max(1 / 6, size / 2)
    return (near, 0.5, 1 - near)[index] + rng.uniform(-0.03, 0.03)


def _filmed(rng: np.random.Generator, plan: Plan, things: list[Styled], aspect: float, duration: Seconds) -> Scene:
    """A scene of still things that the camera pans over or zooms into."""
    stage = Stage(aspect, duration, 0.0, duration)
    moves, view = _camera(rng, plan.camera, stage)
    seen = _always_seen(view)
    placed: list[Placed] = []
    boxes: list[Box] = []
    for thing in things:
        for attempt in range(40):
            height = rng.uniform(0.2, 0.34) * (1.0 if attempt < 20 else 0.75)
            key = _within(rng, seen, height, stage)
            box = swept([key], aspect, APART)
            if all(apart(box, other) for other in boxes):
                boxes.append(box)
                placed.append(Placed(*thing, track_of([key]), (), _seen_cell(key, view)))
                break
    background = random_background(rng, things, BUSY)
    ordered = tuple(sorted(placed, key=lambda item: (item.cell % 3, item.cell // 3)))
    return Scene(0.0, duration, ordered, background, Transition(), moves, view)


def _camera(rng: np.random.Generator, count: int, stage: Stage) -> tuple[tuple[CameraMove, ...], View]:
    """Moves one after the other, all different, about the middle of the world."""
    chosen = [CAMERA_MOTIONS[index] for index in rng.permutation(len(CAMERA_MOTIONS))[:count]]
    slots = schedule(rng, stage, ["shake"] * len(chosen))
    state, states = np.array([0.0, 0.0, 1.0]), []
    zooms = [motion for motion in chosen if motion in ("in", "out")]
    if zooms and zooms[0] == "out":
        state[2] = rng.uniform(1.5, 1.7)
    times: list[Seconds] = []
    for motion, slot in zip(chosen, slots, strict=False):
        states += [state, state := _filmed_on(rng, state, motion)]
        times += [slot.begin, slot.end]
    x, y, zoom = np.array(states).T
    moves = tuple(CameraMove(motion, slot.begin, slot.end) for motion, slot in zip(chosen, slots, strict=False))
    return moves, View(np.array(times), _centred(x, zoom), _centred(y, zoom), zoom)


def _filmed_on(rng: np.random.Generator, state: np.ndarray, motion: CameraMotion) -> np.ndarray:
    """The camera's x, y and zoom after a move."""
    after = state.copy()
    if motion in ("in", "out"):
        after[2] = state[2] * rng.uniform(1.5, 1.7) if motion == "in" else state[2] / rng.uniform(1.5, 1.7)
        return after
    axis, sign = {"left": (0, -1), "right": (0, 1), "up": (1, -1), "down": (1, 1)}[motion]
    after[axis] += sign * rng.uniform(0.28, 0.42) / state[2]
    return after


def _centred(middle: Times, zoom: Times) -> Times:
    """Moved so that what is seen all the time lies about the middle of the world, 0.5."""
    low, high = (middle - 0.5 / zoom).max(), (middle + 0.5 / zoom).min()
    return middle + 0.5 - (low + high) / 2


def _always_seen(view: View) -> Box:
    """The part of the world that is seen all the time; less than nothing becomes a point."""
    left, right = (view.x - 0.5 / view.zoom).max(), (view.x + 0.5 / view.zoom).min()
    top, bottom = (view.y - 0.5 / view.zoom).max(), (view.y + 0.5 / view.zoom).min()
    return Box(min(left, 0.5), min(top, 0.5), max(right, 0.5), max(bottom, 0.5))


def _within(rng: np.random.Generator, seen: Box, height: float, stage: Stage) -> Key:
    """Somewhere in what is always seen, at most a sixth of it outside."""
    return Key(
        0.0,
        _between(rng, seen.left, seen.right, stage.width(height) / 3),
        _between(rng, seen.top, seen.bottom, height / 3),
        height,
    )


def _between(rng: np.random.Generator, low: float, high: float, margin: float) -> float:
    return (low + high) / 2 if high - low <= 2 * margin else rng.uniform(low + margin, high - margin)


def _seen_cell(key: Key, view: View) -> int:
    """The cell of the picture at the beginning."""
    return cell_of((key.x - view.x[0]) * view.zoom[0] + 0.5, (key.y - view.y[0]) * view.zoom[0] + 0.5)


NEEDLE_SCENE = (5.0, 9.0)
QUIET_SCENE = (8.0, 24.0)
QUIET_RATES = (8, 10, 12, 15)


def needle_clip(rng: np.random.Generator, seconds: Seconds, split: Split = "train") -> Clip:
    """A long clip of many quiet scenes of a few recurring still things, and one scene, the needle, in which a thing
    that is nowhere else does something: the clip's subject."""
    fps = QUIET_RATES[rng.integers(len(QUIET_RATES))]
    duration = round(seconds * fps) / fps
    aspect, style = ASPECTS[rng.integers(len(ASPECTS))], random_style(rng, split)
    *pool, needle = ((thing, style) for thing in _unrelated(rng, split, 6))
    lengths = [float(rng.uniform(*QUIET_SCENE)) for _ in range(max(2, round(seconds / 16)))]
    at = int(rng.integers(1, len(lengths)))
    own = min(float(rng.uniform(*NEEDLE_SCENE)), seconds / 4)
    scale = (duration - own) / sum(lengths)
    lengths = [scale * length for length in lengths]
    lengths.insert(at, own)
    cuts = [*np.cumsum([0.0, *lengths[:-1]]).tolist(), duration]
    shared = random_background(rng, [*pool, needle]) if rng.random() < SAME_BACKGROUND_SHARE else None
    scenes = []
    for index, (begin, end) in enumerate(pairwise(cuts)):
        stage = Stage(aspect, end - begin, begin, end)
        group = [pool[choice] for choice in rng.permutation(len(pool))[: rng.integers(1, 3)]]
        plan = Plan((len(group),), still=1.0)
        if index == at:
            group, plan = [needle], Plan((1,), still=0.0)
        placed = _place_all(rng, group, plan, stage, False)
        scenes.append(Scene(begin, end, placed, shared or random_background(rng, group)))
    subject = sum(len(scene.things) for scene in scenes[:at])
    return Clip(duration, aspect, tuple(scenes), np.arange(round(duration * fps)) / fps, "none", subject)


def _unrelated(rng: np.random.Generator, split: Split, count: int) -> list[Thing]:
    """Things of which no two are held out from each other, whichever comes first."""
    found: list[Thing] = []
    while len(found) < count:
        thing = random_thing(rng, split)
        barred = split != "test" and any(held_out_pair(a, thing) or held_out_pair(thing, a) for a in found)
        if not barred and all(thing.kind != other.kind for other in found):
            found.append(thing)
    return found
