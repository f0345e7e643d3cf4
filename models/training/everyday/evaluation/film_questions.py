"""Questions about films, and when an answer to one is right."""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from everyday.evaluation.films import Film
from everyday.evaluation.scores import NUMBER_WORDS
from everyday.nouns import bare, is_plural
from everyday.words import words_in

CLOSE_ENOUGH = 0.5
"""Seconds between the time that is said and the true one, at most."""

Right = Callable[[str], bool]
"""Whether an answer is right."""


@dataclass(frozen=True)
class Posed:
    kind: str
    film: Film
    question: str
    right: Right


def posed(films: Sequence[Film], limit: int | None = None, seed: int = 0) -> list[Posed]:
    """Of each kind at most `limit` questions, one of a kind for each film that allows it."""
    found: list[Posed] = []
    for kind, ask in KINDS.items():
        # Numbers of its own for each film, so that both kinds of "when" ask the same.
        chances = [random.Random(f"{seed} {at}") for at in range(len(films))]
        asked = [ask(film, numbers) for film, numbers in zip(films, chances, strict=True)]
        questions = [each for each in asked if each is not None]
        found += [Posed(kind, *each) for each in questions[:limit]]
    return found


Question = tuple[Film, str, Right]


def when(film: Film, numbers: random.Random) -> Question | None:
    """Right when the first time in the answer is at most half a second from where the shot starts."""
    return _when(film, numbers, CLOSE_ENOUGH)


def when_to_a_frame(film: Film, numbers: random.Random) -> Question | None:
    """As `when`, but where frames lie more than a second apart, half of that is near enough: nothing else is seen."""
    return _when(film, numbers, max(CLOSE_ENOUGH, film.spacing / 2))


def _when(film: Film, numbers: random.Random, tolerance: float) -> Question | None:
    alone = [(thing, at) for at in range(len(film.shots)) for thing in film.only_in(at)]
    if len(film.shots) < 2 or not alone:
        return None
    thing, at = numbers.choice(alone)
    verb = "are" if is_plural(thing) else "is"
    return film, f"When {verb} {thing} shown?", partial(starts_at, start=film.shots[at].start, tolerance=tolerance)


def first(film: Film, _: random.Random) -> Question | None:
    """Right when the answer says more of what people say of the first shot than of what they say of any other."""
    return _end(film, 0, "What is shown first?")


def last(film: Film, _: random.Random) -> Question | None:
    return _end(film, len(film.shots) - 1, "What is shown last?")


def _end(film: Film, at: int, question: str) -> Question | None:
    captions = tuple(shot.shown.captions for shot in film.shots)
    return (film, question, partial(describes, at=at, captions=captions)) if len(captions) > 1 else None


def order(film: Film, numbers: random.Random) -> Question | None:
    """Which of two things comes first, either named first as often."""
    places = [at for at in range(len(film.shots)) if film.only_in(at)]
    if len(places) < 2:
        return None
    earlier, later = sorted(numbers.sample(places, 2))
    right, wrong = numbers.choice(film.only_in(earlier)), numbers.choice(film.only_in(later))
    one, other = numbers.sample([right, wrong], 2)
    return film, f"Which is shown first, {one} or {other}?", partial(names_first, right=right, wrong=wrong)


def shots(film: Film, _: random.Random) -> Question:
    return film, "How many shots are there?", partial(counts, number=len(film.shots))


KINDS: dict[str, Callable[[Film, random.Random], Question | None]] = {
    "when": when,
    "when, to a frame": when_to_a_frame,
    "order": order,
    "first": first,
    "last": last,
    "shots": shots,
}


def starts_at(answer: str, start: float, tolerance: float) -> bool:
    times = times_in(answer)
    return bool(times) and abs(times[0] - start) <= tolerance


def times_in(answer: str) -> list[float]:
    """Seconds that an answer names: "From 3 s to 6.5 s." → 3, 6.5; "at 1:05" → 65."""
    found = re.findall(r"(?:(\d+):)?(\d+(?:\.\d+)?)", answer)
    return [60 * float(minutes or 0) + float(seconds) for minutes, seconds in found]


def describes(answer: str, at: int, captions: Sequence[Sequence[str]]) -> bool:
    """Whether an answer fits the captions of one shot better than those of each other."""
    fits = [agreement(answer, each) for each in captions]
    return all(fits[at] > fit for place, fit in enumerate(fits) if place != at)


def agreement(answer: str, captions: Sequence[str]) -> float:
    """Mean over the answer's words, common ones left out, of the share of captions that have the word: 0 to 1."""
    words = set(words_in(answer))
    said = [set(words_in(caption)) for caption in captions]
    return sum(word in each for word in words for each in said) / max(1, len(words) * len(said))


def names_first(answer: str, right: str, wrong: str) -> bool:
    """Whether the right thing is named, and before the wrong one if both are."""
    text = answer.lower()
    here, there = text.find(bare(right)), text.find(bare(wrong))
    return here >= 0 and (there < 0 or here < there)


def counts(answer: str, number: int) -> bool:
    found = [NUMBER_WORDS.get(word, word) for word in re.findall(r"[a-z]+|\d+", answer.lower())]
    numbers = [word for word in found if word.isdigit()]
    return numbers[:1] == [str(number)]
