"""Whether something is there: questions with as many yes as no for each thing, so that a blind model is right by half.

Present things are those that captions or labels name; absent ones are things of other photos that are surely not in
this one. Because each thing is asked about as often where it is as where it isn't, common things ("a man") are
asked about more, and neither their frequency nor the wording gives the answer away.
"""

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from everyday.evaluation.asking import Asked, Video
from everyday.evaluation.heldout import Known
from everyday.nouns import is_there

MOST_A_THING = 30
"""Questions about a thing with either answer, at most: "a dog" would else be a third of Flickr8k's."""


@dataclass(frozen=True)
class Presence:
    video: Video
    thing: str
    there: bool
    where: str

    @property
    def asked(self) -> Asked:
        return Asked(is_there(self.thing, self.where), self.video)


def balanced(
    known: Sequence[Known], limit: int | None = None, where: str = "in the picture", seed: int = 0
) -> list[Presence]:
    """For each thing as many videos with it as without, in a mixed order; of these the first `limit`, in pairs."""
    numbers = random.Random(seed)
    having: dict[str, list[Video]] = defaultdict(list)
    lacking: dict[str, list[Video]] = defaultdict(list)
    for each in known:
        for thing in each.present:
            having[thing].append(each.video)
        for thing in each.absent:
            lacking[thing].append(each.video)
    pairs = [
        (Presence(yes, thing, True, where), Presence(no, thing, False, where))
        for thing in sorted(having)
        for yes, no in _pairs(having[thing], lacking[thing], numbers)
    ]
    numbers.shuffle(pairs)
    kept = pairs if limit is None else pairs[: limit // 2]
    return [question for pair in kept for question in pair]


def _pairs(having: list[Video], lacking: list[Video], numbers: random.Random) -> list[tuple[Video, Video]]:
    count = min(len(having), len(lacking), MOST_A_THING)
    return list(zip(numbers.sample(having, count), numbers.sample(lacking, count), strict=True))
