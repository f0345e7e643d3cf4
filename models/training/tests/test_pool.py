"""Training frames that went through a real encoder stand for the frames of the clips that they say they are of."""

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from clips.pool import encoded
from world.batch import Screen, video_batch
from world.pool import FRAMES, Encoded, load, save
from world.render import rasterise

needs_ffmpeg = pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="the ffmpeg binary is not installed")
SIDE = 32
BLANK = 18
"""Noise on a white frame spans less, the plainest drawn clip more."""


@pytest.fixture(scope="module")
def tiny() -> list[Encoded]:
    """One clip of each codec."""
    return [encoded(index, SIDE) for index in range(3)]


@needs_ffmpeg
def test_encoded_frames_are_the_clips_own_at_their_moments_though_not_exactly(tiny: list[Encoded]) -> None:
    for one in tiny:
        assert one.pixels.shape == (FRAMES, SIDE, SIDE, 3) and one.pixels.dtype == np.uint8
        assert set(one.moments) <= set(one.clip.frame_times)
        drawn, _ = rasterise(one.clip, one.moments, SIDE, SIDE)
        error = np.abs(drawn.astype(int) - one.pixels).mean()
        assert 0 < error < 12
        assert error < np.abs(drawn[::-1].astype(int) - one.pixels).mean() or np.ptp(drawn, axis=0).max() < 40


@needs_ffmpeg
def test_a_pool_is_read_as_it_was_written(tiny: list[Encoded], tmp_path: Path) -> None:
    save(tiny, tmp_path / "pool.npz")
    read = load(tmp_path / "pool.npz")
    assert [one.family for one in read] == [one.family for one in tiny]
    assert [len(one.clip.scenes) for one in read] == [len(one.clip.scenes) for one in tiny]
    assert all((one.pixels == other.pixels).all() for one, other in zip(read, tiny, strict=True))


@needs_ffmpeg
def test_about_one_clip_in_ten_of_a_batch_is_of_the_pool(tiny: list[Encoded], tmp_path: Path) -> None:
    marked = [replace(one, pixels=np.full_like(one.pixels, 255)) for one in tiny]
    save(marked, tmp_path / "pool.npz")
    batch = video_batch(np.random.default_rng(3), Screen(SIDE), 120, 4, pool=tmp_path / "pool.npz")
    blank = (np.ptp(batch.pixels.mean(axis=4), axis=(1, 2, 3)) < BLANK).sum()
    assert 3 <= blank <= 30
    plain = video_batch(np.random.default_rng(3), Screen(SIDE), 40, 4)
    assert (np.ptp(plain.pixels.mean(axis=4), axis=(1, 2, 3)) >= BLANK).all()


@needs_ffmpeg
def test_fewer_frames_are_spread_over_the_clip_and_another_screen_is_refused(
    tiny: list[Encoded], tmp_path: Path
) -> None:
    moments, pixels = tiny[0].at(4)
    assert len(pixels) == 4
    assert moments.tolist() == tiny[0].moments[[2, 6, 10, 14]].tolist()
    save(tiny, tmp_path / "pool.npz")
    with pytest.raises(ValueError, match="32 pixels"):
        video_batch(np.random.default_rng(0), Screen(64), 40, 4, pool=tmp_path / "pool.npz")
