"""The diagnosis of unseen combinations shows and asks about nothing else."""

import numpy as np
import pytest

from combinations import COMBINATIONS, FAMILIES, batch_of
from world.questions import Family
from world.sampling import Screen


@pytest.mark.parametrize("family", FAMILIES)
def test_an_image_shows_one_of_the_combinations_and_its_question_is_about_that(family: Family) -> None:
    for combinations in COMBINATIONS.values():
        batch = batch_of(np.random.default_rng(0), Screen(), combinations, family, 12)
        shown = {(thing.kind_class, thing.colour_class) for thing in combinations}
        for things, colours, question, answer in zip(
            batch.thing_class, batch.colour_class, batch.questions, batch.answers, strict=True
        ):
            covered = things > 0
            assert covered.any()
            assert set(zip(things[covered].tolist(), colours[covered].tolist(), strict=True)) <= shown
            assert answer == "yes" if family == "existence" else not answer.startswith("there is no")
            assert any(thing.kind in f"{question} {answer}".lower() for thing in combinations)


def test_as_many_combinations_are_held_out_as_are_compared_with_and_none_is_both() -> None:
    held_out, trained_on = COMBINATIONS.values()
    assert len(held_out) == len(trained_on)
    assert not held_out & trained_on
