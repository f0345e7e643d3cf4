"""What there is to tell of each thing in a frame that the frame alone does not show: since when it is there, since when
it does what it last did, whether it alone does so, and what it has hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from world.clip import Act, Clip, Placed, Scene, Seconds, Times
from world.render import poses
from world.things import Action
from world.verbs import FINEST, LONGEST

TIMES = 1 + round(2 * FINEST) + round(LONGEST - FINEST)
"""That are told apart: half seconds, beyond FINEST seconds, to LONGEST."""
COMES: frozenset[Action] = frozenset(("appear", "enter"))
FEWEST_ALIKE = 2
"""Things that do the same, beside which one that does not is odd."""
WITHIN = 0.3
"""A thing is hidden whose middle is no further from that of the one before it, as a fraction of that one's height."""
SMALLER = 0.8
"""And whose height is less than this fraction of it."""
CLEAR = 0.5
"""Least opacity of what is there."""
JUST: Seconds = 1e-6
Each: TypeAlias = NDArray[np.int64]
"""A class of each thing at each moment, [thing, T]"""


@dataclass(frozen=True)
class Story:
    came: Each
    """When it did, as `time_class` has it"""
    began: Each
    """When the last act that has begun did; 0 before any"""
    alone: Each
    """1 from when it does what the others of its scene, who all do the same, do not"""
    hidden: Each
    """Class of the kind of what is, or was last, behind it; 0 before anything was"""


def story_of(clip: Clip, moments: Times) -> Story:
    """At the moments [T] of the frames."""
    placed = [(scene, thing) for scene in clip.scenes for thing in scene.things]
    return Story(
        np.array([[time_class(_comes(scene, thing))] * len(moments) for scene, thing in placed], dtype=np.int64),
        np.array([_began(thing, moments) for _, thing in placed], dtype=np.int64),
        np.array([_alone(scene, thing, moments) for scene, thing in placed], dtype=np.int64),
        _hidden(clip, moments),
    )


def as_seen(act: Act, moments: Times) -> Act:
    """The act with a begin at which there is something to tell it of: what disappears is told of in the last frame
    before, since there is none of it after."""
    before = moments[moments <= act.begin]
    return replace(act, begin=float(before[-1]) - JUST) if act.action == "disappear" and len(before) else act


def time_class(seconds: Seconds) -> int:
    """1 … TIMES, as questions tell times; 0 beyond LONGEST."""
    if seconds > LONGEST:
        return 0
    if seconds < FINEST + 0.25:
        return 1 + round(2 * seconds)
    return 1 + round(2 * FINEST) + round(seconds - FINEST)


def _comes(scene: Scene, placed: Placed) -> Seconds:
    first = placed.acts[0] if placed.acts else None
    return first.begin if first is not None and first.action in COMES else scene.begin


def _began(placed: Placed, moments: Times) -> list[int]:
    """Of each moment."""
    begun = [[act.begin for act in placed.acts if as_seen(act, moments).begin <= now] for now in moments]
    return [time_class(begins[-1]) if begins else 0 for begins in begun]


def _alone(scene: Scene, placed: Placed, moments: Times) -> Sequence[int]:
    done = [_done(other) for other in scene.things if other is not placed]
    odd = len(done) >= FEWEST_ALIKE and len(set(done)) == 1 and _done(placed) != done[0] and bool(done[0])
    begin = min((as_seen(act, moments).begin for act in placed.acts), default=scene.begin)
    return (odd & (moments >= begin)).astype(np.int64).tolist()


def _done(placed: Placed) -> tuple[Action, ...]:
    return tuple(act.action for act in placed.acts)


def _hidden(clip: Clip, moments: Times) -> Each:
    """Things that come earlier in a scene are behind later ones. Boxes pass each other: what covers a thing longest
    hides it."""
    hidden = np.zeros((len(clip.things), len(moments)), dtype=np.int64)
    stands = poses(clip, moments)
    first = 0
    for scene in clip.scenes:
        last, shown = first + len(scene.things), (moments >= scene.begin) & (moments < scene.end)
        for behind in range(first, last - 1):
            covered = np.stack(
                [shown & _covers(stands[front], stands[behind], clip) for front in range(behind + 1, last)]
            )
            longest = int(covered.sum(axis=1).argmax())
            since = np.maximum.accumulate(covered[longest])
            hidden[behind + 1 + longest, since] = clip.things[behind].thing.kind_class
        first = last
    return hidden


def _covers(front: Times, behind: Times, clip: Clip) -> NDArray[np.bool_]:
    """At which moments, of how both stand: [T, (x, y, height, turn, opacity)] each."""
    x, y, height, _, opacity = front.T
    apart = np.maximum(np.abs(behind[:, 0] - x) * clip.aspect, np.abs(behind[:, 1] - y))
    there = np.minimum(opacity, behind[:, 4]) >= CLEAR
    return there & (apart <= WITHIN * height) & (behind[:, 2] < SMALLER * height)
