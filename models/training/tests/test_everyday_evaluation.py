"""What the report of Everyday measures, and with which questions."""

import random
import re
from pathlib import Path

import numpy as np
import pytest
from pycocoevalcap.bleu.bleu import Bleu

from everyday.evaluation.asking import Photo, Video
from everyday.evaluation.captions import bleu, caption_scores, cider_by_photo, tokenized
from everyday.evaluation.film_questions import counts, describes, names_first, posed, starts_at, times_in
from everyday.evaluation.films import FRAMES, films, made
from everyday.evaluation.heldout import Captioned, Known
from everyday.evaluation.marked import write_between_marks
from everyday.evaluation.presence import balanced
from everyday.evaluation.scores import auroc, balanced_accuracy, bootstrapped, exact_match, mean_of

SAID = ["a dog runs on the grass", "a man rides a bike", "two kids are playing in the snow in winter"]
KNOWN = [
    ["a brown dog runs on grass", "a dog running on the grass"],
    ["a man is riding a bike", "the man rides a bike fast"],
    ["two children play in the snow", "kids are playing in the snow"],
]

CAPTIONS = {
    "dog": ("A dog runs over grass .", "A brown dog runs .", "A dog in a field ."),
    "boat": ("A boat on a lake .", "A sailboat on water .", "A boat sails ."),
    "pizza": ("A pizza on a plate .", "A pizza with cheese .", "A cooked pizza ."),
    "skier": ("A woman skis in the snow .", "A skier on a slope .", "A woman on skis ."),
}
PHOTOS = [Captioned(Photo("test", name), captions) for name, captions in CAPTIONS.items()]


def test_captions_are_tokenized_as_the_penn_treebank_has_it() -> None:
    assert tokenized("A dog's ball isn't light-colored, is it?") == "a dog 's ball is n't light-colored is it"
    assert tokenized("Two dogs  play .") == "two dogs play"


def test_bleu_is_that_of_the_coco_evaluation() -> None:
    published, _ = Bleu(4).compute_score(dict(enumerate(KNOWN)), {at: [said] for at, said in enumerate(SAID)}, 0)
    assert bleu(SAID, KNOWN).value == pytest.approx(100 * published[3], rel=1e-6)


def test_cider_is_ten_for_a_reference_and_nothing_for_strange_words() -> None:
    scores = cider_by_photo(
        ["a man is riding a bike", "cars"], [["a man is riding a bike"], ["a quick brown fox runs"]]
    )
    assert scores == pytest.approx([10.0, 0.0])


def test_better_captions_score_higher() -> None:
    right, mixed = caption_scores(SAID, KNOWN), caption_scores(SAID[::-1], KNOWN)
    assert right.cider.value > mixed.cider.value
    assert right.cider.low <= right.cider.value <= right.cider.high


def test_auroc_counts_ties_by_half() -> None:
    assert auroc([0.9, 0.8, 0.2], [True, True, False]) == 1.0
    assert auroc([0.5, 0.5], [True, False]) == 0.5
    assert auroc([0.1, 0.9, 0.5, 0.5], [True, False, True, False]) == pytest.approx(0.125)
    assert np.isnan(auroc([0.5], [True]))


def test_always_yes_is_right_by_half_however_much_is_there() -> None:
    assert balanced_accuracy([True] * 10, [True] * 9 + [False]) == 0.5


@pytest.mark.parametrize(
    ("answer", "truth", "same"),
    [
        ("A garbage bin.", "garbage bin", True),
        ("Two.", "2", True),
        ("Chair, table.", "table, chair", True),
        ("chair", "table, chair", False),
        ("a chair", "chairs", False),
    ],
)
def test_an_exact_match_ignores_articles_marks_order_and_how_numbers_are_written(
    answer: str, truth: str, same: bool
) -> None:
    assert exact_match(answer, truth) is same


def test_an_interval_holds_the_value_and_narrows_with_more_of_it() -> None:
    few, many = mean_of([0.0, 100.0] * 5), mean_of([0.0, 100.0] * 500)
    assert few.low < many.low < 50 < many.high < few.high
    assert bootstrapped(0, lambda at: float(len(at))).count == 0


