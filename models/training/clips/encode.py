"""Encodes a clip to a video file by piping raw frames into ffmpeg."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from world.clip import Clip, Times
from world.render import Pixels, rasterise

Codec = Literal["h264", "vp9", "vp8", "av1"]
Matrix = Literal["bt709", "smpte170m"]
FRAMES_AT_ONCE = 16
TICKS = 90_000
"""Of presentation times, in a second."""

CONTAINERS: dict[Codec, str] = {"h264": "mp4", "vp9": "webm", "vp8": "webm", "av1": "mp4"}
ENCODERS: dict[Codec, tuple[str, ...]] = {
    "h264": ("-c:v", "libx264", "-preset", "medium", "-bf", "3", "-movflags", "+faststart"),
    "vp9": ("-c:v", "libvpx-vp9", "-b:v", "0", "-deadline", "good", "-cpu-used", "3", "-row-mt", "1"),
    "vp8": ("-c:v", "libvpx", "-deadline", "good", "-cpu-used", "2"),
    "av1": ("-c:v", "libaom-av1", "-b:v", "0", "-cpu-used", "6", "-movflags", "+faststart"),
}
USUAL_CRF: dict[Codec, int] = {"h264": 20, "vp9": 28, "vp8": 20, "av1": 28}
VP8_RATE = "500k"


@dataclass(frozen=True)
class Encoding:
    """How a clip is written: codec, frame size in pixels (even) and the YUV matrix that the file is tagged with."""

    codec: Codec
    width: int
    height: int
    matrix: Matrix = "bt709"
    crf: int | None = None
    """Constant rate factor, the higher the worse (0..51 in H.264, 0..63 in the others); None for good pictures."""
    rate: str = VP8_RATE
    """Most bits a second, as ffmpeg writes it; VP8 alone keeps to it."""

    @property
    def suffix(self) -> str:
        return CONTAINERS[self.codec]

    @property
    def quality(self) -> tuple[str, ...]:
        crf = USUAL_CRF[self.codec] if self.crf is None else self.crf
        return ("-crf", str(crf), *(("-b:v", self.rate) if self.codec == "vp8" else ()))


def encode(clip: Clip, encoding: Encoding, path: Path) -> None:
    """Writes every frame of the clip to `path`. Raises CalledProcessError where ffmpeg fails."""
    size, rate = f"{encoding.width}x{encoding.height}", frame_rate(clip.frame_times, clip.duration)
    source = ("-f", "rawvideo", "-pix_fmt", "rgb24", "-s", size, "-r", f"{rate or 25:.9g}")
    matrix = encoding.matrix
    filters = f"scale=out_color_matrix={matrix}:out_range=tv,format=yuv420p"
    timing: tuple[str, ...] = ()
    if rate is None:
        filters += f",settb=1/{TICKS},setpts='{presentation(clip.frame_times)}'"
        timing = ("-fps_mode", "passthrough", "-enc_time_base", f"1:{TICKS}")
    colour = ("-vf", filters, *timing, "-colorspace", matrix)
    tags = ("-color_primaries", matrix, "-color_trc", matrix, "-color_range", "tv")
    quiet = ("ffmpeg", "-hide_banner", "-loglevel", "error", "-y")
    bitexact = ("-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-threads", "1")
    codec = (*ENCODERS[encoding.codec], *encoding.quality)
    command = (*quiet, *source, "-i", "-", *colour, *tags, *codec, *bitexact, str(path))
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        assert process.stdin
        for pixels in frames(clip, encoding.width, encoding.height):
            process.stdin.write(pixels.tobytes())
        process.stdin.close()
        if process.wait():
            raise subprocess.CalledProcessError(process.returncode, command)


def frame_rate(times: Times, duration: float) -> float | None:
    """Frames a second of evenly spaced times; None where they are uneven."""
    rate = len(times) / duration
    return rate if np.allclose(times * rate, np.arange(len(times)), atol=1e-3) else None


def presentation(times: Times) -> str:
    """ffmpeg's expression of the presentation time in ticks of the N-th frame: linear in each run of even gaps."""
    ticks = np.rint(times * TICKS).astype(int)
    gaps = np.diff(ticks)
    turns = np.flatnonzero(np.abs(np.diff(times, 2)) > 1e-4) + 1
    starts = [0, *turns.tolist()]
    runs = [(start, int(ticks[start]), float(np.diff(times)[start]) * TICKS) for start in starts] if len(gaps) else []
    return _piecewise(runs) if runs else "0"


def _piecewise(runs: list[tuple[int, int, float]]) -> str:
    """Halved again and again, so that no expression nests deep: (first frame, its ticks, ticks a frame)."""
    if len(runs) == 1:
        start, ticks, gap = runs[0]
        return f"{ticks}+(N-{start})*{gap:.6f}"
    middle = len(runs) // 2
    return f"if(lt(N,{runs[middle][0]}),{_piecewise(runs[:middle])},{_piecewise(runs[middle:])})"


def frames(clip: Clip, width: int, height: int) -> Iterator[Pixels]:
    """All frames in groups uint8 [time, height, width, 3]: a whole clip at once would take gigabytes."""
    times = clip.frame_times
    for start in range(0, len(times), FRAMES_AT_ONCE):
        yield rasterise(clip, times[start : start + FRAMES_AT_ONCE], width, height)[0]
