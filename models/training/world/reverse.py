"""A clip played backwards: the same stills in another order, for questions that only time can answer.

TempCompass (arXiv 2403.00476) pairs videos of the same content that conflict in one temporal respect.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, pairwise

import numpy as np

from world.clip import Act, CameraMotion, CameraMove, Clip, Placed, Scene, Seconds, Times, Track, Transition, View
from world.stage import Key, Stage, first_cell
from world.things import OPPOSITES, Direction, held_out_pair

BACK: dict[Direction, Direction] = {"left": "right", "right": "left", "up": "down", "down": "up"}
CAMERA_BACK: dict[CameraMotion, CameraMotion] = {**BACK, "in": "out", "out": "in"}


def can_be_reversed(clip: Clip) -> bool:
    """Boxes that change places cannot be: backwards they hide nothing. Nor may training see two things in an order that
    is held out of it."""
    things_of = [[placed.thing for placed in scene.things] for scene in clip.scenes]
    return clip.trick != "shuffle" and not any(
        held_out_pair(last, first)
        for number, things in enumerate(things_of)
        for last in things
        for first in chain.from_iterable(things_of[:number])
    )


def new_places(clip: Clip) -> list[int]:
    """Index that each thing has among all things once the scenes have changed their order."""
    return [_moved_index(clip, index) for index in range(len(clip.things))]


def reversed_clip(clip: Clip) -> Clip:
    """The clip from its end to its start.

    Raises ValueError for boxes that change places: backwards they hide nothing.
    """
    if clip.trick == "shuffle":
        raise ValueError("boxes that change places cannot be played backwards")
    whole = clip.duration
    changes = [Transition(), *(_back(scene.transition) for scene in clip.scenes[:0:-1])]
    scenes = tuple(
        _scene(scene, change, whole, clip.aspect) for scene, change in zip(clip.scenes[::-1], changes, strict=True)
    )
    gaps = np.diff([*clip.frame_times, whole])[::-1]
    frame_times = np.concatenate([[0.0], np.cumsum(gaps)[:-1]])
    subject = None if clip.subject is None else _moved_index(clip, clip.subject)
    return replace(clip, scenes=scenes, frame_times=frame_times, subject=subject)


def _moved_index(clip: Clip, index: int) -> int:
    """Index among all things after the scenes have changed their order."""
    counts = [len(scene.things) for scene in clip.scenes]
    starts = np.cumsum([0, *counts]).tolist()
    scene = next(at for at, (begin, end) in enumerate(pairwise(starts)) if begin <= index < end)
    return sum(counts[scene + 1 :]) + index - starts[scene]


def _scene(scene: Scene, change: Transition, whole: Seconds, aspect: float) -> Scene:
    begin, end = whole - scene.end, whole - scene.begin
    stage = Stage(aspect, whole, begin, end)
    return replace(
        scene,
        begin=begin,
        end=end,
        things=tuple(_placed(placed, whole, stage) for placed in scene.things),
        transition=change,
        moves=tuple(
            CameraMove(CAMERA_BACK[move.motion], whole - move.end, whole - move.begin) for move in scene.moves[::-1]
        ),
        view=scene.view and _view(scene.view, whole),
    )


def _placed(placed: Placed, whole: Seconds, stage: Stage) -> Placed:
    track = placed.track
    turned = Track(
        _flipped(track.times, whole),
        *(values[::-1] for values in (track.x, track.y, track.height, track.angle, track.opacity)),
    )
    acts = tuple(_act(act, whole) for act in placed.acts[::-1])
    columns = (turned.times, turned.x, turned.y, turned.height, turned.angle, turned.opacity)
    keys = [Key(*map(float, row)) for row in zip(*columns, strict=True)]
    return replace(placed, track=turned, acts=acts, cell=first_cell(keys, acts, stage))


def _act(act: Act, whole: Seconds) -> Act:
    return replace(act, action=OPPOSITES.get(act.action, act.action), begin=whole - act.end, end=whole - act.begin)


def _view(view: View, whole: Seconds) -> View:
    return View(_flipped(view.times, whole), view.x[::-1], view.y[::-1], view.zoom[::-1])


def _flipped(times: Times, whole: Seconds) -> Times:
    return whole - times[::-1]


def _back(transition: Transition) -> Transition:
    return replace(transition, towards=BACK[transition.towards])
