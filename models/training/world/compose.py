"""Random clips: which things, where, what they do, on which background, cut into which scenes.

All is drawn from the generator: the same one gives the same clip.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from world.backdrops import random_background
from world.clip import Background, Clip, Plan, Scene, Seconds, Times, Transition, TransitionKind
from world.filming import filmed
from world.placing import Styled, place_all
from world.splits import Split
from world.sprites import paintable
from world.stage import Stage
from world.things import (
    COLOUR_NAMES,
    DIRECTIONS,
    EMOJI,
    HELD_OUT_COMBINATIONS,
    HELD_OUT_STYLE,
    SHAPES,
    TRAINING_STYLES,
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
SAME_BACKGROUND_SHARE = 1 / 3
TRANSITIONS_SHARE = 0.4
"""Of the clips of several scenes that are not all cut."""
GRADUAL: tuple[TransitionKind, ...] = ("dissolve", "fade", "wipe", "cut")
LEAST_SCENE: Seconds = 1.0
PAINTED_SHARE = 0.25
"""Of the everyday things in training clips: in one colour, which it is named with. Of things in any colour it is
learned that name and colour are two; the few combinations of shapes are learned by heart."""


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
        cast = Cast(rng, aspect, duration, plan, lambda: _styled(rng, _thing(rng, split, plan.shapes), style, mixed))
        scene, subject = TRICKS[plan.trick](cast)
        return Clip(duration, aspect, (scene,), frame_times, plan.trick, subject)
    groups = [[_styled(rng, thing, style, mixed) for thing in group] for group in _things(rng, plan, split)]
    if plan.camera:
        return Clip(duration, aspect, (filmed(rng, plan, groups[0], aspect, duration),), frame_times)
    return Clip(duration, aspect, _scenes(rng, plan, groups, aspect, duration), frame_times)


def _thing(rng: np.random.Generator, split: Split, shapes: float) -> Thing:
    """A random thing; in the training split many everyday ones are painted."""
    thing = random_thing(rng, split, shapes)
    if split != "train" or thing.colour or not paintable(thing.kind) or rng.random() >= PAINTED_SHARE:
        return thing
    return Thing(thing.kind, COLOUR_NAMES[rng.integers(len(COLOUR_NAMES))])


def _styled(rng: np.random.Generator, thing: Thing, style: Style, mixed: bool) -> Styled:
    if thing.painted:
        styles = paintable(thing.kind)
        return thing, styles[rng.integers(len(styles))]
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
            thing = _thing(rng, split, plan.shapes)
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
        placed = place_all(rng, groups[index], plan, stage, near)
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
