"""Encoded clips, decoded again, look like direct renders at the times that were asked for."""

import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from clips.encode import Encoding, encode, frame_rate
from world.clip import Clip, Plan
from world.compose import random_clip
from world.render import rasterise
from world.splits import split_rng

pytestmark = pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="the ffmpeg binary is not installed")


def clip_with(uneven: bool) -> Clip:
    """The first clip whose frame times are uneven, or even."""
    rng = split_rng("test", 5)
    while True:
        clip = random_clip(rng, Plan((2,), seconds=(2.0, 4.0)), "test")
        if (frame_rate(clip.frame_times, clip.duration) is None) == uneven:
            return clip


def decoded(path: Path, encoding: Encoding) -> np.ndarray:
    """Frames uint8 [time, height, width, 3] as they are stored."""
    command = ("ffmpeg", "-loglevel", "error", "-i", str(path), "-fps_mode", "passthrough")
    raw = subprocess.run((*command, "-f", "rawvideo", "-pix_fmt", "rgb24", "-"), capture_output=True, check=True).stdout
    return np.frombuffer(raw, np.uint8).reshape(-1, encoding.height, encoding.width, 3)


def stored_times(path: Path) -> np.ndarray:
    """Presentation times in seconds, ascending."""
    show = ("-show_entries", "packet=pts_time", "-of", "csv=p=0")
    command = ("ffprobe", "-v", "error", "-select_streams", "v", *show, str(path))
    text = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    return np.sort([float(line.strip(",")) for line in text.split()])


@pytest.mark.parametrize("codec", ["h264", "vp9"])
@pytest.mark.parametrize("uneven", [False, True])
def test_a_decoded_file_looks_like_a_direct_render_at_its_frame_times(codec: str, uneven: bool, tmp_path: Path) -> None:
    clip, encoding = clip_with(uneven), Encoding(codec, 320, 240)
    path = tmp_path / f"clip.{encoding.suffix}"
    encode(clip, encoding, path)
    frames = decoded(path, encoding)
    assert len(frames) == len(clip.frame_times)
    assert np.abs(stored_times(path) - clip.frame_times).max() < 1.1e-3
    chosen = np.linspace(0, len(frames) - 1, 6).astype(int)
    small = np.stack([np.asarray(Image.fromarray(frame).resize((64, 64), Image.BOX)) for frame in frames[chosen]])
    assert np.abs(small.astype(int) - rasterise(clip, clip.frame_times[chosen], 64, 64)[0]).mean() < 3
