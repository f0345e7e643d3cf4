"""The report on a set of answers, and what a bundle says of the world that it was trained on."""

import json
from pathlib import Path

import pytest

from evaluate import false_refusals, interval, mean
from export.manifest import trained_things
from world.things import HELD_OUT_COMBINATIONS

SPRITES = Path(__file__).parents[3] / "src" / "domain" / "maker" / "sprites.json"


def row(answer: str, given: str) -> dict:
    return {"answer": answer, "given": given, "score": float(answer == given)}


def test_a_false_refusal_is_one_of_a_question_that_has_an_answer() -> None:
    answered = [row("left", "left"), row("a dog", "a cat")]
    refused = [row("left", "There is no dog in the video."), row("a dog", "I cannot tell that.")]
    assert false_refusals([*answered, *refused]) == 0.5
    assert false_refusals(answered) == 0


def test_a_refusal_that_is_wanted_is_not_a_false_one() -> None:
    assert false_refusals([row("there is no dog in the video", "there are no dogs"), row("left", "left")]) == 0


def test_the_interval_holds_the_mean_and_is_a_point_where_all_clips_are_alike() -> None:
    scores = [[1.0, 0.0], [1.0], [0.0, 0.0, 1.0], [1.0, 1.0]]
    low, high = interval(scores)
    rows = [{"score": score} for clip in scores for score in clip]
    assert low <= mean(rows) <= high
    assert interval([[1.0, 0.0]] * 5) == pytest.approx((50, 50))


def test_the_clip_maker_has_all_that_a_bundle_is_trained_on_and_beside_it_only_what_was_held_out() -> None:
    drawn = set(json.loads(SPRITES.read_text())["things"])
    assert set(trained_things()) <= drawn
    assert drawn - set(trained_things()) == {thing.name for thing in HELD_OUT_COMBINATIONS}
