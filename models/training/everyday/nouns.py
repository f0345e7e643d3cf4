"""Which things a caption says are there, which it leaves open, and which are absent.

A thing is a phrase with its article: "a dog", "people", "water". Three answers are possible for a thing and a photo's
captions: a word names it (present), a word leaves it open ("a player" may be a man), or it is absent. For things that
people rarely mention (the sky, a shirt), silence says nothing: they are never absent by captions.
"""

import re
from collections.abc import Iterable, Set
from functools import cache

from everyday.noun_open import OPEN
from everyday.noun_tables import ADE, COMPOUNDS, THINGS, UNMENTIONED

NOUNS: dict[str, frozenset[str]] = {thing: frozenset(words.split()) for thing, words in THINGS.items()}
"""Words of captions that name a thing. A compound has underscores: "hot_dog"."""

LEFT_OPEN: dict[str, frozenset[str]] = {thing: frozenset(OPEN.get(thing, "").split()) for thing in THINGS}
"""Words that leave open whether a thing is there."""

ade_kinds: dict[str, tuple[str, ...]] = {
    label: tuple(thing for thing, labels in ADE.items() if label in labels.split(","))
    for label in sorted({label for labels in ADE.values() for label in labels.split(",")})
}
"""Things by label of ADE20K: "swivel chair" → "a chair". Labels that name no thing of the tables are left out."""

PLURAL = frozenset(
    {
        "people",
        "trees",
        "rocks",
        "glasses",
        "clouds",
        "stairs",
        "waves",
        "plants",
        "shoes",
        "skis",
        "flowers",
        "vegetables",
        "clothes",
    }
)
ARTICLE = re.compile(r"^(a|an|the) ")


def caption_words(captions: Iterable[str]) -> frozenset[str]:
    """The lower-case words of all captions, compounds as one word: "a hot dog" holds "hot_dog" and no "dog"."""
    return frozenset(word for caption in captions for word in _words(caption))


def _words(caption: str) -> list[str]:
    text = " ".join(re.findall(r"[a-z]+", caption.lower().replace("'s", "")))
    return _compounds().sub(lambda match: match[1].replace(" ", "_"), text).split()


@cache
def _compounds() -> re.Pattern[str]:
    longest_first = sorted(" ".join(COMPOUNDS.split()).split(", "), key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(longest_first)})s?\b")


def present(words: Set[str]) -> list[str]:
    """The things that a photo's caption words name."""
    return [thing for thing, names in NOUNS.items() if not names.isdisjoint(words)]


def absent(words: Set[str]) -> list[str]:
    """The things that are not there, as far as captions can tell."""
    return [
        thing
        for thing, names in NOUNS.items()
        if thing not in UNMENTIONED and names.isdisjoint(words) and LEFT_OPEN[thing].isdisjoint(words)
    ]


def present_in_scene(labels: Set[str]) -> list[str]:
    """The things that ADE20K's labels of a photo name."""
    return [thing for thing in ADE if any(thing in ade_kinds.get(label, ()) for label in labels)]


def absent_in_scene(labels: Set[str]) -> list[str]:
    """The things that ADE20K would have labelled and did not."""
    there = set(present_in_scene(labels))
    return [thing for thing in ADE if thing not in there]


def bare(thing: str) -> str:
    """Without the article: "a dog" → "dog"."""
    return ARTICLE.sub("", thing)


def is_plural(thing: str) -> bool:
    return thing in PLURAL


def there_is(thing: str) -> str:
    """ "there is a dog", "there are people"."""
    return f"there {'are' if is_plural(thing) else 'is'} {thing}"


def there_is_no(thing: str) -> str:
    """ "there is no dog", "there are no people"."""
    return f"there {'are' if is_plural(thing) else 'is'} no {bare(thing)}"


def is_there(thing: str, where: str = "") -> str:
    """The question: "Is there a dog in the video?" """
    place = f" {where}" if where else ""
    return f"{'Are' if is_plural(thing) else 'Is'} there {_any(thing)}{place}?"


def _any(thing: str) -> str:
    return f"any {thing}" if is_plural(thing) and thing != "people" else thing


def with_article(name: str) -> str:
    """ "dog" → "a dog", "ear" → "an ear"; what has an article keeps it."""
    if ARTICLE.match(name):
        return name
    spoken_with_vowel = name[:1].lower() in "aeio" or name.lower().startswith(("um", "up", "ult", "hour", "x-ray"))
    return f"{'an' if spoken_with_vowel else 'a'} {name}"
