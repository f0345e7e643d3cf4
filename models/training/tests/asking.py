"""Asking about clips put together by hand, as the tests of questions do."""

import numpy as np

from tests.hand_made import clip, placed
from world.clip import Clip
from world.questions import Family, Question, ask


def asked(
    shown: Clip, family: Family, count: int = 60, split: str = "test", seed: int = 0, image: bool = False
) -> list[Question]:
    rng = np.random.default_rng(seed)
    questions = (ask(shown, family, rng, split, image) for _ in range(count))  # type: ignore[arg-type]
    return [question for question in questions if question]


def answers(shown: Clip, family: Family, image: bool = False, **where: str) -> set[str]:
    """All answers that come up, of one kind where `kind` is given."""
    kind = where.get("kind")
    return {q.answer for q in asked(shown, family, image=image) if kind is None or q.kind == kind}


ONE_DOG = clip([placed("dog")])
DOG_THEN_CAR = clip([placed("dog")], [placed("car")])
FIVE_SCENES = clip(*([placed(name)] for name in ("dog", "car", "key", "red circle", "tree")))
