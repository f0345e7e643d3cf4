"""Draws things otherwise than their clip's style does, so that what is learned leans on no style: in more styles, with
other colours or none, flatter, in fewer tones, outlined, with inked edges, of other proportions. Only training frames
are; no picture of the style held out is used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

import numpy as np
from PIL import Image

from world.clip import Clip, Placed, Touch, with_things
from world.sprites import Floats, is_drawn, mean_colour, paintable
from world.things import COLOURED_STYLES, MONOTONE_STYLES, PARTED_STYLES, Style

Hand: TypeAlias = Callable[[np.random.Generator, Clip], Clip]
"""Draws a clip's things otherwise, or others in their stead."""
MORE_STYLES_SHARE = 0.7
"""Of the things that are drawn in one of the styles that clips are not composed in."""
SHARE = 0.6
"""Of the things that are drawn otherwise than their style does."""
PARTED_SHARE = 0.25
"""Of the everyday things in such a style: in lines, without colours of its own."""
ANY_HUE_SHARE = 0.3
"""Of those whose colour nothing asks for, like the next three."""
GREY_SHARE = 0.1
INK_SHARE = 0.2
FEW_TONES_SHARE = 0.15
MOTTLED_SHARE = 0.6
"""Of what has a colour to name: a surface that is not even is not to make another thing of it."""
EDGE = np.float32(60)
"""Of 255: how much colours differ where a line is drawn; half as much is none."""
LUMA = np.float32([0.299, 0.587, 0.114])


def restyled(rng: np.random.Generator, clip: Clip) -> Clip:
    """The clip with its things drawn otherwise. Boxes that change places stay alike: else one could be told from the
    others by its looks, and its way need not be followed."""
    if clip.trick != "shuffle":
        return with_things(clip, lambda placed: _touched(rng, placed))
    looks: dict[str, Placed] = {}

    def alike(placed: Placed) -> Placed:
        touched = looks.setdefault(placed.thing.name, _touched(rng, placed))
        return replace(placed, style=touched.style, touch=touched.touch)

    return with_things(clip, alike)


def unchanged(rng: np.random.Generator, clip: Clip) -> Clip:
    return clip


def drawn_in(style: Style) -> Hand:
    """Draws all things in the style that it has a drawing of."""

    def drawn(placed: Placed) -> Placed:
        return replace(placed, style=style) if is_drawn(placed.thing, style) else placed

    return lambda rng, clip: with_things(clip, drawn)


def _touched(rng: np.random.Generator, placed: Placed) -> Placed:
    if rng.random() < MORE_STYLES_SHARE:
        placed = replace(placed, style=_other_style(rng, placed))
    if placed.style in MONOTONE_STYLES or rng.random() < SHARE:
        return replace(placed, touch=random_touch(rng, placed))
    return placed


def _other_style(rng: np.random.Generator, placed: Placed) -> Style:
    """What is painted stays in one colour, which it is named with: other silhouettes are in none."""
    if placed.thing.painted:
        styles = paintable(placed.thing.kind)
        return styles[rng.integers(len(styles))]
    parted = placed.thing.colour is None and rng.random() < PARTED_SHARE
    drawn = [style for style in (PARTED_STYLES if parted else COLOURED_STYLES) if is_drawn(placed.thing, style)]
    return drawn[rng.integers(len(drawn))]


def random_touch(rng: np.random.Generator, placed: Placed) -> Touch:
    """A colour that questions ask for stays what it is."""
    free = placed.thing.colour is None
    lent = free and placed.style in MONOTONE_STYLES
    colour = _tint(rng, placed.style) if lent else _other_colours(rng, placed)
    stretch = float(rng.uniform(0.85, 1.15)) if rng.random() < 0.5 else 1.0
    outline = float(rng.uniform(0.5, 1)) if rng.random() < 0.35 else 0.0
    grey = float(rng.uniform(0, 70) if rng.random() < 0.8 else rng.uniform(200, 255))
    ink = float(rng.uniform(0.4, 1)) if free and rng.random() < INK_SHARE else 0.0
    tones = int(rng.integers(2, 5)) if free and rng.random() < FEW_TONES_SHARE else 0
    mottle = None if free or rng.random() >= MOTTLED_SHARE else _mottle(rng)
    return Touch(colour, stretch, outline, (grey, grey, grey), ink, tones, mottle)


def _mottle(rng: np.random.Generator) -> Floats:
    """Random patches of light and shade, coarse or fine, or streaks: [row, column]"""
    rows = _patches(rng)
    columns = rows if rng.random() < 0.5 else _patches(rng)
    depth = rng.uniform(0.1, 0.45)
    return (1 + rng.uniform(-depth, depth, (rows, columns))).astype(np.float32)


def _patches(rng: np.random.Generator) -> int:
    return int(np.exp(rng.uniform(np.log(3), np.log(28))))


