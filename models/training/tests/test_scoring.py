"""The scoring rules that the browser's evaluation repeats."""

import pytest

from world.scoring import chapter_facts, chapters_f1, describe_f1, exact_match, facts, normalise, score, seconds_of


@pytest.mark.parametrize(
    ("answer", "normal"),
    [
        ("A red Circle.", "red circle"),
        ("2", "two"),
        ("  The  top-left ", "top left"),
        ("it does not move", "it does not move"),
        ("an apple!", "apple"),
        ("", ""),
    ],
)
def test_an_answer_is_normalised(answer: str, normal: str) -> None:
    assert normalise(answer) == normal


def test_articles_case_and_digits_do_not_matter_but_words_do() -> None:
    assert exact_match("a red circle", "Red circle.") == 1
    assert exact_match("two", "2") == 1
    assert exact_match("top left", "top") == 0


def test_the_facts_of_a_description_are_names_motions_and_the_order_across_scenes() -> None:
    assert facts("a red circle moves left, then a dog stays still.") == {
        "red circle", "red circle moves left", "dog", "dog stays still", "red circle<dog",
    }  # fmt: skip
    assert facts("a dog moves up, a cat stays still and a blue star moves left.") == {
        "dog", "dog moves up", "cat", "cat stays still", "blue star", "blue star moves left",
    }  # fmt: skip
    assert facts("a dog and a red circle.") == {"dog", "red circle"}
    assert {"dog<cat", "dog<key", "cat<key"} <= facts("a dog, then a cat, then a key")


def test_f1_ignores_the_order_within_a_scene_and_punishes_a_wrong_order_of_scenes() -> None:
    assert describe_f1("a dog moves up and a cat stays still.", "A cat stays still and a dog moves up") == 1
    assert describe_f1("a dog stays still, then a cat stays still.", "a cat stays still, then a dog stays still") == 0.8
    assert describe_f1("a dog moves up.", "a dog moves down.") == 0.5
    assert describe_f1("a dog.", "") == 0
    assert describe_f1("", "") == 0


def test_only_descriptions_are_scored_by_their_facts() -> None:
    assert score("describe", "a dog and a cat.", "a dog.") == pytest.approx(2 / 3)
    assert score("what", "a dog", "a dog and a cat") == 0


def test_a_clause_without_a_name_goes_on_with_the_one_before() -> None:
    assert facts("a dog jumps and spins") == {"dog", "dog jumps", "dog spins", "dog jumps<dog spins"}
    assert facts("a car passes behind a red circle, a red circle stays still") == {
        "car", "car passes behind red circle", "red circle", "red circle stays still",
    }  # fmt: skip
    assert describe_f1("a dog jumps and spins.", "a dog spins and jumps.") == 0.75


def test_a_time_is_right_within_half_a_second() -> None:
    assert seconds_of("at 3.5 seconds") == 3.5 and seconds_of("at 1:30") == 90 and seconds_of("soon") is None
    assert score("when", "at 3.5 seconds", "3") == 1
    assert score("when", "at 3.5 seconds", "at 4.5 seconds") == 0
    assert score("when", "at 1:30", "at 90 seconds") == 1
    assert score("when", "at 3.5 seconds", "at the end") == 0
    assert score("when", "at 3.5 seconds", "at 3.0 seconds", ("at 3.5 seconds", "at 3.0 seconds")) == 0


def test_chapters_are_scored_by_what_happens_at_about_their_times() -> None:
    expected = "0:00 a red circle moves left; 0:04 a dog jumps"
    assert chapter_facts(expected) == [
        (0, "red circle"), (0, "red circle moves left"), (4, "dog"), (4, "dog jumps"),
    ]  # fmt: skip
    assert chapters_f1(expected, "0:01 A red circle moves left. 0:05 a dog jumps.") == 1
    assert chapters_f1(expected, "0:00 a red circle moves left; 0:06 a dog jumps") == 0.5
    assert chapters_f1(expected, "0:00 a red circle moves right; 0:04 a dog jumps") == 0.75
    assert score("chapters", expected, "a red circle moves left, then a dog jumps") == 0


def test_a_refusal_is_right_for_the_same_thing_and_a_thing_that_is_there_is_none() -> None:
    expected = "there is no red circle in the video"
    assert score("refusal", expected, "There is no red circle.") == 1
    assert score("refusal", expected, "there are no red circle in this clip") == 1
    assert score("refusal", expected, "there is no circle in the video") == 0
    assert score("refusal", expected, "i cannot tell that") == 0
    assert score("refusal", "i cannot tell that", "I cannot tell that.") == 1
    assert score("talk", "goodbye!", "Goodbye") == 1
