"""Questions about a photo of which labels are known: its one name, the classes in a scene, answers about a room."""

import random

from everyday.lessons import wording
from everyday.lessons.captions import Turn
from everyday.nouns import absent_in_scene, present_in_scene, with_article

FEWEST_AREA = 0.02
"""A class that covers less of a scene is neither asked for nor denied."""


def named(name: str, kinds: list[str], others: list[str], rng: random.Random) -> list[Turn]:
    """About a photo of one thing: its name, its kind, and one of the `others` that it does not show."""
    thing = with_article(name.lower())
    turns = [(rng.choice(wording.NAME_IT), wording.sentence(thing))]
    if kinds:
        kind = rng.choice(kinds)
        asked = rng.choice(("What kind of thing is shown?", "What kind of thing is it?", *wording.NAME_IT))
        turns.append((asked, wording.sentence(kind if kind == thing or rng.random() < 0.5 else f"{kind}, {thing}")))
        noun = rng.choice([kind, thing])
        turns.append((wording.is_there(noun, rng), wording.present(noun)))
    if others:
        other = rng.choice(others)
        turns.append((wording.is_there(other, rng), wording.absent(other)))
    if rng.random() < 0.5:
        turns.append((rng.choice(wording.DESCRIBE), wording.sentence(thing)))
    if rng.random() < 0.05:
        turns.append((rng.choice(wording.UNANSWERABLE), wording.CANNOT_TELL))
    rng.shuffle(turns)
    return turns


def scene(labels: list[tuple[str, float]], rng: random.Random) -> list[Turn]:
    """About the classes of a scene: which are there, which are not, and the largest."""
    there = present_in_scene({label for label, share in labels if share >= FEWEST_AREA})
    missing = absent_in_scene({label for label, _ in labels})
    turns = [(wording.is_there(noun, rng), wording.present(noun)) for noun in rng.sample(there, min(2, len(there)))]
    turns += [(wording.is_there(noun, rng), wording.absent(noun)) for noun in rng.sample(missing, min(2, len(missing)))]
    if there:
        asked = rng.choice(("What can be seen?", "What is in the picture?", "What is there?", "What do you see?"))
        turns.append((asked, wording.listed(there[:4])))
    rng.shuffle(turns)
    return turns


def room(asked: list[tuple[str, str]], rng: random.Random) -> list[Turn]:
    """Questions and answers of DAQUAR, as sentences."""
    chosen = rng.sample(asked, min(4, len(asked)))
    return [
        (f"{question.strip().rstrip(' ?').capitalize()}?", wording.sentence(answer.replace("_", " ")))
        for question, answer in chosen
    ]
