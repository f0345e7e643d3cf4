"""Whatever is asked reads well in known words, and training never reads what is held out."""

import itertools
import re
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.asking import DOG_THEN_CAR, FIVE_SCENES, ONE_DOG, asked
from tests.hand_made import act, clip, placed
from train.text import Codec, Vocabulary
from world.clip import CameraMove, Clip, Placed
from world.phrasings import HELD_OUT, TRAINING, expanded, with_typo
from world.plans import PAIR_FAMILIES, pair_plan, plan_for
from world.questions import FAMILIES, IMAGE_FAMILIES, TEMPORAL_FAMILIES, Family
from world.questions.asking import WRAPPINGS
from world.questions.presence import STRANGE
from world.things import ACTIONS, HELD_OUT_COMBINATIONS, KINDS, SHAPES
from world.vocabulary import vocabulary


@st.composite
def clips(draw: st.DrawFn) -> Clip:
    """Any clip of up to four scenes, with whatever acts."""
    names = draw(st.lists(st.sampled_from([*KINDS[:20], "red circle", "blue star"]), min_size=1, max_size=5))
    names = [f"green {name}" if name in SHAPES else name for name in names]
    scenes = draw(st.integers(1, len(names)))
    action = st.sampled_from([action for action in ACTIONS if action != "pass behind"])
    done: list[list[Placed]] = [[] for _ in range(scenes)]
    for number, name in enumerate(names):
        scene = number % scenes
        chosen = draw(st.lists(action, max_size=2, unique=True))
        acts = [
            act(a, 3 * scene + at + 0.4, 3 * scene + at + 1.3, draw(st.integers(1, 4))) for at, a in enumerate(chosen)
        ]
        done[scene].append(placed(name, *acts, cell=draw(st.integers(0, 8))))
    moves = (CameraMove(draw(st.sampled_from(("left", "up", "in"))), 0.5, 1.5),) if draw(st.booleans()) else ()
    return clip(*done, moves=moves if scenes == 1 else ())


KNOWN = frozenset(vocabulary())
UNKNOWN_KINDS = ("outside", "outside thing")


@settings(max_examples=60, deadline=None)
@given(clips(), st.sampled_from(FAMILIES), st.integers(0, 99), st.sampled_from(("train", "validation", "test")))
def test_a_question_keeps_its_promises(shown: Clip, family: Family, seed: int, split: str) -> None:
    for question in asked(shown, family, 8, split, seed):
        assert question.family == family and question.text and question.answer
        assert all(0 <= index < len(shown.things) for index in question.target)
        assert question.when is None or 0 <= question.when[0] <= question.when[1] <= shown.duration
        assert not question.options or question.answer in question.options
        assert all(option in question.text for option in question.options if question.kind != "R2")
        assert len(set(question.options)) == len(question.options)
        assert split == "test" or not question.held_out_phrasing
        assert "{" not in question.text and "  " not in question.text


@settings(max_examples=60, deadline=None)
@given(clips(), st.sampled_from(FAMILIES), st.integers(0, 99), st.sampled_from(("validation", "test")))
def test_every_word_without_a_slip_is_known(shown: Clip, family: Family, seed: int, split: str) -> None:
    for question in asked(shown, family, 8, split, seed):
        pieces = _pieces(question.answer)
        if question.kind not in UNKNOWN_KINDS:
            pieces += [piece for piece in _pieces(question.text) if piece not in STRANGE]
        assert set(pieces) <= KNOWN, set(pieces) - KNOWN


def _pieces(text: str) -> list[str]:
    return re.findall(r"\d+[:.]\d+|[^\W_]+|[^\w\s]|_", text)


def test_answers_read_the_same_after_the_codec() -> None:
    codec = Codec(Vocabulary.of(vocabulary()))
    for shown, family in itertools.product((DOG_THEN_CAR, FIVE_SCENES, ONE_DOG), FAMILIES):
        for question in asked(shown, family, 10):
            assert codec.decode(codec.encode(question.answer)) == question.answer


def test_the_words_stay_few_and_strange_ones_are_strange() -> None:
    assert len(KNOWN) == len(vocabulary()) < 900
    assert not KNOWN & set(STRANGE)


def test_the_same_seed_asks_the_same() -> None:
    for family in FAMILIES:
        assert asked(FIVE_SCENES, family, 5, "train", 3) == asked(FIVE_SCENES, family, 5, "train", 3)


def test_of_a_picture_only_what_needs_no_time_is_asked() -> None:
    assert not set(IMAGE_FAMILIES) & set(TEMPORAL_FAMILIES)
    for family in set(FAMILIES) - set(IMAGE_FAMILIES):
        assert not asked(ONE_DOG, family, 5, image=True)


