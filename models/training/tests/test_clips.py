"""Encoded clips, decoded again, look like direct renders; the sets in the repository are what their questions say."""

import json
import shutil
import subprocess
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from clips.encode import Encoding, encode
from clips.make import Row, held_out, questions
from clips.samples import STORYBOARDS
from world.batch import sampled_times
from world.render import rasterise
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
    assert len(frames) == len(item.clip.frame_times)
    times = sampled_times(item.clip, 8, None)
    chosen = frames[np.searchsorted(item.clip.frame_times, times)]
    small = np.stack([np.asarray(Image.fromarray(frame).resize((64, 64), Image.BILINEAR)) for frame in chosen])
    assert np.abs(small.astype(int) - rasterise(item.clip, times, 64, 64)[0]).mean() < 2


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return questions([held_out(index) for index in range(2000, 2030)], 180)


def test_no_question_is_put_twice_about_a_clip_and_no_family_is_much_asked(rows: list[Row]) -> None:
    put = [(row["clip"], str(row["question"]).rstrip("?")) for row in rows]
    assert len(set(put)) == len(rows) == 180
    assert max(Counter(row["family"] for row in rows).values()) <= 12


def test_a_pair_is_one_question_about_a_clip_and_its_reverse_with_two_answers(rows: list[Row]) -> None:
    pairs = defaultdict(list)
    for row in rows:
        if "pair" in row.get("tags", []):
            pairs[row["question"]].append((row["clip"], row["answer"]))
    assert pairs
    for (one, first), (two, second) in pairs.values():
        assert first != second and abs(int(str(one)[5:9]) - int(str(two)[5:9])) == 1


def test_the_same_index_gives_the_same_clip_and_questions(rows: list[Row]) -> None:
    assert questions([held_out(index) for index in range(2000, 2030)], 180) == rows


def test_every_question_in_the_repository_is_about_a_clip_in_it() -> None:
    asked = json.loads((HELD_OUT_FOLDER / "questions.json").read_text())
    names = {path.name for path in HELD_OUT_FOLDER.iterdir() if path.suffix != ".json"}
    assert len(asked) >= 200 and {row["clip"] for row in asked} == names


def test_every_sample_clip_is_there_and_shows_nothing_that_is_held_out() -> None:
    rows = {row["file"]: row for row in json.loads((SAMPLES_FOLDER / "samples.json").read_text())}
    assert {row["codec"] for row in rows.values()} == {"h264", "vp9", "vp8", "av1"}
    for storyboard in STORYBOARDS:
        row = next(row for row in rows.values() if row["title"] == storyboard.title)
        assert (SAMPLES_FOLDER / row["file"]).stat().st_size > 1000 and (SAMPLES_FOLDER / row["poster"]).exists()
        assert not HELD_OUT_COMBINATIONS & {placed.thing for placed in storyboard.clip.things}
