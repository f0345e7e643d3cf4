"""What a question is, and how one is put into words: phrasings, options to choose from, slips of the pen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, TypeVar

import numpy as np

from world.clip import Clip, Placed, Scene, Seconds
from world.phrasings import HELD_OUT, random_phrasing, with_typo
from world.splits import Split
from world.things import Action, with_article

Family = Literal[
    "what", "colour", "count", "where", "beside", "direction", "action", "action count", "antonym", "action sequence",
    "localisation", "when", "order", "sequence", "transition", "shuffle", "unexpected", "camera", "occlusion",
    "existence", "refusal", "talk", "describe", "chapters", "pseudo",
]  # fmt: skip
Item = TypeVar("Item")
Span: TypeAlias = tuple[Seconds, Seconds]

HELD_OUT_PHRASINGS = 1 / 3
"""Share of held-out phrasings among the questions of the test split."""
CHOICE_SHARE = 1 / 5
"""Share of multiple choice among the questions whose answer is a short phrase."""
TYPO_SHARE = 1 / 8
"""Share of training questions with a slip of the pen."""
WRAPPED_SHARE = 1 / 8
"""Share of training questions that come with what people say around a question."""
WRAPPINGS = (
    "please, {question}",
    "{question}, please",
    "can you tell me, {question}",
    "i want to know, {question}",
    "i would like to know: {question}",
    "look at the {clip}: {question}",
    "hello, {question}",
    "so {question}",
    "now {question}",
    "ok, {question}",
    "{question}, can you say",
)
MOST_OPTIONS = 4
IN_PLACE: frozenset[Action] = frozenset(("grow", "shrink", "spin", "blink", "jump", "shake", "appear", "disappear"))
"""What a thing does without going elsewhere."""
COMING_AND_GOING: frozenset[Action] = frozenset(("enter", "leave", "pass behind"))
"""What it does that moves it some way too."""
ASKING = frozenset({
    "what", "which", "who", "when", "where", "why", "how", "is", "are", "does", "do", "did", "can", "was", "will",
    "would", "has", "have", "could", "should", "in", "at", "of", "on", "to", "from", "with", "into", "under", "behind",
    "after", "before", "by",
})  # fmt: skip
"""First words of questions."""
FILMING = "camera"
CHOICES = (
    "{question}? {options}?",
    "{question}: {options}?",
    "{question}? choose from: {options}.",
    "{question}? the options are: {options}.",
    "choose one: {options}. {question}?",
    "which is right: {options}? {question}?",
)


@dataclass(frozen=True)
class Question:
    """A question about a clip."""

    family: Family
    text: str
    answer: str
    target: tuple[int, ...]
    """Indices into `clip.things` that the answer rests on."""
    when: Span | None
    """The seconds in which the evidence shows; None where there is none, or where it is no matter of time."""
    kind: str
    """Of phrasing."""
    held_out_phrasing: bool
    options: tuple[str, ...] = ()
    """Of multiple choice, in the order of the question; one is the answer."""


@dataclass(frozen=True)
class Wording:
    """How a question is worded: whether the clip is an image, and which phrasings are drawn from."""

    rng: np.random.Generator
    split: Split
    image: bool

    def chance(self, share: float) -> bool:
        return bool(self.rng.random() < share)

    def pick(self, items: Sequence[Item]) -> Item | None:
        return items[int(self.rng.integers(len(items)))] if items else None

    def shuffled(self, items: Sequence[Item]) -> list[Item]:
        return [items[int(index)] for index in self.rng.permutation(len(items))]

    @property
    def clip_word(self) -> str:
        return "picture" if self.image else "video"

    def ask(
        self,
        family: Family,
        kind: str,
        answer: str,
        target: tuple[int, ...],
        /,
        when: Span | None = None,
        others: Sequence[str] = (),
        choices: tuple[str, ...] = (),
        **slots: str,
    ) -> Question:
        """A question of a kind. With wrong answers in `others` it may become multiple choice; with `choices` it is,
        and its phrasing lists them."""
        held_out = kind in HELD_OUT and self.split == "test" and self.chance(HELD_OUT_PHRASINGS)
        template = random_phrasing(self.rng, kind, held_out)
        if self.split == "train" and self.chance(TYPO_SHARE):
            template = with_typo(self.rng, template)
        words = ("picture", "image") if self.image else ("video", "clip")
        if self.split == "train" and template.split()[0] in ASKING and self.chance(WRAPPED_SHARE):
            template = WRAPPINGS[self.rng.integers(len(WRAPPINGS))].replace("{question}", template)
        text = template.format(clip=words[self.rng.integers(2)], **slots)
        text = re.sub(r" ([,:.?])", r"\1", text)
        wrong = sorted({other for other in others if other != answer})
        if wrong and self.chance(CHOICE_SHARE):
            choices = tuple(self.shuffled([answer, *self.shuffled(wrong)[: int(self.rng.integers(1, MOST_OPTIONS))]]))
            text = self.choice(text, choices)
        elif not text.endswith(("?", ".", "!")):
            text += self.ending(text)
        return Question(family, text, answer, target, when, kind, held_out, choices)

    def ending(self, text: str) -> str:
        """Mostly a question mark; after what is no question mostly a full stop or nothing."""
        if text.split()[0] in ASKING:
            return "" if self.chance(0.15) else "?"
        return self.pick(("", ".", "?") if " " in text else ("", ".", "!")) or ""

    def choice(self, question: str, options: tuple[str, ...]) -> str:
        return CHOICES[self.rng.integers(len(CHOICES))].format(question=question, options=self.listed(options))

    def listed(self, options: Sequence[str]) -> str:
        """'a dog, a cat or a car', or with semicolons: always where an option has a comma."""
        if any("," in option for option in options) or self.chance(0.4):
            return "; ".join(options)
        *rest, last = options
        return f"{', '.join(rest)} or {last}" if rest else last


Asker: TypeAlias = Callable[[Clip, Wording], "Question | None"]


def unique(clip: Clip) -> list[int]:
    """Indices of things whose name occurs once in the clip; 'the camera' is never a thing, but what films it."""
    names = Counter(placed.thing.name for placed in clip.things)
    return [
        index
        for index, placed in enumerate(clip.things)
        if names[placed.thing.name] == 1 and placed.thing.kind != FILMING
    ]


def the(clip: Clip, index: int, word: Wording) -> str:
    """'the red circle'; now and then only 'the circle', where there is no other."""
    thing = clip.things[index].thing
    alone = sum(placed.thing.kind == thing.kind for placed in clip.things) == 1
    return f"the {thing.kind if alone and word.chance(0.35) else thing.name}"


def named(clip: Clip, index: int) -> str:
    return with_article(clip.things[index].thing.name)


def other_names(clip: Clip, index: int) -> list[str]:
    """Names of the clip's other things, as wrong answers."""
    return [named(clip, other) for other in range(len(clip.things)) if other != index]


