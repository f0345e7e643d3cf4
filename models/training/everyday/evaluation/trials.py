"""Questions about captioned photos, and about films of them, whose answers can be judged right or wrong."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from everyday.evaluation.asking import Asked, Photo, Video
from everyday.evaluation.film_questions import Right, posed
from everyday.evaluation.films import films
from everyday.evaluation.heldout import Captioned
from everyday.evaluation.presence import balanced
from everyday.evaluation.scores import exact_match
from everyday.lessons import captions
from everyday.nouns import caption_words, is_there, present

DESCRIBE = "Describe the picture."
FILM_KINDS = frozenset({"when, to a frame", "order", "first", "last", "shots"})
ASKED_OF_SPRITES = ("a person", "a dog", "a car", "a boat", "food", "a bird", "snow", "a horse", "water", "a cat")


@dataclass(frozen=True)
class Trial:
    asked: Asked
    right: Right


def trials(photos: Sequence[Captioned], seed: int = 0) -> list[Trial]:
    """Descriptions, presence, colours, numbers, and as many questions about films as there are photos."""
    numbers = random.Random(seed)
    described = [Trial(Asked(DESCRIBE, Video.still(each.photo)), partial(is_true, photo=each)) for each in photos]
    there = [
        Trial(each.asked, partial(begins_with, word="yes" if each.there else "no"))
        for each in balanced([photo.known for photo in photos], 2 * len(photos))
    ]
    details = [
        Trial(Asked(turn[0], Video.still(each.photo)), partial(exact_match, truth=turn[1]))
        for each in photos
        for ask in (captions.colour, captions.count)
        if (turn := ask(list(each.captions), numbers)) is not None
    ]
    of_films = [
        Trial(Asked(each.question, each.film.video()), each.right)
        for each in posed(films(photos, len(photos)), len(photos) // len(FILM_KINDS))
        if each.kind in FILM_KINDS
    ]
    return [*described, *there, *details, *of_films]


def out_of_world(pictures: Sequence[Photo], seed: int = 0) -> list[Trial]:
    """What is asked of photos, asked of pictures that the model knows nothing of: no answer counts as right."""
    numbers = random.Random(seed)
    asked = [
        Asked(question, Video.still(picture))
        for picture in pictures
        for question in (DESCRIBE, is_there(numbers.choice(ASKED_OF_SPRITES), "in the picture"))
    ]
    return [Trial(each, _never) for each in asked]


def is_true(answer: str, photo: Captioned) -> bool:
    """Whether a description names a main thing of the photo, and nothing that surely isn't there."""
    named = set(present(caption_words([answer])))
    return not named.isdisjoint(photo.main) and named.isdisjoint(photo.known.absent)


def begins_with(answer: str, word: str) -> bool:
    return answer.lower().startswith(word)


def _never(_: str) -> bool:
    return False
