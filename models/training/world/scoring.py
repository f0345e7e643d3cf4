"""How an answer is scored. The browser's evaluation follows the same rules.

normalise(answer): lower-case; every character other than a-z and 0-9 becomes a space; words equal to a, an or the are
dropped; the digits 0 ... 6 standing alone become zero ... six; words are joined by single spaces.

exact_match: 1 where both normalised answers are equal, else 0. Used for every family without a rule of its own, and
for multiple choice, whose answer is the right option's own text.

describe_f1: F1 between the sets facts(expected) and facts(given): 2 * |both| / (|expected| + |given|); 0 where either
is empty. facts(answer):
 1. lower-case; every character other than a-z, 0-9 and ',' becomes a space;
 2. split at the word 'then': the scenes, in order; split each scene at ',' and at the word 'and': the clauses;
 3. in a clause drop a, an, the. What stands before the first verb (VERBS) is the name ('red circle'); without a verb
    the whole clause is. A clause without a name goes on with the name of the clause before it in its scene; where
    there is none it states nothing;
 4. each clause states its name, and, where it has a verb, its name with the verb and the next word; after 'passes' with
    all that follows ('red circle moves left', 'dog jumps', 'dog passes behind red circle');
 5. a clause that goes on with a name states, for each earlier act of that name in the scene, the order:
    'dog jumps<dog spins';
 6. each pair of different names in an earlier and a later scene states the order: 'red circle<dog'.
The result is a set: saying a thing twice neither helps nor harms.

when: the first number of an answer is its time: 'at 3.5 seconds' 3.5, 'at 1:30' 90. Right where both have one and they
are at most 0.5 apart; without a number in the expected answer, exact_match.

chapters_f1: F1 over chapter facts, 0 where either answer has none. An answer is split at its clock times ('0:04');
each fact of rules 3 and 4 in what follows a time ('dog', 'dog jumps', without orders) is a chapter fact at that time.
Facts of both answers match where they are equal and their times at most 1 s apart; each is matched once, earliest
first.

refusal: where the expected answer says 'there is no X in the video', right is every answer of the form 'there is|are no
X [in ...]' with the same X after normalise; else exact_match.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

ARTICLES = frozenset(("a", "an", "the"))
DIGITS = dict(zip("0123456", ("zero", "one", "two", "three", "four", "five", "six"), strict=True))
VERBS = frozenset(
    (
        "moves", "stays", "grows", "shrinks", "spins", "blinks", "jumps", "shakes", "enters", "leaves", "appears",
        "disappears", "passes", "zooms",
    )
)  # fmt: skip
WITH_OBJECT = "passes"
WHEN_TOLERANCE = 0.5
CHAPTER_TOLERANCE = 1.0


def normalise(answer: str) -> str:
    """'A red Circle.' → 'red circle'; '2' → 'two'."""
    words = re.sub(r"[^a-z0-9]", " ", answer.lower()).split()
    return " ".join(DIGITS.get(word, word) for word in words if word not in ARTICLES)


def exact_match(expected: str, given: str) -> float:
    """1.0 or 0.0."""
    return float(normalise(expected) == normalise(given))


def facts(answer: str) -> frozenset[str]:
    """The facts that a description states; see the module's docstring."""
    stated: set[str] = set()
    earlier: list[str] = []
    for scene in _split(_words(answer), {"then"}):
        clauses = _clauses(scene)
        names = [name for name, _, _ in clauses]
        stated |= _statements(clauses)
        stated |= {f"{name} {before}<{name} {act}" for at, (name, act, on) in enumerate(clauses) if on
                   for other, before, _ in clauses[:at] if other == name and before != act}  # fmt: skip
        stated |= {f"{before}<{name}" for before in earlier for name in names if before != name}
        earlier += names
    return frozenset(stated)


