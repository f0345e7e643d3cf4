"""The shot detector: what it is told, what it makes of it, how it is judged; Python and the browser agree."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from shots.boundaries import Boundary, Thresholds, found, labels, true_boundaries
from shots.evaluate import TOLERANCE, counts, mean_step, onnx_judge, score
from shots.export import FOLDER, GRAPH, manifest_thresholds
from shots.fixture import DISSOLVE, PATH, SCENE, fixture
from shots.grids import Surveyed, cell_means, colour_grid, compared_times, grids_of_pictures, spread, survey
from shots.network import ShotDetector
from shots.rivals import rule
from shots.strips import drawn_strip, example, load, save
from world.render import rasterise

needs_ffmpeg = pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="the ffmpeg binary is not installed")
CUT, WIPE = Boundary(1.5, 1.5), Boundary(2.6, 3.4)


def test_a_clips_boundaries_are_those_of_its_scenes() -> None:
    cut, dissolve = true_boundaries(fixture())
    assert (cut.kind, cut.begin, cut.end) == ("cut", SCENE, SCENE)
    assert (dissolve.kind, dissolve.form) == ("gradual", "dissolve")
    assert dissolve.end - dissolve.begin == DISSOLVE and dissolve.begin + DISSOLVE / 2 == 2 * SCENE


def test_a_cut_marks_the_first_frame_of_the_new_shot_and_a_transition_the_frames_within_it() -> None:
    marks = labels(np.arange(0, 5, 0.5), [CUT, WIPE])
    assert np.flatnonzero(marks[:, 0]).tolist() == [3]
    assert np.flatnonzero(marks[:, 1]).tolist() == [6]


def test_a_transition_between_two_frames_is_a_cut_to_the_second() -> None:
    marks = labels(np.array([0.0, 2.0, 4.0]), [WIPE])
    assert marks.tolist() == [[0, 0], [0, 0], [1, 0]]


@given(st.lists(st.sampled_from([0.05, 0.1, 0.3, 1.0]), min_size=3, max_size=40))
def test_sure_logits_of_a_clips_own_marks_give_its_boundaries_back(gaps: list[float]) -> None:
    times = np.cumsum(gaps)
    boundaries = [Boundary(times[-1] / 3, times[-1] / 3), Boundary(times[-1] * 0.6, times[-1] * 0.9)]
    marks = labels(times, boundaries)
    again = found(times, marks, Thresholds())
    for at in np.flatnonzero(marks[:, 1]):
        assert any(one.begin <= times[at] <= one.end for one in again if one.kind == "gradual" or at == len(times) - 1)
    assert len(again) <= 2 and [one.begin for one in again] == sorted(one.begin for one in again)


def test_a_detection_counts_once_and_only_near_a_boundary() -> None:
    truth = [CUT, WIPE]
    right = counts(truth, [Boundary(1.5 + TOLERANCE - 0.01, 1.5 + TOLERANCE - 0.01), Boundary(3.2, 3.2)])
    assert right.tolist() == [1, 1, 1, 1, 0]
    assert counts(truth, [CUT, CUT]).tolist() == [1, 1, 0, 1, 1]
    assert counts(truth, [Boundary(0.5, 0.5)]).tolist() == [0, 1, 0, 1, 1]
    assert score(right).both == 100 and score(counts(truth, [CUT])).cut == 100
    assert score(counts(truth, [CUT])).gradual == 0


def test_compared_frames_are_those_of_the_browser() -> None:
    assert compared_times(1, 2, 4, np.empty(0)).tolist() == [1.25, 1.75, 2.25, 2.75]
    times = compared_times(0, 60, 1500, np.arange(30) * 2.0)
    assert len(times) == 192 and times[:2].tolist() == [0.15625, 0.46875]
    keys = np.arange(100) * 5.0
    assert compared_times(0, 500, 15_000, keys).tolist() == keys.tolist()
    assert len(spread(np.arange(1000.0), 192)) == 192


def test_a_grid_has_the_mean_of_each_cell_in_the_files_own_colours() -> None:
    plane = np.repeat(np.repeat(np.arange(256, dtype=np.uint8).reshape(16, 16), 4, axis=0), 4, axis=1)
    assert cell_means(plane, 64, 64).tolist() == np.arange(256.0).reshape(16, 16).tolist()
    grey = np.concatenate([np.full(64 * 48, 126, np.uint8), np.full(2 * 32 * 24, 128, np.uint8)])
    assert np.allclose(colour_grid(grey, 64, 48, "bt709"), 110 / 219)


@needs_ffmpeg
def test_grids_of_a_file_are_near_those_of_its_drawn_frames() -> None:
    seen = survey(PATH)
    drawn, _ = rasterise(fixture(), seen.times, 64, 64)
    assert seen.grids.shape == (36, 16, 16, 3)
    assert np.abs(seen.grids - grids_of_pictures(drawn)).mean() < 0.02


@needs_ffmpeg
def test_the_rule_finds_a_cut_and_no_dissolve() -> None:
    assert [one.begin for one in rule(survey(PATH))] == [SCENE]


def test_a_frames_logits_do_not_depend_on_how_long_the_clip_goes_on_far_away() -> None:
    grids, step = torch.rand(1, 150, 16, 16, 3), torch.tensor([0.1])
    detector = ShotDetector().eval()
    with torch.no_grad():
        whole, part = detector(grids, step), detector(grids[:, :120], step)
    assert torch.allclose(whole[:, :60], part[:, :60], atol=1e-4)


def test_training_examples_are_whole_and_strips_are_read_as_written(tmp_path: Path) -> None:
    strips = [drawn_strip(np.random.default_rng([5, index])) for index in range(2)]
    save(strips, tmp_path / "strips.npz")
    read = load(tmp_path / "strips.npz")
    assert [len(one.boundaries) for one in read] == [len(one.boundaries) for one in strips]
    assert (read[1].grids == strips[1].grids).all()
    for seed in range(8):
        one = example(np.random.default_rng(seed), read, 96)
        assert one.grids.shape == (96, 16, 16, 3) and one.marks.shape == (96, 2) and one.step > 0
        assert one.grids.min() >= 0 and one.grids.max() <= 1 and not (one.marks.sum(axis=1) > 1).all()


@needs_ffmpeg
def test_the_detector_that_ships_finds_the_cut_and_the_dissolve_of_the_browsers_test_file() -> None:
    seen = survey(PATH)
    cut, dissolve = found(seen.times, onnx_judge(FOLDER / GRAPH)(seen), manifest_thresholds())
    assert (cut.kind, cut.begin) == ("cut", SCENE)
    assert dissolve.kind == "gradual" and abs((dissolve.begin + dissolve.end) / 2 - 2 * SCENE) < 0.3


@needs_ffmpeg
def test_the_goldens_that_ship_are_what_its_graph_and_file_give() -> None:
    seen, golden = survey(PATH), FOLDER / "golden"
    grids = np.fromfile(golden / "grids.bin", "<f4").reshape(-1, 16, 16, 3)
    assert np.allclose(grids, seen.grids, atol=1e-6)
    assert np.allclose(np.fromfile(golden / "step.bin", "<f4"), mean_step(seen.times))
    logits = np.fromfile(golden / "logits.bin", "<f4").reshape(-1, 2)
    assert np.allclose(1 / (1 + np.exp(-logits)), onnx_judge(FOLDER / GRAPH)(Surveyed(seen.times, grids)), atol=1e-4)


def test_the_detector_that_ships_is_small() -> None:
    manifest = json.loads((FOLDER / "manifest.json").read_text())
    assert {file["path"] for file in manifest["files"]} >= {GRAPH, "golden/logits.bin"}
    assert (FOLDER / GRAPH).stat().st_size <= 150_000
