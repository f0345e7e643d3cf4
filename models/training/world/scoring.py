"""How an answer is scored. The browser's evaluation follows the same rules.

normalise(answer): lower-case; every character other than a-z and 0-9 becomes a space; words equal to a, an or the are
dropped; the digits 0 ... 6 standing alone become zero ... six; words are joined by single spaces.

exact_match: 1 where both normalised answers are equal, else 0. Used for every family but 'describe'.

describe_f1: F1 between the sets facts(expected) and facts(given): 2 * |both| / (|expected| + |given|); 0 where either
is empty. facts(answer):
 1. lower-case; every character other than a-z, 0-9 and ',' becomes a space;
 2. split at the word 'then': the scenes, in order; split each scene at ',' and at the word 'and': the clauses;
 3. in a clause drop a, an, the. What stands before the first 'moves' or 'stays' is the name ('red circle'); without
    such a word the whole clause is. A clause without a name states nothing;
 4. each clause states its name, and, where it has a verb, its name with the verb and the next word
    ('red circle moves left', 'dog stays still');
 5. each pair of different names in an earlier and a later scene states the order: 'red circle<dog'.
The result is a set: saying a thing twice neither helps nor harms.
"""

from __future__ import annotations

import re

ARTICLES = frozenset(("a", "an", "the"))
DIGITS = dict(zip("0123456", ("zero", "one", "two", "three", "four", "five", "six"), strict=True))
VERBS = frozenset(("moves", "stays"))


def normalise(answer: str) -> str:
    """'A red Circle.' → 'red circle'; '2' → 'two'."""
    words = re.sub(r"[^a-z0-9]", " ", answer.lower()).split()
    return " ".join(DIGITS.get(word, word) for word in words if word not in ARTICLES)


def exact_match(expected: str, given: str) -> float:
    """1.0 or 0.0."""
    return float(normalise(expected) == normalise(given))


def facts(answer: str) -> frozenset[str]:
    """The facts that a description states; see the module's docstring."""
    words = re.sub(r"[^a-z0-9,]", " ", answer.lower()).replace(",", " , ").split()
    scenes = [_clauses(scene) for scene in _split(words, {"then"})]
    stated: set[str] = set()
    earlier: list[str] = []
    for clauses in scenes:
        names = [name for name, _ in clauses]
        stated |= {name for name in names} | {f"{name} {action}" for name, action in clauses if action}
        stated |= {f"{before}<{name}" for before in earlier for name in names if before != name}
        earlier += names
    return frozenset(stated)


def describe_f1(expected: str, given: str) -> float:
    """F1 of the stated facts, in 0..1."""
    wanted, stated = facts(expected), facts(given)
    if not wanted or not stated:
        return 0.0
    return 2 * len(wanted & stated) / (len(wanted) + len(stated))


def score(family: str, expected: str, given: str) -> float:
    """Score of one answer in 0..1: describe_f1 for the family 'describe', exact_match for every other."""
    return describe_f1(expected, given) if family == "describe" else exact_match(expected, given)


def _split(words: list[str], separators: set[str]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for word in words:
        if word in separators:
            parts.append([])
        else:
            parts[-1].append(word)
    return parts


def _clauses(words: list[str]) -> list[tuple[str, str]]:
    """(name, action) of each clause that has a name; the action is empty where there is no verb."""
    clauses = []
    for part in _split(words, {",", "and"}):
        spoken = [word for word in part if word not in ARTICLES]
        verb = next((index for index, word in enumerate(spoken) if word in VERBS), len(spoken))
        if verb:
            clauses.append((" ".join(spoken[:verb]), " ".join(spoken[verb : verb + 2])))
    return clauses