def chapter_facts(answer: str) -> list[tuple[int, str]]:
    """(seconds, fact) of each chapter, in the order of time."""
    _, *parts = re.split(r"(\d+:\d\d)", answer)
    stated: set[tuple[int, str]] = set()
    for clock, text in zip(parts[::2], parts[1::2], strict=True):
        minutes, seconds = clock.split(":")
        stated |= {(60 * int(minutes) + int(seconds), fact) for fact in _statements(_clauses(_words(text)))}
    return sorted(stated)


def describe_f1(expected: str, given: str) -> float:
    """F1 of the stated facts, in 0..1."""
    wanted, stated = facts(expected), facts(given)
    if not wanted or not stated:
        return 0.0
    return 2 * len(wanted & stated) / (len(wanted) + len(stated))


def chapters_f1(expected: str, given: str) -> float:
    """F1 of the chapter facts, in 0..1."""
    wanted, stated = chapter_facts(expected), chapter_facts(given)
    if not wanted or not stated:
        return 0.0
    free = list(stated)
    for second, fact in wanted:
        match = next((f for f in free if f[1] == fact and abs(f[0] - second) <= CHAPTER_TOLERANCE), None)
        if match:
            free.remove(match)
    return 2 * (len(stated) - len(free)) / (len(wanted) + len(stated))


def seconds_of(answer: str) -> float | None:
    """The first time in an answer, in seconds."""
    found = re.search(r"(\d+):(\d\d)|\d+(?:\.\d+)?", answer)
    if not found:
        return None
    return 60 * int(found[1]) + int(found[2]) if found[1] else float(found[0])


def when_match(expected: str, given: str) -> float:
    """1.0 where the times are close enough."""
    wanted, told = seconds_of(expected), seconds_of(given)
    if wanted is None:
        return exact_match(expected, given)
    return float(told is not None and abs(told - wanted) <= WHEN_TOLERANCE)


def refusal_match(expected: str, given: str) -> float:
    """1.0 where the given answer says of the same thing that it is not there."""
    wanted, denied = _denied(expected), _denied(given)
    return exact_match(expected, given) if wanted is None else float(wanted == denied)


def _denied(answer: str) -> str | None:
    found = re.fullmatch(r"there (?:is|are) no (.+?)(?: in .*| here)?", normalise(answer))
    return found[1] if found else None


RULES: dict[str, Callable[[str, str], float]] = {
    "describe": describe_f1, "chapters": chapters_f1, "when": when_match, "refusal": refusal_match,
}  # fmt: skip


def score(family: str, expected: str, given: str, options: Sequence[str] = ()) -> float:
    """Score of one answer in 0..1 by its family's rule; exact match for the others and for multiple choice."""
    return exact_match(expected, given) if options else RULES.get(family, exact_match)(expected, given)


def _words(text: str) -> list[str]:
    return re.sub(r"[^a-z0-9,]", " ", text.lower()).replace(",", " , ").split()


def _split(words: list[str], separators: set[str]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for word in words:
        if word in separators:
            parts.append([])
        else:
            parts[-1].append(word)
    return parts


Clause = tuple[str, str, bool]


def _clauses(words: list[str]) -> list[Clause]:
    """(name, action, whether it goes on with the name before) of each clause; the action is empty without a verb."""
    clauses: list[Clause] = []
    for part in _split(words, {",", "and"}):
        spoken = [word for word in part if word not in ARTICLES]
        verb = next((index for index, word in enumerate(spoken) if word in VERBS), len(spoken))
        goes_on = verb == 0 and bool(spoken) and bool(clauses)
        name = clauses[-1][0] if goes_on else " ".join(spoken[:verb])
        end = len(spoken) if WITH_OBJECT in spoken[verb : verb + 1] else verb + 2
        if name:
            clauses.append((name, " ".join(spoken[verb:end]), goes_on))
    return clauses


def _statements(clauses: list[Clause]) -> set[str]:
    """Names, and names with what they do."""
    return {name for name, _, _ in clauses} | {f"{name} {action}" for name, action, _ in clauses if action}
