"""Frames of a file as the browser's uniform sampler sees them, decoded by ffmpeg."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from export.sessions import Floats
from train.batches import MEAN, STD

SIDE = 64


@dataclass(frozen=True)
class Frames:
    """The sampled frames of a clip."""

    pixels: Floats
    """Normalised: [frame, 3, SIDE, SIDE]"""
    times: Floats
    """Presentation times as fractions of the duration: [frame]"""


def sampled_frames(path: Path, count: int) -> Frames:
    """The frames shown at the centres of `count` equal parts of the clip."""
    times, end = presentation_times(path)
    start = times[0]
    moments = start + (np.arange(count) + 0.5) / count * (end - start)
    shown = np.maximum(0, np.searchsorted(times, moments + 1e-9, side="right") - 1)
    images = decoded(path)[shown]
    fractions = ((times[shown] - start) / (end - start)).astype(np.float32)
    return Frames(np.stack([normalised(image) for image in images]), fractions)


def presentation_times(path: Path) -> tuple[NDArray[np.float64], float]:
    """Ascending presentation times of the frames, and the end of the last, in seconds."""
    fields = "packet=pts_time,duration_time"
    command = ["ffprobe", "-v", "error", "-select_streams", "v:0", "-show_entries", fields, "-of", "json", str(path)]
    packets = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)["packets"]
    spans = sorted((float(packet["pts_time"]), float(packet.get("duration_time", 0))) for packet in packets)
    return np.array([time for time, _ in spans]), spans[-1][0] + spans[-1][1]


def decoded(path: Path) -> NDArray[np.uint8]:
    """Every frame, upright: [frame, height, width, 3]."""
    probe = [
        "ffprobe",
        "-v",
        "error",
        "-select_streams",
        "v:0",
        "-show_entries",
        "stream=width,height",
        "-of",
        "csv=p=0",
    ]
    size = subprocess.run([*probe, str(path)], check=True, capture_output=True, text=True).stdout.strip()
    width, height = (int(value) for value in size.split(",")[:2])
    raw = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-fps_mode", "passthrough", "-"]
    output = subprocess.run(["ffmpeg", "-v", "error", "-i", str(path), *raw], check=True, capture_output=True).stdout
    return np.frombuffer(output, dtype=np.uint8).reshape(-1, height, width, 3)


def normalised(image: NDArray[np.uint8]) -> Floats:
    """[height, width, 3] → [3, SIDE, SIDE], stretched with an antialiased triangle filter."""
    channels = [Image.fromarray(image[..., c].astype(np.float32)) for c in range(3)]
    resized = [np.asarray(channel.resize((SIDE, SIDE), Image.Resampling.BILINEAR)) / 255 for channel in channels]
    return np.stack([(plane - MEAN[c]) / STD[c] for c, plane in enumerate(resized)]).astype(np.float32)