@pytest.mark.parametrize("kind", TRAINING)
def test_a_kind_has_a_dozen_phrasings_that_differ_in_more_than_a_word(kind: str) -> None:
    readings = [reading for template in TRAINING[kind] for reading in expanded(template)]
    apart: list[list[str]] = []
    for reading in readings:
        words = reading.split()
        if all(_difference(words, other) > 1 for other in apart):
            apart.append(words)
    assert len(apart) >= 12


@pytest.mark.parametrize("kind", HELD_OUT)
def test_what_people_say_around_a_question_makes_no_held_out_phrasing_of_it(kind: str) -> None:
    held_out = {_plain(reading) for template in HELD_OUT[kind] for reading in expanded(template)}
    for template, wrapping in itertools.product(TRAINING[kind], WRAPPINGS):
        said = {_plain(wrapping.replace("{question}", reading)) for reading in expanded(template)}
        assert not said & held_out


def _plain(reading: str) -> str:
    """Words and slots, without punctuation."""
    return " ".join(re.findall(r"\{?[a-z]+\}?", reading))


def _difference(one: list[str], two: list[str]) -> int:
    """Words of the one that the other lacks, or the other way round, whichever are more; order counts as one."""
    a, b = Counter(one), Counter(two)
    return max((a - b).total(), (b - a).total()) or 2 * (one != two)


def test_no_two_kinds_read_alike() -> None:
    kinds: dict[str, set[str]] = {}
    for kind, templates in (*TRAINING.items(), *HELD_OUT.items()):
        for reading in {reading for template in templates for reading in expanded(template)}:
            kinds.setdefault(reading, set()).add(kind)
    assert not {reading: shared for reading, shared in kinds.items() if len(shared) > 1}


def test_held_out_phrasings_are_new_but_made_of_known_words() -> None:
    assert TRAINING.keys() == HELD_OUT.keys()
    words = {
        word for kind in TRAINING.values() for some in kind for reading in expanded(some) for word in reading.split()
    }
    for kind, held_out in HELD_OUT.items():
        readings = {reading for template in TRAINING[kind] for reading in expanded(template)}
        assert len(held_out) == 3 and not readings & set(held_out)
        unknown = {word for text in held_out for word in text.split()} - words
        assert not unknown, (kind, unknown)


def test_training_names_no_held_out_combination() -> None:
    barred = {thing.name for thing in HELD_OUT_COMBINATIONS}
    shown = clip([placed("purple heart", cell=0), placed("red star", cell=8)])
    for family in ("existence", "refusal"):
        for question in asked(shown, family, 400, "train"):
            assert not any(name in question.text for name in barred)


@given(st.integers(0, 10_000), st.sampled_from(sorted(TRAINING)))
def test_a_slip_of_the_pen_changes_one_word_and_no_slot(seed: int, kind: str) -> None:
    template = expanded(TRAINING[kind][seed % len(TRAINING[kind])])[0]
    slipped = with_typo(np.random.default_rng(seed), template)
    changed = [(a, b) for a, b in zip(template.split(), slipped.split(), strict=True) if a != b]
    assert len(changed) <= 1
    assert all("{" not in word and other not in KINDS for word, other in changed)


def test_about_one_training_question_in_twelve_has_a_slip_and_none_elsewhere() -> None:
    def share(split: str) -> float:
        questions = asked(ONE_DOG, "action", 600, split)
        return sum(not set(_pieces(question.text)) <= KNOWN for question in questions) / len(questions)

    assert 0.03 < share("train") < 0.13
    assert share("validation") == share("test") == 0


def test_every_family_has_plans_for_clips_pictures_and_pairs() -> None:
    rng = np.random.default_rng(0)
    for family in FAMILIES:
        plan = plan_for(rng, family)
        assert plan.scenes and plan.seconds[0] < plan.seconds[1]
    assert all(plan_for(rng, family, image=True).image for family in IMAGE_FAMILIES)
    assert all(len(pair_plan(rng, family).scenes) <= 2 for family in PAIR_FAMILIES)


DATA_SHEET = (Path(__file__).parents[1] / "world" / "data-sheet.md").read_text()


def test_the_data_sheet_lists_the_families_and_counts_as_the_code_has_them() -> None:
    rows = re.findall(r"^\| ([a-z ]+) \|.*\|.*\|$", DATA_SHEET.split("## Questions")[1].split("##")[0], re.M)
    assert rows[1:] == list(FAMILIES)
    assert f"{len(KINDS) - len(SHAPES)} everyday things" in DATA_SHEET
    assert f"{len(ACTIONS)} actions" in DATA_SHEET
    assert f"{len(vocabulary())} words" in DATA_SHEET
    assert all(thing.name in DATA_SHEET for thing in HELD_OUT_COMBINATIONS)
