"""The colour grids of a file's compared frames, as the browser has them: src/domain/frameGrid.ts and signals.ts.

A grid is the mean red, green and blue of 16 × 16 cells of a frame, from 64 × 64 evenly spaced pixels.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

CELLS = 16
PER_CELL = 4
SIDE = CELLS * PER_CELL
MOST_COMPARED = 192
MOST_DECODED = 2000
FEWEST_KEYS = 32
LUMA_WEIGHTS = {"bt709": (0.2126, 0.0722), "smpte170m": (0.299, 0.114), "bt470bg": (0.299, 0.114)}
"""Weights of red and blue in luma, by ffprobe's name of the matrix."""

Grids: TypeAlias = NDArray[np.float32]
"""[frame, 16, 16, 3] in 0..1"""
Times: TypeAlias = NDArray[np.float64]
Bytes: TypeAlias = NDArray[np.uint8]


@dataclass(frozen=True)
class Video:
    """What a file says of itself. Its frames are yuv420p in the limited range."""

    path: Path
    width: int
    height: int
    matrix: str
    times: Times
    """Presentation times of all frames, ascending: [frame]"""
    key_times: Times
    end: float
    """Where the last frame ends, in seconds."""


@dataclass(frozen=True)
class Surveyed:
    """The compared frames of a clip."""

    times: Times
    """Presentation times from the clip's start, strictly ascending: [frame]"""
    grids: Grids


def survey(path: Path) -> Surveyed:
    """The frames that the browser compares, their grids in float32. Raises ValueError for another pixel layout."""
    video = probe(path)
    start = float(video.times[0])
    wanted = compared_times(start, video.end - start, len(video.times), video.key_times)
    shown = np.unique(np.maximum(0, np.searchsorted(video.times, wanted + 1e-9, side="right") - 1))
    chosen = set(shown.tolist())
    frames = (frame for index, frame in enumerate(stored_frames(video)) if index in chosen)
    grids = np.stack([colour_grid(frame, video.width, video.height, video.matrix) for frame in frames])
    return Surveyed(video.times[shown] - start, grids)


def compared_times(start: float, duration: float, frame_count: int, key_times: Times) -> Times:
    """Every frame where they are few, else evenly spaced ones, else, in a long clip, evenly chosen key frames."""
    if frame_count > MOST_DECODED and len(key_times) >= FEWEST_KEYS:
        return spread(key_times, MOST_COMPARED)
    count = max(1, min(MOST_COMPARED, frame_count))
    return start + (np.arange(count) + 0.5) / count * duration


def spread(items: Times, count: int) -> Times:
    """The middle one of each of `count` equal parts; all where they are no more."""
    if len(items) <= count:
        return items
    return items[np.unique(np.floor((np.arange(count) + 0.5) * len(items) / count).astype(int))]


def colour_grid(stored: Bytes, width: int, height: int, matrix: str) -> Grids:
    """One stored frame [byte] → [16, 16, 3]."""
    half = (-(-height // 2), -(-width // 2))
    luma, *chroma = np.split(stored, [width * height, width * height + half[0] * half[1]])
    y = cell_means(luma.reshape(height, width), width, height)
    cb, cr = (cell_means(plane.reshape(half), width / 2, height / 2) for plane in chroma)
    y, cb, cr = (y - 16) / 219, (cb - 128) / 224, (cr - 128) / 224
    red, blue = LUMA_WEIGHTS[matrix]
    r, b = y + 2 * (1 - red) * cr, y + 2 * (1 - blue) * cb
    g = (y - red * r - blue * b) / (1 - red - blue)
    return np.stack([r, g, b], axis=-1).clip(0, 1).astype(np.float32)


def cell_means(plane: Bytes, extent_x: float, extent_y: float) -> Times:
    """[row, column] → [16, 16]: means over each cell of the pixels at the centres of 64 × 64 equal parts."""
    rows, columns = (np.floor((np.arange(SIDE) + 0.5) / SIDE * extent).astype(int) for extent in (extent_y, extent_x))
    picked = plane[np.ix_(rows, columns)].astype(np.float64)
    return picked.reshape(CELLS, PER_CELL, CELLS, PER_CELL).mean(axis=(1, 3))


def grids_of_pictures(pictures: Bytes) -> Grids:
    """Drawn frames uint8 [frame, side, side, 3] → [frame, 16, 16, 3]; the side is a multiple of 16."""
    frames, side = pictures.shape[:2]
    cells = pictures.reshape(frames, CELLS, side // CELLS, CELLS, side // CELLS, 3)
    return cells.mean(axis=(2, 4), dtype=np.float32) / np.float32(255)


def probe(path: Path) -> Video:
    entries = "stream=width,height,pix_fmt,color_space,color_range:packet=pts_time,duration_time,flags"
    command = ("ffprobe", "-v", "error", "-select_streams", "v:0", "-show_entries", entries, "-of", "json", str(path))
    found = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    stream = found["streams"][0]
    if stream["pix_fmt"] != "yuv420p" or stream["color_range"] != "tv":
        raise ValueError(f"{path.name}: {stream['pix_fmt']}, range {stream['color_range']}; want yuv420p, tv")
    packets = sorted(found["packets"], key=lambda packet: float(packet["pts_time"]))
    times = np.array([float(packet["pts_time"]) for packet in packets])
    keys = np.array([float(packet["pts_time"]) for packet in packets if "K" in packet["flags"]])
    end = float(times[-1]) + float(packets[-1].get("duration_time", 0))
    return Video(path, stream["width"], stream["height"], stream["color_space"], times, keys, end)


def stored_frames(video: Video) -> Iterator[Bytes]:
    """Every frame as stored, one after the other: [byte]."""
    half = -(-video.width // 2) * -(-video.height // 2)
    size = video.width * video.height + 2 * half
    raw = ("-f", "rawvideo", "-pix_fmt", "yuv420p", "-fps_mode", "passthrough", "-enc_time_base", "1:90000", "-")
    with subprocess.Popen(("ffmpeg", "-v", "error", "-i", str(video.path), *raw), stdout=subprocess.PIPE) as process:
        assert process.stdout
        while len(content := process.stdout.read(size)) == size:
            yield np.frombuffer(content, dtype=np.uint8)