def _tint(rng: np.random.Generator, style: Style) -> Floats:
    """Any colour for white, or for each of red, green and blue, and black as it is: [3, 4], as `Touch.colour`."""
    tint = rng.uniform(0.05, 1, (3, 3)) if style in PARTED_STYLES else np.diag(rng.uniform(0.05, 1, 3))
    if rng.random() < GREY_SHARE:
        tint = np.tile(tint.mean(axis=0), (3, 1))
    return np.concatenate([tint, np.zeros((3, 1))], axis=1).astype(np.float32)


def _other_colours(rng: np.random.Generator, placed: Placed) -> Floats:
    """Other hues (of what has no colour to name, now and then any), saturation and contrast; flatter: [3, 4]."""
    coloured = placed.thing.colour is not None
    hue, saturation, contrast = (0.05, 0.12, 0.1) if coloured else (0.35, 0.5, 0.35)
    turn = (
        rng.uniform(-np.pi, np.pi)
        if not coloured and rng.random() < ANY_HUE_SHARE
        else hue * np.clip(rng.normal(), -1.5, 1.5)
    )
    grey = not coloured and rng.random() < GREY_SHARE
    vivid = rng.uniform(0, 0.2) if grey else rng.uniform(1 - saturation, 1 + saturation / 2)
    mix = _turned_hue(turn) @ (np.eye(3) + (1 - vivid) * (np.tile(LUMA, (3, 1)) - np.eye(3)))
    flat = rng.uniform(0, 0.7) if rng.random() < 0.35 else 0.0
    mean = mix @ mean_colour(placed.thing, placed.style)
    bright = rng.uniform(1 - contrast, 1 + contrast)
    base = flat * mean + (1 - bright) * (1 - flat) * 128 + rng.uniform(-35, 35) * contrast
    return np.concatenate([(1 - flat) * bright * mix, base[:, None]], axis=1).astype(np.float32)


def _turned_hue(radians: float) -> np.ndarray:
    """Turns colours about the grey axis: [3, 3]."""
    cos, sin = np.cos(radians), np.sin(radians)
    across = (1 - cos) / 3 + np.sqrt(1 / 3) * sin * np.array([[0, -1, 1], [1, 0, -1], [-1, 1, 0]])
    return cos * np.eye(3) + across


def mottled(picture: Floats, mottle: Floats) -> Floats:
    """Premultiplied pixels [time, row, RGBA, column] of a whole thing, lighter and darker in places."""
    side = picture.shape[1]
    shades = np.asarray(Image.fromarray(mottle).resize((side, side), Image.Resampling.BILINEAR))
    colours = np.minimum(picture[:, :, :3] * shades[:, None], 255 * picture[:, :, 3:])
    return np.concatenate([colours, picture[:, :, 3:]], axis=2)


def touched(drawn: Floats, touch: Touch) -> Floats:
    """Premultiplied pixels [time, row, RGBA, column], the room around the thing included, with the touch."""
    alpha = drawn[:, :, 3:]
    colours = np.clip(np.einsum("ij,trjc->tric", touch.colour, drawn), 0, 255 * alpha)
    if touch.tones:
        colours = _in_few_tones(colours, alpha, touch.tones)
    if touch.ink:
        colours *= 1 - np.float32(touch.ink) * _edges(colours)
    if not touch.outline:
        return np.concatenate([colours, alpha], axis=2)
    line = np.maximum(0, _spread(alpha) * np.float32(touch.outline) - alpha)
    colours += line * np.float32(touch.line)[:, None]
    return np.concatenate([colours, alpha + line], axis=2)


def _in_few_tones(colours: Floats, alpha: Floats, tones: int) -> Floats:
    """Premultiplied colours, each rounded to one of `tones` + 1 steps."""
    step = np.maximum(alpha, 1e-6) * np.float32(255 / tones)
    return np.rint(colours / step) * alpha * np.float32(255 / tones)


def _edges(colours: Floats) -> Floats:
    """How much a pixel differs from the next ones, below and to the right, 0 … 1: [time, row, 1, column]."""
    differs = np.zeros_like(colours)
    differs[:, :-1] = np.abs(np.diff(colours, axis=1))
    differs[..., :-1] += np.abs(np.diff(colours, axis=3))
    return np.clip(differs.max(axis=2, keepdims=True) / EDGE - 0.5, 0, 1)


def _spread(alpha: Floats) -> Floats:
    """The greatest of each pixel and its four neighbours: [time, row, 1, column]."""
    most = alpha.copy()
    np.maximum(most[:, 1:], alpha[:, :-1], out=most[:, 1:])
    np.maximum(most[:, :-1], alpha[:, 1:], out=most[:, :-1])
    np.maximum(most[..., 1:], alpha[..., :-1], out=most[..., 1:])
    np.maximum(most[..., :-1], alpha[..., 1:], out=most[..., :-1])
    return most
