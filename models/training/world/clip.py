"""A clip as a description that no picture size is part of: what it shows, when, and how the camera moves.

Positions and sizes are fractions of the picture, times are seconds from the clip's start. The tracks are what the
renderer draws; the acts, cells and moves are what questions are about. `compose` makes both so that they agree.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from world.things import Action, Direction, Style, Thing

Seconds: TypeAlias = float
Times: TypeAlias = NDArray[np.float64]
"""Seconds from the clip's start."""
Look: TypeAlias = Literal["plain", "gradient", "textured", "cluttered"]
TransitionKind: TypeAlias = Literal["cut", "dissolve", "fade", "wipe"]
CameraMotion: TypeAlias = Literal["left", "right", "up", "down", "in", "out"]
"""Where the camera pans to (what it shows then moves the other way), or whether it zooms in or out."""
Trick: TypeAlias = Literal["none", "behind", "shuffle", "odd"]
"""What makes a clip special: one thing passes behind another; three equal boxes, one of which hides a thing, change
places; all things but one do the same."""


@dataclass(frozen=True)
class Act:
    """What a thing does from `begin` to `end`: `times` over, for what can be counted."""

    action: Action
    begin: Seconds
    end: Seconds
    times: int = 1
    side: Direction | None = None
    """Where it enters from or leaves to."""


@dataclass(frozen=True)
class Track:
    """State at some moments, linear between them, constant outside: each array is [moment]."""

    times: Times
    x: Times
    """Centre, as a fraction of the picture's width."""
    y: Times
    height: Times
    """Of the sprite's square, as a fraction of the picture's height."""
    angle: Times
    """Clockwise turn in degrees."""
    opacity: Times
    """0 … 1"""


@dataclass(frozen=True)
class Touch:
    """How one thing is drawn otherwise, in all its frames."""

    colour: NDArray[np.float32]
    """Of what is seen, premultiplied RGBA to RGB: [3, 4]"""
    stretch: float = 1.0
    """Factor of its width."""
    outline: float = 0.0
    """Opacity of a line around it."""
    line: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """RGB of that line, in 0..255."""
    ink: float = 0.0
    """Opacity of black lines where its colours meet."""
    tones: int = 0
    """How many steps above none each of red, green and blue has; 0 for all."""
    mottle: NDArray[np.float32] | None = None
    """By what its colours are multiplied, [row, column] of any size laid over its picture; of what does not turn."""


@dataclass(frozen=True)
class Placed:
    """A thing in a scene. Later ones in a scene are in front of earlier ones."""

    thing: Thing
    style: Style
    track: Track
    acts: tuple[Act, ...]
    """In the order of time, not overlapping; empty for what stays still."""
    cell: int
    """Index into CELLS of where it is when it is first wholly seen."""
    touch: Touch | None = None
    """How it is drawn otherwise than its style does; only in training."""

    @property
    def still(self) -> bool:
        return not self.acts


@dataclass(frozen=True)
class CameraMove:
    motion: CameraMotion
    begin: Seconds
    end: Seconds


@dataclass(frozen=True)
class View:
    """The camera's window at some moments, linear between them: the world's point (x, y) is in the picture's middle,
    and a height of 1 / zoom fills the picture. Each array is [moment]."""

    times: Times
    x: Times
    y: Times
    zoom: Times


@dataclass(frozen=True)
class Background:
    look: Look
    colours: tuple[tuple[tuple[float, float, float], ...], ...]
    """A square grid of RGB in 0..255, smoothly interpolated over the picture."""
    pattern: Literal["none", "stripes", "checks", "dots", "grain"] = "none"
    """Of a textured or cluttered background."""
    period: float = 0.2
    """Of the pattern, as a fraction of the picture's height."""
    angle: float = 0.0
    """Of the stripes, in degrees."""
    contrast: float = 0.0
    """Of the pattern, in 0..255 either way."""
    clutter: tuple[tuple[float, float, float, tuple[float, float, float]], ...] = ()
    """Soft blobs that are no things: x, y, height, RGB."""


@dataclass(frozen=True)
class Transition:
    """How a scene begins: a cut, or a change that takes `duration` seconds about the scene's begin."""

    kind: TransitionKind = "cut"
    duration: Seconds = 0.0
    towards: Direction = "left"
    """Where the edge of a wipe moves to."""


@dataclass(frozen=True)
class Scene:
    """What is shown from `begin` to `end`."""

    begin: Seconds
    end: Seconds
    things: tuple[Placed, ...]
    background: Background
    transition: Transition = Transition()
    moves: tuple[CameraMove, ...] = ()
    view: View | None = None
    """None where the camera stands."""


@dataclass(frozen=True)
class Clip:
    """One or several scenes."""

    duration: Seconds
    aspect: float
    """Width over height."""
    scenes: tuple[Scene, ...]
    frame_times: Times
    """Presentation times of all frames, ascending from 0, below the duration; evenly spaced or not."""
    trick: Trick = "none"
    subject: int | None = None
    """Of a trick: the index of the thing that it is about (the hidden one, the odd one, the one that passes behind)."""

    @property
    def things(self) -> tuple[Placed, ...]:
        """All things in the order of their scenes; questions refer to them by index."""
        return tuple(placed for scene in self.scenes for placed in scene.things)


@dataclass(frozen=True)
class Plan:
    """What a clip shall hold, so that a family of questions can be asked about it."""

    scenes: tuple[int, ...]
    """Number of things in each scene."""
    still: float = 0.4
    """How likely a thing stays still."""
    repeats: bool = False
    """Whether a kind may occur several times in a scene."""
    shapes: float = 0.35
    """How likely a thing is a shape."""
    actions: tuple[Action, ...] = ()
    """What things may do; empty for anything but passing behind."""
    acts: int = 1
    """Most acts of one thing, one after the other, all different."""
    camera: int = 0
    """Number of camera moves in the only scene; things then stay still."""
    trick: Trick = "none"
    image: bool = False
    """A single moment: everything is wholly visible and still."""
    seconds: tuple[float, float] = (2.0, 12.0)
    """Range of the duration."""


def with_things(clip: Clip, other: Callable[[Placed], Placed]) -> Clip:
    """The clip with another in the stead of each of its things, in their order."""
    scenes = (replace(scene, things=tuple(map(other, scene.things))) for scene in clip.scenes)
    return replace(clip, scenes=tuple(scenes))