def test_presence_asks_about_each_thing_as_often_where_it_is_as_where_it_is_not() -> None:
    things = ("a dog", "a boat", "a pizza")
    numbers = random.Random(1)
    known = []
    for at in range(60):
        there = tuple(thing for thing in things if numbers.random() < 0.3)
        missing = tuple(thing for thing in things if thing not in there)
        known.append(Known(Video.still(Photo("test", str(at))), there, missing))
    questions = balanced(known)
    for thing in things:
        answers = [each.there for each in questions if each.thing == thing]
        assert answers.count(True) == answers.count(False) > 0
    by_video = {each.video: each for each in known}
    for each in questions:
        assert each.thing in (by_video[each.video].present if each.there else by_video[each.video].absent)
    some = balanced(known, limit=8)
    assert sum(each.there for each in some) == 4
    assert questions == balanced(known)


def test_films_show_each_shot_in_its_time() -> None:
    for seed in range(30):
        film = made(PHOTOS, random.Random(seed))
        video = film.video()
        assert video is not None and len(video.frames) == FRAMES
        assert film.shots[0].start == 0 and film.shots[-1].end == pytest.approx(film.duration)
        for photo, at in zip(video.frames, video.seconds, strict=True):
            assert any(shot.shown.photo == photo and shot.start <= at <= shot.end for shot in film.shots)


def test_controls_keep_times_and_take_the_pictures() -> None:
    film = made(PHOTOS, random.Random(0))
    whole, shuffled, one = film.video(), film.video("shuffle"), film.video("single-frame")
    assert whole and shuffled and one
    assert film.video("blind") is None
    assert whole.seconds == shuffled.seconds == one.seconds
    assert shuffled.frames != whole.frames and sorted(map(str, shuffled.frames)) == sorted(map(str, whole.frames))
    assert len(set(one.frames)) == 1


def test_every_kind_of_question_is_posed_and_its_own_truth_is_right() -> None:
    film = made(PHOTOS[:2], random.Random(0))
    by_kind = {each.kind: each for each in posed([film])}
    assert set(by_kind) == {"when", "when, to a frame", "order", "first", "last", "shots"}
    assert by_kind["first"].right("A dog is running on grass.")
    assert not by_kind["first"].right("A boat on the water.")
    assert by_kind["last"].right("A sailboat.")
    assert by_kind["shots"].right("Two shots.")
    assert not by_kind["shots"].right("Three shots.")
    assert by_kind["when"].question == by_kind["when, to a frame"].question
    assert " or " in by_kind["order"].question


def test_the_first_time_that_is_said_counts() -> None:
    assert times_in("From 3 s to 6.5 s.") == [3.0, 6.5]
    assert times_in("At 1:05.") == [65.0]
    assert starts_at("From 3 s to 9 s.", start=3.4, tolerance=0.5)
    assert not starts_at("From 3 s to 9 s.", start=9.0, tolerance=0.5)
    assert not starts_at("I can't tell from this video.", start=0.0, tolerance=0.5)


def test_an_answer_that_fits_two_shots_alike_names_neither() -> None:
    captions = (("A dog runs .",), ("A boat .",))
    assert describes("A dog.", 0, captions)
    assert not describes("A cat.", 0, captions)
    assert not describes("A dog and a boat.", 1, (("A dog .",), ("A boat .",)))


def test_of_two_things_the_one_named_first_counts() -> None:
    assert names_first("A dog.", "a dog", "a boat")
    assert names_first("The dog is before the boat.", "a dog", "a boat")
    assert not names_first("The boat, then the dog.", "a dog", "a boat")
    assert not names_first("Yes.", "a dog", "a boat")


def test_numbers_of_shots_are_read_as_words_and_digits() -> None:
    assert counts("There are three shots.", 3)
    assert counts("3", 3)
    assert not counts("There are shots.", 3)


def test_each_number_of_shots_is_as_frequent() -> None:
    many = films(PHOTOS * 3, 16)
    assert sorted(len(film.shots) for film in many) == sorted([*range(1, 9)] * 2)


def test_a_table_goes_between_its_marks_and_nowhere_else(tmp_path: Path) -> None:
    document = tmp_path / "results.md"
    document.write_text("Before.\n<!-- a -->\nold\n<!-- /a -->\n<!-- b -->\n<!-- /b -->\n")
    write_between_marks(document, "a", "| new |")
    assert document.read_text() == "Before.\n<!-- a -->\n\n| new |\n\n<!-- /a -->\n<!-- b -->\n<!-- /b -->\n"
    with pytest.raises(ValueError, match="no <!-- c --> marks"):
        write_between_marks(document, "c", "")


def test_no_path_of_a_machine_stands_in_the_evaluation() -> None:
    for file in Path(__file__).parent.parent.glob("everyday/evaluation/*.py"):
        assert not re.search(r'["\'](/[a-z]+/|~/)', file.read_text()), file
