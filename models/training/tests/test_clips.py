"""The sets of clips: what the command asks, and what is in the repository."""

import json
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from clips.make import MOST_ALIKE, MOST_QUIET, NOT_THERE, Row, held_out, questions
from clips.samples import STORYBOARDS
from world.sampling import QUIET
from world.things import HELD_OUT_COMBINATIONS

HELD_OUT_FOLDER = Path(__file__).parents[2] / "heldout"
SAMPLES_FOLDER = Path(__file__).parents[3] / "public" / "samples"


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return questions([held_out(index) for index in range(2000, 2030)], 180)


def test_no_question_is_put_twice_about_a_clip_and_no_family_is_much_asked(rows: list[Row]) -> None:
    put = [(row["clip"], str(row["question"]).rstrip("?")) for row in rows]
    assert len(set(put)) == len(rows) == 180
    assert max(Counter(row["family"] for row in rows).values()) <= 12


def test_that_nothing_happens_or_something_is_not_there_is_no_more_than_its_share_of_answers(rows: list[Row]) -> None:
    for family, count in Counter(row["family"] for row in rows).items():
        told = [str(row["answer"]) for row in rows if row["family"] == family]
        nothing = sum(answer in QUIET or (family == "pseudo" and answer == "one") for answer in told)
        assert nothing <= 2 + MOST_QUIET * count
        assert sum(answer.startswith(NOT_THERE) for answer in told) <= 4 + MOST_ALIKE * count


def test_a_pair_is_one_question_about_a_clip_and_its_reverse_with_two_answers(rows: list[Row]) -> None:
    pairs = defaultdict(list)
    for row in rows:
        if "pair" in row.get("tags", []):
            pairs[row["question"]].append((row["clip"], row["answer"]))
    assert pairs
    for (one, first), (two, second) in pairs.values():
        assert first != second and abs(int(str(one)[5:9]) - int(str(two)[5:9])) == 1


def test_questions_about_an_unseen_combination_of_shape_and_colour_are_told_from_the_rest(rows: list[Row]) -> None:
    shown = {item.name: {placed.thing for placed in item.clip.things} for item in map(held_out, range(2000, 2030))}
    tagged = [row for row in rows if "unseen combination" in row.get("tags", [])]
    named = [row for row in rows if any(thing.name in str(row["answer"]) for thing in HELD_OUT_COMBINATIONS)]
    assert named and all(row in tagged for row in named)
    assert any(row not in named and shown[str(row["clip"])] & HELD_OUT_COMBINATIONS for row in tagged)
    assert all(
        shown[str(row["clip"])] & HELD_OUT_COMBINATIONS
        or any(thing.name in str(row["question"]) for thing in HELD_OUT_COMBINATIONS)
        or row in named
        for row in tagged
    )


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
