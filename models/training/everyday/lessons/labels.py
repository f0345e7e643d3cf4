"""Questions about a photo of which labels are known: its one name, the classes in a scene, answers about a room."""

import random

from everyday.lessons import wording
from everyday.lessons.balance import Balance
from everyday.lessons.captions import Turn
from everyday.nouns import absent_in_scene, present_in_scene, with_article

FEWEST_AREA = 0.02
"""A class that covers less of a scene is neither asked for nor denied."""

KIND = ("What kind of thing is shown?", "What kind of thing is it?", *wording.NAME_IT)


def named(name: str, kinds: list[str], others: list[str], balance: Balance, rng: random.Random) -> list[Turn]:
    """About a photo of one thing: its name, its kinds, and of the `others` some that it does not show."""
    thing = with_article(name.lower())
    turns = [(rng.choice(wording.NAME_IT), wording.sentence(thing))]
    if kinds:
        kind = rng.choice(kinds)
        named_so = kind if kind == thing or rng.random() < 0.5 else f"{kind}, {thing}"
        turns.append((rng.choice(KIND), wording.sentence(named_so)))
    there = balance.present("kinds", kinds, 2)
    turns += [wording.asked_whether(noun, True, rng) for noun in there]
    turns += [wording.asked_whether(noun, False, rng) for noun in balance.absent("kinds", others, 2)]
    if rng.random() < 0.5:
        turns.append((rng.choice(wording.DESCRIBE), wording.sentence(thing)))
    if rng.random() < 0.05:
        turns.append((rng.choice(wording.UNANSWERABLE), wording.CANNOT_TELL))
    rng.shuffle(turns)
    return turns


def beside(left: list[str], right: list[str], names: tuple[str, str], rng: random.Random) -> list[Turn]:
    """About two photos side by side: their things (a name or a kind) and which is where."""
    first, second = (
        with_article(name.lower()) if not kinds or rng.random() < 0.5 else rng.choice(kinds)
        for name, kinds in zip(names, (left, right), strict=True)
    )
    asked = rng.choice((*wording.NAME_IT, "What things are there?", "Name the things that are shown."))
    turns = [(asked, wording.listed([first, second]))]
    turns.append((rng.choice(("What is on the left?", "What is at the left side?")), wording.sentence(first)))
    turns.append((rng.choice(("What is on the right?", "What is at the right side?")), wording.sentence(second)))
    turns.append((f"Where is {first}?", "On the left."))
    turns.append((f"Where is {second}?", "On the right."))
    return rng.sample(turns, 4)


def scene(labels: list[tuple[str, float]], balance: Balance, rng: random.Random) -> list[Turn]:
    """About the classes of a scene: which are there, which are not, and the largest."""
    there = present_in_scene({label for label, share in labels if share >= FEWEST_AREA})
    missing = absent_in_scene({label for label, _ in labels})
    turns = [wording.asked_whether(noun, True, rng) for noun in balance.present("scenes", there, 4)]
    turns += [wording.asked_whether(noun, False, rng) for noun in balance.absent("scenes", missing, 4)]
    if there:
        asked = rng.choice(("What can be seen?", "What is in the picture?", "What is there?", "What do you see?"))
        turns.append((asked, wording.listed(there[:4])))
    rng.shuffle(turns)
    return turns


def room(asked: list[tuple[str, str]], rng: random.Random) -> list[Turn]:
    """Questions and answers of DAQUAR, as sentences."""
    chosen = rng.sample(asked, min(8, len(asked)))
    return [
        (f"{question.strip().rstrip(' ?').capitalize()}?", wording.sentence(answer.replace("_", " ")))
        for question, answer in chosen
    ]
