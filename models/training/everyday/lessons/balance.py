"""Asks for a thing as often where it is absent as where it is there, so that only looking tells the answer."""

import random
from collections import Counter
from collections.abc import Sequence


class Balance:
    """Keeps count, per source of photos, of things that were asked about where they are there and not yet where not."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.owed: dict[str, Counter[str]] = {}

    def present(self, source: str, things: Sequence[str], most: int) -> list[str]:
        """Up to `most` of the things that are there."""
        chosen = self.rng.sample(list(things), min(most, len(things)))
        self.owed.setdefault(source, Counter()).update(chosen)
        return chosen

    def absent(self, source: str, things: Sequence[str], most: int) -> list[str]:
        """Up to `most` of the things that are absent; none that has been denied as often as it was affirmed."""
        owed = self.owed.setdefault(source, Counter())
        left = [thing for thing in things if owed[thing] > 0]
        chosen: list[str] = []
        while left and len(chosen) < most:
            (thing,) = self.rng.choices(left, [owed[each] for each in left])
            owed[thing] -= 1
            left.remove(thing)
            chosen.append(thing)
        return chosen
