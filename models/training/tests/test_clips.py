"""The sets of clips in the repository are what their questions say."""

import json
from pathlib import Path

from clips.make import held_out, questions
from clips.samples import STORYBOARDS
from world.questions import FAMILIES
from world.things import HELD_OUT_COMBINATIONS

HELD_OUT_FOLDER = Path(__file__).parents[2] / "heldout"
SAMPLES_FOLDER = Path(__file__).parents[3] / "public" / "samples"


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
