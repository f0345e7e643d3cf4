"""Questions about a photo that its captions answer."""

import random
import re
from collections import Counter

from everyday.lessons import wording
from everyday.lessons.balance import Balance
from everyday.nouns import absent, caption_words, present

Turn = tuple[str, str]
"""A question and its answer."""

PEOPLE = {
    "man": "a man",
    "woman": "a woman",
    "boy": "a boy",
    "girl": "a girl",
    "child": "a child",
    "baby": "a baby",
    "people": "a group of people",
    "men": "men",
    "women": "women",
    "children": "children",
    "boys": "boys",
    "girls": "girls",
    "dog": "a dog",
    "dogs": "dogs",
    "person": "a person",
    "toddler": "a toddler",
    "crowd": "a crowd",
    "cat": "a cat",
    "horse": "a horse",
    "bird": "a bird",
    "lady": "a lady",
    "guy": "a man",
    "kids": "children",
    "couple": "a couple",
}

COLOURS = (
    "red",
    "blue",
    "green",
    "yellow",
    "orange",
    "purple",
    "pink",
    "white",
    "black",
    "brown",
    "gray",
    "grey",
    "tan",
    "blond",
)
COLOURED = (
    "shirt",
    "dress",
    "jacket",
    "hat",
    "coat",
    "ball",
    "dog",
    "shorts",
    "car",
    "bike",
    "cap",
    "helmet",
    "cat",
    "horse",
    "sweater",
    "pants",
    "bird",
    "truck",
    "bus",
    "boat",
    "train",
    "jersey",
    "bicycle",
    "uniform",
    "umbrella",
    "suit",
)
COUNTED = (
    "people",
    "men",
    "women",
    "children",
    "dogs",
    "boys",
    "girls",
    "kids",
    "cats",
    "horses",
    "birds",
    "cars",
    "players",
)
PLACES = (
    "beach",
    "street",
    "field",
    "park",
    "snow",
    "water",
    "grass",
    "sand",
    "pool",
    "road",
    "forest",
    "woods",
    "mountain",
    "kitchen",
    "room",
    "bathroom",
    "living room",
    "bedroom",
    "ocean",
    "lake",
    "river",
    "sidewalk",
    "playground",
    "city",
    "track",
    "court",
    "stage",
    "desert",
    "yard",
    "garden",
    "bench",
    "bed",
    "couch",
    "table",
    "hill",
    "trail",
    "path",
    "wall",
)


def said_twice(values: list[str]) -> str | None:
    """What most captions say, where at least two of them do."""
    (common, count), *_ = Counter(values).most_common(1) or [("", 0)]
    return common if count >= 2 else None


def colour(captions: list[str], rng: random.Random) -> Turn | None:
    pattern = rf"\b({'|'.join(COLOURS)}) ({'|'.join(COLOURED)})\b"
    found = said_twice([" ".join(match) for text in captions for match in re.findall(pattern, text.lower())])
    if not found:
        return None
    name, thing = found.split()
    verb = "are" if thing in ("shorts", "pants") else "is"
    asked = rng.choice(
        (f"What color {verb} the {thing}?", f"What colour {verb} the {thing}?", f"Which color {verb} the {thing}?")
    )
    return asked, f"The {thing} {verb} {name}."


def count(captions: list[str], rng: random.Random) -> Turn | None:
    pattern = rf"\b({'|'.join(wording.NUMBERS[2:])})(?: \w+)? ({'|'.join(COUNTED)})\b"
    found = said_twice([" ".join(match) for text in captions for match in re.findall(pattern, text.lower())])
    if not found:
        return None
    number, things = found.split()
    return rng.choice(
        (f"How many {things} are there?", f"How many {things} can you see?")
    ), f"There are {number} {things}."


def who(captions: list[str], rng: random.Random) -> Turn | None:
    pattern = rf"\b({'|'.join(PEOPLE)})\b"
    firsts = [match.group(1) for text in captions if (match := re.search(pattern, text.lower()))]
    found = said_twice(firsts)
    if not found:
        return None
    asked = rng.choice(
        ("Who is in the video?", "Who is there?", "Who can be seen?", "Who is shown?", "Who or what is in the video?")
    )
    return asked, wording.sentence(PEOPLE[found])


def doing(captions: list[str], rng: random.Random) -> Turn | None:
    people = "|".join(PEOPLE)
    for text in rng.sample(captions, len(captions)):
        match = re.search(rf"\b({people})\b(?: (?:is|are))? (\w+ing\b[^,.]*)", text.lower())
        if match and 1 <= len(match.group(2).split()) <= 10:
            someone, act = match.group(1), match.group(2).strip()
            verb = (
                "are" if PEOPLE[someone].startswith(someone) and someone.endswith(("s", "men", "ren", "ple")) else "is"
            )
            answer = wording.sentence(f"{'they are' if verb == 'are' else f'the {someone} is'} {act}")
            return rng.choice(
                (
                    f"What {verb} the {someone} doing?",
                    f"What does the {someone} do?" if verb == "is" else f"What do the {someone} do?",
                )
            ), answer
    return None


def where(captions: list[str], rng: random.Random) -> Turn | None:
    pattern = rf"\b((?:in|on|at|near|by) (?:the|a|an) (?:\w+ )?(?:{'|'.join(PLACES)}))\b"
    found = [match for text in captions for match in re.findall(pattern, text.lower())]
    if not found:
        return None
    asked = (
        "Where is this?",
        "Where are they?",
        "Where does it happen?",
        "Where was this filmed?",
        "What place is this?",
    )
    return rng.choice(asked), wording.sentence(rng.choice(found))


def existence(captions: list[str], source: str, balance: Balance, most: int, rng: random.Random) -> list[Turn]:
    """ "Is there …": about things that a caption names, and about some that are absent as far as captions can tell."""
    words = caption_words(captions)
    there, missing = balance.present(source, present(words), most), balance.absent(source, absent(words), most)
    return [wording.asked_whether(thing, thing in there, rng) for thing in (*there, *missing)]


FACTS = (colour, count, who, doing, where)


def facts_of(captions: list[str], rng: random.Random) -> list[Turn]:
    return [turn for fact in FACTS if (turn := fact(captions, rng))]


def turns_of(captions: list[str], balance: Balance, rng: random.Random) -> list[Turn]:
    """Up to eight questions about one photo, two of them descriptions."""
    facts = facts_of(captions, rng)
    texts = rng.sample(captions, min(2, len(captions)))
    asked = [(rng.choice(wording.DESCRIBE), wording.sentence(text)) for text in texts]
    asked += rng.sample(facts, min(2, len(facts)))
    asked += existence(captions, "captions", balance, 2, rng)
    if rng.random() < 0.08:
        asked.append((rng.choice(wording.UNANSWERABLE), wording.CANNOT_TELL))
    rng.shuffle(asked)
    return asked
