"""Frames of a file as the browser sees them: chosen by presentation time, planes resized, then turned to colours."""

import json
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from train.batches import MEAN, STD

Floats = NDArray[np.float32]
Moments = NDArray[np.float64]
LUMA_WEIGHTS = {"bt709": (0.2126, 0.0722), "smpte170m": (0.299, 0.114), "bt470bg": (0.299, 0.114)}
"""Weights of red and blue in luma, by ffprobe's name of the matrix."""


@dataclass(frozen=True)
class Frames:
    """The sampled frames of a clip."""

    pixels: Floats
    """Normalised: [frame, 3, side, side]"""
    times: Floats
    """Presentation times as fractions of the duration: [frame]"""
    seconds: Floats
    """Presentation times from the clip's start: [frame]"""


@dataclass(frozen=True)
class Span:
    """Of a clip, in seconds of its file's own clock."""

    start: float
    duration: float


@dataclass(frozen=True)
class Picture:
    """How the frames of a clip are stored: 8-bit luma and two chromas of half its size, in the limited range."""

    width: int
    height: int
    matrix: str


def sampled_frames(path: Path, count: int, side: int) -> Frames:
    """The frames shown at the centres of `count` equal parts of the clip, on a square of `side` pixels."""
    return frames_at(path, even_moments(span_of(path), count), side)


def span_of(path: Path) -> Span:
    times, end = presentation_times(path)
    return Span(float(times[0]), float(end - times[0]))


def even_moments(span: Span, count: int) -> Moments:
    """[count]"""
    return span.start + (np.arange(count) + 0.5) / count * span.duration


def frames_at(path: Path, moments: Moments, side: int) -> Frames:
    """The frames shown at `moments` [frame] of the file's own clock."""
    times, end = presentation_times(path)
    start = times[0]
    shown = np.maximum(0, np.searchsorted(times, moments + 1e-9, side="right") - 1)
    picture = picture_of(path)
    stored = decoded(path, picture)[shown]
    seconds = times[shown] - start
    pixels = np.stack([pixel_values(frame, picture, side) for frame in stored])
    return Frames(pixels, (seconds / (end - start)).astype(np.float32), seconds.astype(np.float32))


@lru_cache(maxsize=1)
def presentation_times(path: Path) -> tuple[NDArray[np.float64], float]:
    """Ascending presentation times of the frames, and the end of the last, in seconds."""
    packets = probed(path, "packet=pts_time,duration_time")["packets"]
    spans = sorted((float(packet["pts_time"]), float(packet.get("duration_time", 0))) for packet in packets)
    return np.array([time for time, _ in spans]), spans[-1][0] + spans[-1][1]


def picture_of(path: Path) -> Picture:
    """Raises ValueError for another layout than that of the clips written by `clips`."""
    stream = probed(path, "stream=width,height,pix_fmt,color_space,color_range")["streams"][0]
    if stream["pix_fmt"] != "yuv420p" or stream["color_range"] != "tv":
        raise ValueError(f"{path.name}: {stream['pix_fmt']}, range {stream['color_range']}; want yuv420p, tv")
    return Picture(stream["width"], stream["height"], stream["color_space"])


def probed(path: Path, entries: str) -> dict:
    command = ["ffprobe", "-v", "error", "-select_streams", "v:0", "-show_entries", entries, "-of", "json", str(path)]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


@lru_cache(maxsize=1)
def decoded(path: Path, picture: Picture) -> NDArray[np.uint8]:
    """Every frame as stored: [frame, byte]."""
    raw = ["-f", "rawvideo", "-pix_fmt", "yuv420p", "-fps_mode", "passthrough", "-"]
    output = subprocess.run(["ffmpeg", "-v", "error", "-i", str(path), *raw], check=True, capture_output=True).stdout
    chroma = -(-picture.width // 2) * -(-picture.height // 2)
    return np.frombuffer(output, dtype=np.uint8).reshape(-1, picture.width * picture.height + 2 * chroma)


def pixel_values(stored: NDArray[np.uint8], picture: Picture, side: int) -> Floats:
    """A stored frame [byte] → [3, side, side], as `src/gpu/kernels/preprocess` computes it."""
    luma, *chroma = (resized(plane, side) for plane in planes(stored, picture))
    y = (luma - 16) / 219
    cb, cr = ((plane - 128) / 224 for plane in chroma)
    red, blue = LUMA_WEIGHTS[picture.matrix]
    r, b = y + 2 * (1 - red) * cr, y + 2 * (1 - blue) * cb
    g = (y - red * r - blue * b) / (1 - red - blue)
    colours = np.stack([r, g, b]).clip(0, 1)
    mean, std = (np.array(values)[:, None, None] for values in (MEAN, STD))
    return ((colours - mean) / std).astype(np.float32)


def planes(stored: NDArray[np.uint8], picture: Picture) -> list[NDArray[np.uint8]]:
    """Luma [height, width] and the chromas, each half as wide and high."""
    width, height = picture.width, picture.height
    half = (-(-height // 2), -(-width // 2))
    luma, *chroma = np.split(stored, [width * height, width * height + half[0] * half[1]])
    return [luma.reshape(height, width), *(plane.reshape(half) for plane in chroma)]


def resized(plane: NDArray[np.uint8], side: int) -> Floats:
    """[row, column] → [side, side], stretched with an antialiased triangle filter."""
    image = Image.fromarray(plane.astype(np.float32))
    return np.asarray(image.resize((side, side), Image.Resampling.BILINEAR))
