"""What is taught: questions that only looking answers, and films whose frames are what the camera shows."""

import random
from collections import Counter

import pytest
import torch

from everyday.connector import SIDE
from everyday.evaluation.asking import Photo
from everyday.evaluation.heldout import Captioned
from everyday.evaluation.moving import moving
from everyday.lessons.balance import Balance
from everyday.lessons.films import CAMERA_SAYS, FRAMES, Film, Shot, Shown, film, in_window, turns_of
from everyday.lessons.labels import beside
from everyday.lessons.mix import squeezed

CELLS = SIDE * SIDE


def shot_of(value: float, start: float, end: float, captions: list[str], camera: str = "still") -> Shot:
    return Shot(torch.full((CELLS, 3), value), captions, start, end, camera, 0.4)  # type: ignore[arg-type]


def two_shots(dissolve: float) -> Film:
    first = shot_of(0.0, 0.0, 4.0, ["a dog runs", "a dog is running"])
    second = shot_of(1.0, 4.0, 8.001, ["a horse eats grass", "a brown horse"])
    return Film([first, second], 8.0, dissolve, seed=1)


def test_a_thing_is_denied_as_often_as_it_was_affirmed_and_no_more() -> None:
    balance = Balance(random.Random(0))
    for _ in range(20):
        balance.present("photos", ["a dog", "a cat"], 2)
    denied = [thing for _ in range(100) for thing in balance.absent("photos", ["a dog", "a cat", "a zebra"], 2)]
    assert denied.count("a dog") == 20
    assert denied.count("a cat") == 20
    assert "a zebra" not in denied


def test_what_one_source_affirms_another_does_not_deny() -> None:
    balance = Balance(random.Random(0))
    balance.present("scenes", ["a wall"], 1)
    assert balance.absent("captions", ["a wall"], 1) == []


def test_a_cut_shows_one_photo_or_the_other() -> None:
    frames = two_shots(dissolve=0.0).cells()
    assert frames.shape == (FRAMES, CELLS, 3)
    assert set(frames[:, 0, 0].tolist()) == {0.0, 1.0}


def test_a_dissolve_mixes_the_two_photos_around_the_change() -> None:
    values = two_shots(dissolve=2.0).cells()[:, 0, 0]
    assert values.tolist() == sorted(values.tolist())
    assert ((values > 0) & (values < 1)).any()
    assert values[0] == 0 and values[-1] == 1


def test_a_window_of_the_whole_picture_changes_nothing() -> None:
    cells = torch.randn(2, CELLS, 5)
    assert torch.allclose(in_window(cells, [(0.0, 0.0, 1.0)] * 2), cells, atol=1e-5)


@pytest.mark.parametrize(("camera", "before", "after"), [("right", 0, -1), ("left", -1, 0)])
def test_a_pan_comes_to_the_side_that_it_goes_to(camera: str, before: int, after: int) -> None:
    across = torch.arange(SIDE, dtype=torch.float32).repeat(SIDE)[:, None]
    shot = Shot(across, ["a field"], 0.0, 8.001, camera, 0.5)  # type: ignore[arg-type]
    means = Film([shot], 8.0, 0.0, seed=0).cells().mean((1, 2))
    assert means[before] < means[after]


def test_every_question_about_a_film_has_an_answer_of_its_captions() -> None:
    rng = random.Random(3)
    balance = Balance(rng)
    for _ in range(30):
        photos = [Shown(torch.zeros(CELLS, 2), [text], is_told=True) for text in ("a dog runs", "two men swim")]
        made = film(photos, rng)
        for question, answer in turns_of(made, balance, 6, rng):
            assert question.endswith(("?", ".", "video", "sentence")), question
            assert answer.endswith((".", "s")), answer


def test_the_camera_is_asked_about_where_all_shots_have_it_alike() -> None:
    rng = random.Random(0)
    still = Film([shot_of(0.0, 0.0, 8.001, ["a dog runs"], "in")], 8.0, 0.0, seed=1)
    asked = [turn for _ in range(40) for turn in turns_of(still, Balance(rng), 6, rng)]
    assert any(answer == CAMERA_SAYS["in"] for _, answer in asked)


def test_two_photos_side_by_side_are_each_half_of_the_grid() -> None:
    left, right = torch.zeros(CELLS, 2), torch.ones(CELLS, 2)
    grid = torch.cat([squeezed(left), squeezed(right)], dim=1)
    assert grid.shape == (SIDE, SIDE, 2)
    assert grid[:, : SIDE // 2].sum() == 0
    assert (grid[:, SIDE // 2 :] == 1).all()


def test_of_two_things_side_by_side_each_is_on_its_side() -> None:
    rng = random.Random(1)
    turns = dict(turn for _ in range(20) for turn in beside([], [], ("turtle", "jeep"), rng))
    assert turns["What is on the left?"] == "A turtle."
    assert turns["Where is a jeep?"] == "On the right."


def test_each_movement_of_the_camera_is_asked_about_as_often() -> None:
    photo = Captioned(Photo("flickr8k", "a.jpg"), ("a dog runs",))
    films = moving([photo], 16)
    assert Counter(each.camera for each in films) == Counter(dict.fromkeys(CAMERA_SAYS, 2))


def test_a_moving_camera_shows_a_part_of_the_photo_and_a_still_one_the_whole() -> None:
    photo = Captioned(Photo("flickr8k", "a.jpg"), ("a dog runs",))
    for film_of_photo in moving([photo], 8):
        video = film_of_photo.video()
        assert video is not None
        is_whole = all(window == (0.0, 0.0, 1.0) for window in video.windows)
        assert is_whole == (film_of_photo.camera == "still")
        assert film_of_photo.video("blind") is None


def test_a_photo_that_has_but_a_name_says_nothing_of_what_is_absent() -> None:
    rng = random.Random(0)
    balance = Balance(rng)
    balance.present("films", ["a horse"] * 9, 9)
    named = film([Shown(torch.zeros(CELLS, 2), ["a beagle", "a dog"], is_told=False)], rng)
    asked = [turn for _ in range(20) for turn in turns_of(named, balance, 6, rng)]
    assert not any(answer.startswith(("Yes", "No")) for _, answer in asked)
