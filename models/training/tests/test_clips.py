"""Encoded clips, decoded again, look like direct renders; the sets in the repository are what their questions say."""

import json
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from clips.encode import Encoding, encode
from clips.make import held_out, questions
from clips.samples import STORYBOARDS
from world.batch import frame_times
from world.questions import FAMILIES
from world.things import HELD_OUT_COMBINATIONS

HELD_OUT_FOLDER = Path(__file__).parents[2] / "heldout"
SAMPLES_FOLDER = Path(__file__).parents[3] / "public" / "samples"
needs_ffmpeg = pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="the ffmpeg binary is not installed")


def decoded(path: Path, encoding: Encoding) -> np.ndarray:
    """Frames uint8 [time, height, width, 3]."""
    command = ("ffmpeg", "-loglevel", "error", "-i", str(path), "-f", "rawvideo", "-pix_fmt", "rgb24", "-")
    raw = subprocess.run(command, capture_output=True, check=True).stdout
    return np.frombuffer(raw, np.uint8).reshape(-1, encoding.height, encoding.width, 3)


@needs_ffmpeg
@pytest.mark.parametrize("index", [2, 21])
def test_a_decoded_file_looks_like_a_direct_render(index: int, tmp_path: Path) -> None:
    item = held_out(index)
    encode(item.clip, item.encoding, tmp_path / item.name)
    frames = decoded(tmp_path / item.name, item.encoding)
    assert len(frames) == round(item.clip.duration * item.clip.fps)
    times = frame_times(item.clip, 8, None)
    chosen = frames[np.rint(times * item.clip.fps).astype(int)]
    small = np.stack([np.asarray(Image.fromarray(frame).resize((64, 64), Image.BILINEAR)) for frame in chosen])
    assert np.abs(small.astype(int) - item.clip.render(times, 64, 64)).mean() < 2


def test_questions_about_held_out_clips_cover_all_families_evenly_and_none_is_put_twice() -> None:
    rows = questions([held_out(index) for index in range(2000, 2018)], 72)
    put = [(row["clip"], row["question"].rstrip("?")) for row in rows]
    assert len(set(put)) == len(rows) == 72
    assert all(6 <= sum(row["family"] == family for row in rows) <= 10 for family in FAMILIES)


def test_the_held_out_set_in_the_repository_is_what_its_command_makes() -> None:
    rows = json.loads((HELD_OUT_FOLDER / "questions.json").read_text())
    names = {path.name for path in HELD_OUT_FOLDER.iterdir() if path.suffix != ".json"}
    assert len(rows) >= 200 and {row["clip"] for row in rows} == names
    assert rows == questions([held_out(index) for index in range(len(names))], len(rows))


def test_every_sample_clip_is_there_and_shows_nothing_that_is_held_out() -> None:
    rows = {row["file"]: row for row in json.loads((SAMPLES_FOLDER / "samples.json").read_text())}
    assert {row["codec"] for row in rows.values()} == {"h264", "vp9", "vp8", "av1"}
    for storyboard in STORYBOARDS:
        row = next(row for row in rows.values() if row["title"] == storyboard.title)
        assert (SAMPLES_FOLDER / row["file"]).stat().st_size > 1000 and (SAMPLES_FOLDER / row["poster"]).exists()
        assert not HELD_OUT_COMBINATIONS & {placed.thing for placed in storyboard.clip.things}
