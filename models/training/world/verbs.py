"""Words for things, acts and times, as questions and answers use them."""

from __future__ import annotations

from dataclasses import dataclass

from world.clip import Seconds
from world.things import Action

NUMBERS = ("one", "two", "three", "four", "five", "six")
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
PLURAL_KINDS = frozenset(("grapes", "glasses", "scissors"))
IRREGULAR_PLURALS = {
    "fish": "fish", "butterfly": "butterflies", "cross": "crosses", "bus": "buses", "cactus": "cactuses",
    "octopus": "octopuses", "ladybug": "ladybugs", "mouse": "mice", "strawberry": "strawberries", "cherry": "cherries",
    "snowman": "snowmen", "leaf": "leaves", "bicycle": "bicycles", "grapes": "grapes", "glasses": "glasses",
    "scissors": "scissors",
}  # fmt: skip
FINEST = 12.0
"""Up to here times are told to half a second, beyond to a second."""
LONGEST = 60.0
"""Beyond this a time is told as m:ss, rounded down to ten seconds."""
CHAPTER_STEP = 10.0


@dataclass(frozen=True)
class Verb:
    """'jump', 'jumps', 'jumping'."""

    base: str
    third: str
    progressive: str


VERBS: dict[Action, Verb] = {
    "left": Verb("move left", "moves left", "moving left"),
    "right": Verb("move right", "moves right", "moving right"),
    "up": Verb("move up", "moves up", "moving up"),
    "down": Verb("move down", "moves down", "moving down"),
    "grow": Verb("grow", "grows", "growing"),
    "shrink": Verb("shrink", "shrinks", "shrinking"),
    "spin": Verb("spin", "spins", "spinning"),
    "blink": Verb("blink", "blinks", "blinking"),
    "jump": Verb("jump", "jumps", "jumping"),
    "shake": Verb("shake", "shakes", "shaking"),
    "enter": Verb("enter", "enters", "entering"),
    "leave": Verb("leave", "leaves", "leaving"),
    "appear": Verb("appear", "appears", "appearing"),
    "disappear": Verb("disappear", "disappears", "disappearing"),
    "pass behind": Verb("pass behind", "passes behind", "passing behind"),
}
STAYS = "stays still"


def plural(kind: str) -> str:
    return IRREGULAR_PLURALS.get(kind, kind + "s")


def spoken_time(seconds: Seconds) -> str:
    """'at 3.5 seconds'; beyond 12 s 'at 14 seconds'; beyond a minute 'at 4:30', rounded down to ten seconds."""
    if seconds > LONGEST:
        return f"at {chapter_time(seconds, seconds)}"
    if seconds < FINEST + 0.25:
        return f"at {round(2 * seconds) / 2:.1f} seconds"
    return f"at {round(seconds)} seconds"


def chapter_time(seconds: Seconds, duration: Seconds) -> str:
    """'0:04', rounded down to a second; in a clip of more than a minute to ten."""
    step = 1 if duration <= LONGEST else int(CHAPTER_STEP)
    whole = int(seconds + 1e-6) // step * step
    return f"{whole // 60}:{whole % 60:02d}"
