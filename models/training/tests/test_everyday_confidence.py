"""How sure an answer is: fitted to right and wrong answers, and to pictures of another world."""

from collections.abc import Sequence

import numpy as np

from everyday.evaluation.asking import Answer, Asked, Photo, Video
from everyday.evaluation.confidence import SIGNALS, Confidence, Rated, fitted, measured, rated
from everyday.evaluation.heldout import Captioned
from everyday.evaluation.trials import is_true, out_of_world, trials

DOG = Captioned(Photo("test", "dog"), ("A dog runs .", "A brown dog on grass .", "A dog with a ball ."))


class Echo:
    """Says the same to everything, a little less surely without a video."""

    def answer(self, asked: Sequence[Asked], most_tokens: int) -> list[Answer]:
        return [Answer("Yes, there is a dog.", -0.5, -2.0) for _ in asked]

    def yes_probability(self, asked: Sequence[Asked]) -> list[float]:
        return [0.5 for _ in asked]

    def log_probability(self, asked: Sequence[Asked], answers: Sequence[str]) -> list[float]:
        assert all(each.video is None for each in asked)
        return [-0.75 for _ in asked]

    def strength(self, video: Video) -> float:
        return 3.0


def answers(count: int, seed: int) -> Rated:
    """Right ones are likelier, and of pictures that look like photos."""
    numbers = np.random.default_rng(seed)
    right = numbers.random(count) < 0.6
    signals = numbers.normal(size=(count, len(SIGNALS))) + 1.5 * right[:, None]
    return Rated(signals, right)


def strange(count: int, seed: int) -> Rated:
    signals = np.random.default_rng(seed).normal(size=(count, len(SIGNALS))) - [0, 0, 3]
    return Rated(signals, np.zeros(count, dtype=bool))


def test_signals_are_those_of_the_answer_and_the_picture() -> None:
    found = rated(Echo(), out_of_world([Photo("sprites", "1")]))
    assert found.signals.tolist() == [[-0.5, -2.0, 3.0]] * 2
    assert not found.right.any()


def test_right_answers_are_surer_than_wrong_ones_and_photos_than_sprites() -> None:
    confidence = fitted(answers(400, 0), strange(100, 1))
    worth = measured(confidence, answers(400, 2), strange(100, 3))
    assert worth["AUROC, right against wrong"].low > 0.8
    assert worth["AUROC, photos against sprites"].low > 0.8
    assert worth["right, of those not called unsure"].value > worth["right, of all"].value + 10


def test_few_right_answers_are_called_unsure_and_hardly_any_is_withheld() -> None:
    photos = answers(1000, 0)
    confidence = fitted(photos, strange(100, 1))
    sure = confidence.of(photos.signals[photos.right])
    assert 0.09 < (sure < confidence.unsure_below).mean() <= 0.12
    assert (sure < confidence.cannot_tell_below).mean() <= 0.02
    assert confidence.cannot_tell_below < confidence.unsure_below


def test_the_manifest_has_a_weight_for_each_signal_by_its_name() -> None:
    written = Confidence(np.arange(3.0), 1.0, 0.5, 0.25).to_json()
    assert written == {
        "weights": {"logProbability": 0.0, "leastLogProbability": 1.0, "strength": 2.0},
        "bias": 1.0,
        "unsureBelow": 0.5,
        "cannotTellBelow": 0.25,
    }


def test_a_description_is_true_when_it_names_a_main_thing_and_nothing_absent() -> None:
    assert is_true("A dog is running.", DOG)
    assert not is_true("A dog and an elephant.", DOG)
    assert not is_true("Something.", DOG)


def test_trials_cover_pictures_and_films() -> None:
    boat = Captioned(Photo("test", "boat"), ("A boat on a lake .", "A sailboat .", "A boat sails on water ."))
    made = trials([DOG, boat] * 6)
    questions = {each.asked.question for each in made}
    assert {"Describe the picture.", "Is there a dog in the picture?", "How many shots are there?"} <= questions
    assert any(each.asked.video and len(each.asked.video.frames) > 1 for each in made)
