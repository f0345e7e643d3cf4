"""Encodes a clip to a video file by piping raw frames into ffmpeg."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from world.scene import Clip, Pixels

Codec = Literal["h264", "vp9", "vp8", "av1"]
Matrix = Literal["bt709", "smpte170m"]
FRAMES_AT_ONCE = 16

CONTAINERS: dict[Codec, str] = {"h264": "mp4", "vp9": "webm", "vp8": "webm", "av1": "mp4"}
ENCODERS: dict[Codec, tuple[str, ...]] = {
    "h264": ("-c:v", "libx264", "-preset", "medium", "-bf", "3", "-crf", "20", "-movflags", "+faststart"),
    "vp9": ("-c:v", "libvpx-vp9", "-crf", "28", "-b:v", "0", "-deadline", "good", "-cpu-used", "3", "-row-mt", "1"),
    "vp8": ("-c:v", "libvpx", "-crf", "20", "-b:v", "500k", "-deadline", "good", "-cpu-used", "2"),
    "av1": ("-c:v", "libaom-av1", "-crf", "28", "-b:v", "0", "-cpu-used", "6", "-movflags", "+faststart"),
}


@dataclass(frozen=True)
class Encoding:
    """How a clip is written: codec, frame size in pixels (even) and the YUV matrix that the file is tagged with."""

    codec: Codec
    width: int
    height: int
    matrix: Matrix = "bt709"

    @property
    def suffix(self) -> str:
        return CONTAINERS[self.codec]


def encode(clip: Clip, encoding: Encoding, path: Path) -> None:
    """Writes every frame of the clip to `path`. Raises CalledProcessError where ffmpeg fails."""
    source = ("-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{encoding.width}x{encoding.height}", "-r", str(clip.fps))
    matrix = encoding.matrix
    colour = ("-vf", f"scale=out_color_matrix={matrix}:out_range=tv,format=yuv420p", "-colorspace", matrix)
    tags = ("-color_primaries", matrix, "-color_trc", matrix, "-color_range", "tv")
    quiet = ("ffmpeg", "-hide_banner", "-loglevel", "error", "-y")
    bitexact = ("-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-threads", "1")
    command = (*quiet, *source, "-i", "-", *colour, *tags, *ENCODERS[encoding.codec], *bitexact, str(path))
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        assert process.stdin
        for pixels in frames(clip, encoding.width, encoding.height):
            process.stdin.write(pixels.tobytes())
        process.stdin.close()
        if process.wait():
            raise subprocess.CalledProcessError(process.returncode, command)


def frames(clip: Clip, width: int, height: int) -> Iterator[Pixels]:
    """All frames in groups uint8 [time, height, width, 3]: a whole clip at once would take gigabytes."""
    times = np.arange(round(clip.duration * clip.fps)) / clip.fps
    for start in range(0, len(times), FRAMES_AT_ONCE):
        yield clip.render(times[start : start + FRAMES_AT_ONCE], width, height)
