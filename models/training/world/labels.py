"""What the renderer knows of each patch: the thing in it, its colour, what it does, and what a question rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar, get_args

import numpy as np
from numpy.typing import NDArray

from world.clip import Act, CameraMotion, CameraMove, Clip, Times
from world.questions import Question
from world.sprites import Floats
from world.things import ACTIONS

Span = TypeVar("Span", Act, CameraMove)
Classes: TypeAlias = NDArray[np.int64]
VISIBLE = 0.2
"""A patch belongs to a thing that covers at least this share of it."""
CAMERA_MOTIONS: tuple[CameraMotion, ...] = get_args(CameraMotion)


@dataclass(frozen=True)
class Labels:
    """Of T frames in P patches each; the classes are those of `batch.Batch`."""

    things: Classes
    """[T, P]"""
    colours: Classes
    """[T, P]"""
    acts: Classes
    """[T, P]"""
    camera: Classes
    """[T]"""
    foreground: Floats
    """[T, P]: share of the patch that shows any thing"""
    targets: Floats
    """[question, T, P]: share of the patch that shows what the question rests on, while it does"""


def label(clip: Clip, cover: Floats, moments: Times, questions: list[Question]) -> Labels:
    """From what each thing covers at the moments [T] of the frames: cover [thing, T, P]."""
    kinds = np.array([0, *(placed.thing.kind_class for placed in clip.things)], dtype=np.int64)
    colours = np.array([0, *(placed.thing.colour_class for placed in clip.things)], dtype=np.int64)
    dominant = np.where(cover.max(axis=0) >= VISIBLE, cover.argmax(axis=0) + 1, 0)
    return Labels(
        kinds[dominant],
        colours[dominant],
        _acts(clip, dominant, moments),
        _camera(clip, moments),
        np.minimum(1, cover.sum(axis=0)),
        np.stack([_target(clip, cover, moments, question) for question in questions]),
    )


def _acts(clip: Clip, dominant: Classes, moments: Times) -> Classes:
    """Classes of what the things in `dominant` [T, P] (0 none, else 1 + index) have done, [T, P]."""
    done = [[0] * len(moments), *([_class_of(act) for act in _since(placed.acts, moments)] for placed in clip.things)]
    return np.array(done, dtype=np.int64).T[np.arange(len(moments))[:, None], dominant]


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


def _target(clip: Clip, cover: Floats, moments: Times, question: Question) -> Floats:
    """What the question rests on, [time, patch]: in the frames of its span, or in the one nearest to it."""
    shown = np.minimum(1, cover[list(question.target)].sum(axis=0))
    if question.when is None:
        return shown
    begin, end = question.when
    distance = np.maximum(0, np.maximum(begin - moments, moments - end))
    near = distance <= max(distance.min(), clip.duration / len(moments) / 2)
    return shown * near[:, None].astype(np.float32)
