"""The scoring rules that the browser's evaluation repeats."""

import pytest

from world.scoring import describe_f1, exact_match, facts, normalise, score


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
