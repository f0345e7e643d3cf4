"""What the renderer knows of each patch: the thing in it, its colour, what it does, and what a question rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar, get_args

import numpy as np
from numpy.typing import NDArray

from world.clip import Act, CameraMotion, CameraMove, Clip, Placed, Scene, Times
from world.questions import Question
from world.render import poses
from world.sprites import Floats
from world.story import as_seen, story_of
from world.things import ACTIONS, REPEATED

Span = TypeVar("Span", Act, CameraMove)
Classes: TypeAlias = NDArray[np.int64]
VISIBLE = 0.2
"""A patch belongs to a thing that covers at least this share of it."""
LOOKS = 6
USUAL_HEIGHT = 0.3
MOST_CHANGED = 2.0
LAGS = (4, 8, 16)
"""Frames over which is told where a thing has come from: what hides another is known by its way alone."""
CAMERA_MOTIONS: tuple[CameraMotion, ...] = get_args(CameraMotion)
BEGINNINGS = 3
"""Nothing begins, the thing begins to act, it comes with its scene."""
MOST_COUNTED = 3
"""Jumps or blinks of one thing."""


@dataclass(frozen=True)
class Labels:
    """Of T frames in P patches each; the classes are those of `batch.Batch`."""

    things: Classes
    """[T, P]"""
    colours: Classes
    """[T, P]"""
    acts: Classes
    """[T, P]"""
    begins: Classes
    """[T, P]"""
    counted: Classes
    """[T, P]"""
    came: Classes
    """[T, P]"""
    began: Classes
    """[T, P]"""
    alone: Classes
    """[T, P]"""
    hidden: Classes
    """[T, P]"""
    camera: Classes
    """[T]"""
    looks: Floats
    """[T, P, LOOKS]: how its thing stands, as `_looks` has it; 0 where there is none"""
    changes: Floats
    """[T, P, LOOKS]: by how much that has changed since the frame before, as `_changes` has it"""
    ways: Floats
    """[T, P, 2 · LAGS]: how far it has come since so many frames before, as `_ways` has it"""
    foreground: Floats
    """[T, P]: share of the patch that shows any thing"""
    targets: Floats
    """[question, T, P]: share of the patch that shows what the question rests on, while it does"""


def label(clip: Clip, cover: Floats, moments: Times, questions: list[Question]) -> Labels:
    """From what each thing covers at the moments [T] of the frames: cover [thing, T, P]."""
    kinds = np.array([0, *(placed.thing.kind_class for placed in clip.things)], dtype=np.int64)
    dominant = _dominant(cover)
    story = story_of(clip, moments)
    return Labels(
        kinds[dominant],
        colours_of(clip, cover),
        _acts(clip, dominant, moments),
        _told(dominant, [_beginnings(scene, placed, moments) for scene in clip.scenes for placed in scene.things]),
        _told(dominant, [_counted(placed, moments) for placed in clip.things]),
        *(_told(dominant, each) for each in (story.came, story.began, story.alone, story.hidden)),
        _camera(clip, moments),
        _looks(clip, dominant, moments),
        _changes(clip, dominant, moments),
        _ways(clip, dominant, moments),
        np.minimum(1, cover.sum(axis=0)),
        np.stack([_target(clip, cover, moments, question) for question in questions]),
    )


def colours_of(clip: Clip, cover: Floats) -> Classes:
    """[T, P] from cover [thing, T, P]"""
    colours = np.array([0, *(placed.thing.colour_class for placed in clip.things)], dtype=np.int64)
    return colours[_dominant(cover)]


def _dominant(cover: Floats) -> Classes:
    """The thing in each patch, 0 none, else 1 + index: cover [thing, T, P] → [T, P]"""
    return np.where(cover.max(axis=0) >= VISIBLE, cover.argmax(axis=0) + 1, 0)


def _acts(clip: Clip, dominant: Classes, moments: Times) -> Classes:
    """Classes of what the things in `dominant` [T, P] (0 none, else 1 + index) have done, [T, P]."""
    seen = [[as_seen(act, moments) for act in placed.acts] for placed in clip.things]
    return _told(dominant, [[_class_of(act) for act in _since(acts, moments)] for acts in seen])


def _told(dominant: Classes, each: Sequence[Sequence[int]] | Classes) -> Classes:
    """Of each thing's classes, [thing][T], those of the things in `dominant` [T, P]; 0 where there is none."""
    classes = np.array([[0] * len(dominant), *each], dtype=np.int64)
    return classes.T[np.arange(len(dominant))[:, None], dominant]


def _beginnings(scene: Scene, placed: Placed, moments: Times) -> list[int]:
    """What has begun since the moment before, as BEGINNINGS has it."""
    before = [-1.0, *moments[:-1]]
    spans = list(zip(before, moments, strict=True))
    begins = [as_seen(act, moments).begin for act in placed.acts]
    acts = [any(since < begin <= now for begin in begins) for since, now in spans]
    comes = [since < scene.begin <= now for since, now in spans]
    return [1 if act else 2 * come for act, come in zip(acts, comes, strict=True)]