def actions(placed: Placed) -> list[Action]:
    return [act.action for act in placed.acts]


def doers(clip: Clip, action: Action) -> list[int]:
    """Indices of the things that do it."""
    return [index for index, placed in enumerate(clip.things) if action in actions(placed)]


def scene_of(clip: Clip, index: int) -> Scene:
    """The scene that shows the thing."""
    for scene in clip.scenes:
        if index < len(scene.things):
            return scene
        index -= len(scene.things)
    raise IndexError(index)


def indices_of(clip: Clip, number: int) -> list[int]:
    """Indices of the things in the scene of that number, from 0."""
    first = sum(len(scene.things) for scene in clip.scenes[:number])
    return list(range(first, first + len(clip.scenes[number].things)))


def in_reading_order(clip: Clip, number: int) -> list[int]:
    """The same from the left, then from the top, as they first stand: things keep their places in the row when a clip
    is played backwards. Of a trick in the order of its things."""
    indices = indices_of(clip, number)
    if clip.trick != "none":
        return indices
    return sorted(indices, key=lambda index: (clip.things[index].cell % 3, clip.things[index].cell // 3))


def shown(clip: Clip, *targets: int) -> Span:
    """From the begin of the first to the end of the last of the targets' scenes."""
    scenes = [scene_of(clip, target) for target in targets]
    return min(scene.begin for scene in scenes), max(scene.end for scene in scenes)


def place(clip: Clip, index: int, at: Seconds) -> tuple[float, float]:
    """Where a thing's centre is at a moment, as fractions of the picture."""
    track = clip.things[index].track
    return float(np.interp(at, track.times, track.x)), float(np.interp(at, track.times, track.y))


def camera_moves(clip: Clip) -> bool:
    return any(scene.moves for scene in clip.scenes)
