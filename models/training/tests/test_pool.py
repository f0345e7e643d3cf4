"""Training frames that went through a real encoder stand for the frames of the clips that they say they are of."""

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from clips.pool import encoded
from world.batch import film_sampling, video_batch
from world.pool import FRAMES, Encoded, load, save
from world.render import Pixels, rasterise
from world.sampling import Screen, encoded_of

needs_ffmpeg = pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="the ffmpeg binary is not installed")
SIDE = 32
HALVES = 120
"""Between the means of a marked frame's black and white halves, augmented; no drawn frame has as much."""


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
    marked = [replace(one, pixels=black_and_white(one.pixels.shape)) for one in tiny]
    save(marked, tmp_path / "pool.npz")
    batch = video_batch(np.random.default_rng(3), Screen(SIDE), 120, 4, pool=tmp_path / "pool.npz")
    assert 3 <= is_marked(batch.pixels).sum() <= 30
    plain = video_batch(np.random.default_rng(3), Screen(SIDE), 40, 4)
    assert not is_marked(plain.pixels).any()


def black_and_white(shape: tuple[int, ...]) -> Pixels:
    """Frames [T, S, S, 3] whose left half is black and whose right half is white."""
    pixels = np.zeros(shape, np.uint8)
    pixels[:, :, shape[2] // 2 :] = 255
    return pixels


def is_marked(pixels: Pixels) -> np.ndarray:
    """Of clips [B, T, S, S, 3] those that `black_and_white` made: [B]."""
    left, right = np.split(pixels.astype(float), 2, axis=3)
    return right.mean(axis=(1, 2, 3, 4)) - left.mean(axis=(1, 2, 3, 4)) > HALVES


@needs_ffmpeg
def test_fewer_frames_are_spread_over_the_clip_and_another_screen_is_refused(
    tiny: list[Encoded], tmp_path: Path
) -> None:
    moments, pixels = tiny[0].at(4)
    assert len(pixels) == 4
    assert moments.tolist() == tiny[0].moments[[4, 12, 20, 28]].tolist()
    save(tiny, tmp_path / "pool.npz")
    with pytest.raises(ValueError, match="32 pixels"):
        video_batch(np.random.default_rng(0), Screen(64), 200, 4, pool=tmp_path / "pool.npz")


@needs_ffmpeg
def test_films_are_drawn_of_the_pool_too_and_more_frames_than_it_has_are_refused(
    tiny: list[Encoded], tmp_path: Path
) -> None:
    pool = tmp_path / "pool.npz"
    save(tiny, pool)
    sampling = film_sampling(Screen(SIDE), pool)
    found = [encoded_of(np.random.default_rng(seed), sampling) for seed in range(200)]
    assert 5 < sum(one is not None for one in found) < 40
    with pytest.raises(ValueError, match=f"clips of {FRAMES} frames"):
        for seed in range(200):
            encoded_of(np.random.default_rng(seed), replace(sampling, frames=FRAMES + 1))