def _counted(placed: Placed, moments: Times) -> Sequence[int]:
    """How many jumps or blinks have begun by each moment, of the last such act."""
    counts = np.zeros(len(moments), dtype=np.int64)
    for act in (act for act in placed.acts if act.action in REPEATED):
        track = placed.track
        inside = (track.times >= act.begin - 1e-6) & (track.times <= act.end + 1e-6)
        if not inside.any():
            continue
        state = (track.opacity if act.action == "blink" else track.y)[inside]
        away = np.abs(state - state[0]) > np.abs(state - state[0]).max() / 2
        begun = track.times[inside][1:][away[1:] & ~away[:-1]]
        counts = np.where(moments >= act.begin, np.searchsorted(begun, moments, side="right"), counts)
    return np.minimum(counts, MOST_COUNTED).tolist()


def _class_of(act: Act | None) -> int:
    return 0 if act is None else 1 + ACTIONS.index(act.action)


def _camera(clip: Clip, moments: Times) -> Classes:
    moves = _since([move for scene in clip.scenes for move in scene.moves], moments)
    return np.array([0 if move is None else 1 + CAMERA_MOTIONS.index(move.motion) for move in moves], dtype=np.int64)


def _since(spans: Sequence[Span], moments: Times) -> list[Span | None]:
    """For each moment the last of `spans` that went on at some time since the moment before; None where none did."""
    before = [0.0, *moments[:-1]]
    return [
        next((span for span in reversed(spans) if span.begin < now and span.end > since), None)
        for since, now in zip(before, moments, strict=True)
    ]


def _looks(clip: Clip, dominant: Classes, moments: Times) -> Floats:
    """Of the things in `dominant` [T, P] (0 none, else 1 + index), how each stands, its middle told from the patch's:
    [T, P, LOOKS]"""
    looks = _shown(_stands(clip, moments), dominant)
    looks[..., :2] -= 4 * _middles(dominant.shape[1]) * (dominant > 0)[..., None]
    return looks


def _changes(clip: Clip, dominant: Classes, moments: Times) -> Floats:
    """Of the same things by how much that has changed since the frame before, within ±MOST_CHANGED; 0 in the first
    frame. [T, P, LOOKS]"""
    stands = _stands(clip, moments)
    changes = np.diff(stands, axis=1, prepend=stands[:, :1])
    return _shown(np.clip(changes, -MOST_CHANGED, MOST_CHANGED), dominant)


def _ways(clip: Clip, dominant: Classes, moments: Times) -> Floats:
    """Of the same things how far their middles have come, right and down in quarters of the picture, since each of LAGS
    frames before, or since the first frame: [T, P, 2 · LAGS]"""
    middles, frames = _stands(clip, moments)[..., :2], np.arange(len(moments))
    ways = [middles - middles[:, np.maximum(0, frames - lag)] for lag in LAGS]
    return _shown(np.concatenate(ways, axis=2), dominant)


def _stands(clip: Clip, moments: Times) -> Floats:
    """How each thing stands, about 1 in size: where its middle lies, right and down, in quarters of the picture; the
    logarithm of its height; sine and cosine of its turn; its opacity. [thing, T, LOOKS]"""
    x, y, height, turn, opacity = np.moveaxis(poses(clip, moments), 2, 0)
    radians = np.deg2rad(turn)
    return np.stack([4 * x, 4 * y, np.log(height / USUAL_HEIGHT), np.sin(radians), np.cos(radians), opacity], axis=2)


def _shown(each: Floats, dominant: Classes) -> Floats:
    """What `each` [thing, T, number] says of the things in `dominant` [T, P]; 0 where there is none."""
    none = np.zeros((1, *each.shape[1:]))
    return np.concatenate([none, each])[dominant, np.arange(each.shape[1])[:, None]].astype(np.float32)


def _middles(patches: int) -> Floats:
    """Of the patches of a square grid, right and down, as fractions of the picture: [P, 2]"""
    side = round(patches**0.5)
    rows, columns = np.divmod(np.arange(patches), side)
    return (np.stack([columns, rows], axis=1) + 0.5) / side


def _target(clip: Clip, cover: Floats, moments: Times, question: Question) -> Floats:
    """What the question rests on, [time, patch]: in the frames of its span, or in the one nearest to it."""
    shown = np.minimum(1, cover[list(question.target)].sum(axis=0))
    if question.when is None:
        return shown
    begin, end = question.when
    distance = np.maximum(0, np.maximum(begin - moments, moments - end))
    near = distance <= max(distance.min(), clip.duration / len(moments) / 2)
    return shown * near[:, None].astype(np.float32)
