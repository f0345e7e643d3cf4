"""What things do: direction, action, how often, which of two opposites, in which sequence, and who does otherwise."""

from __future__ import annotations

from itertools import pairwise

from world.clip import Act, Clip
from world.questions.asking import (
    Question,
    Wording,
    actions,
    camera_moves,
    named,
    other_names,
    scene_of,
    shown,
    the,
    unique,
)
from world.questions.moments import occluder
from world.things import ACTIONS, DIRECTIONS, OPPOSITES, REPEATED, Action, with_article
from world.verbs import NUMBERS, STAYS, VERBS

NO_DIRECTION: frozenset[Action] = frozenset(("grow", "shrink", "spin", "blink"))
NEVER_SHARE = 0.12
"""Share of questions about how often a thing does what it does not do at all."""


def does(action: Action) -> str:
    """'it jumps'"""
    return f"it {VERBS[action].third}"


def told(clip: Clip, index: int, act: Act) -> str | None:
    """'it jumps', 'it passes behind a tree'; None where what it passes behind is not clear."""
    if act.action != "pass behind":
        return does(act.action)
    front = occluder(clip, index)
    return None if front is None else f"{does(act.action)} {with_article(clip.things[front].thing.name)}"


EVERYTHING = (*(does(action) for action in ACTIONS if action != "pass behind"), f"it {STAYS}")
"""Every answer to what a thing does, but passing behind something."""


def direction(clip: Clip, word: Wording) -> Question | None:
    """Of what moves once in one direction, or stays in its place; turning and growing is no moving."""
    if camera_moves(clip):
        return None
    fit = [i for i in unique(clip) if _direction_of(actions(clip.things[i])) is not None]
    moving = [i for i in fit if clip.things[i].acts and _direction_of(actions(clip.things[i])) in DIRECTIONS]
    index = word.pick(moving if moving and word.chance(0.5) else fit)
    if index is None:
        return None
    heading = _direction_of(actions(clip.things[index]))
    answer = "it does not move" if heading is None or heading == "none" else heading
    return word.ask(
        "direction", "direction", answer, (index,), when=_acting(clip, index),
        others=(*DIRECTIONS, "it does not move"), the=the(clip, index, word),
    )  # fmt: skip


def _direction_of(done: list[Action]) -> str | None:
    """The one direction, 'none' where it stays in its place, None where neither can be said."""
    headings = [action for action in done if action in DIRECTIONS]
    rest = [action for action in done if action not in DIRECTIONS]
    if len(headings) > 1 or not all(action in NO_DIRECTION for action in rest):
        return None
    return headings[0] if headings else "none"


def _acting(clip: Clip, index: int) -> tuple[float, float]:
    """From its first act's begin to its last one's end; its scene where it stays still."""
    acts = clip.things[index].acts
    return (acts[0].begin, acts[-1].end) if acts else shown(clip, index)


def action(clip: Clip, word: Wording) -> Question | None:
    """Of what does one thing, or none."""
    fit = [i for i in unique(clip) if len(clip.things[i].acts) <= 1]
    index = word.pick(fit)
    if index is None or (clip.things[index].still and camera_moves(clip)):
        return None
    acts = clip.things[index].acts
    answer = told(clip, index, acts[0]) if acts else f"it {STAYS}"
    if answer is None:
        return None
    when = _acting(clip, index)
    return word.ask("action", "action", answer, (index,), when=when, others=EVERYTHING, the=the(clip, index, word))


def action_count(clip: Clip, word: Wording) -> Question | None:
    """How many times a thing jumps or blinks; now and then of one that does not."""
    never = word.chance(NEVER_SHARE)
    found = [
        (index, repeated, [act for act in clip.things[index].acts if act.action == repeated])
        for index in unique(clip)
        for repeated in REPEATED
    ]
    fit = [item for item in found if (not item[2] if never else len(item[2]) == 1 and item[2][0].times <= len(NUMBERS))]
    chosen = word.pick(fit)
    if chosen is None:
        return None
    index, repeated, acts = chosen
    verb = VERBS[repeated]
    answer = NUMBERS[acts[0].times - 1] if acts else f"it does not {verb.base}"
    when = (acts[0].begin, acts[0].end) if acts else shown(clip, index)
    return word.ask(
        "action count", "action count", answer, (index,), when=when, others=NUMBERS,
        the=the(clip, index, word), act=verb.base, acts=verb.third,
    )  # fmt: skip


def antonym(clip: Clip, word: Wording) -> Question | None:
    """'does it grow or shrink' of what does one of two opposites."""
    fit = [i for i in unique(clip) if len(clip.things[i].acts) == 1 and clip.things[i].acts[0].action in OPPOSITES]
    index = word.pick(fit)
    if index is None:
        return None
    act = clip.things[index].acts[0]
    one, two = word.shuffled((act.action, OPPOSITES[act.action]))
    return word.ask(
        "antonym", "antonym", does(act.action), (index,), when=(act.begin, act.end), the=the(clip, index, word),
        one=VERBS[one].base, two=VERBS[two].base, ones=VERBS[one].third, twos=VERBS[two].third,
        oning=VERBS[one].progressive, twoing=VERBS[two].progressive,
    )  # fmt: skip


def action_sequence(clip: Clip, word: Wording) -> Question | None:
    """What a thing with several acts does first, last, after or before another act."""
    fit = [i for i in unique(clip) if len({*actions(clip.things[i])}) == len(clip.things[i].acts) > 1]
    index = word.pick([i for i in fit if "pass behind" not in actions(clip.things[i])])
    if index is None:
        return None
    acts = clip.things[index].acts
    kinds: list[tuple[str, Act, Act | None]] = [("act first", acts[0], None), ("act last", acts[-1], None)]
    for earlier, later in pairwise(acts):
        kinds += [("act after", later, earlier), ("act before", earlier, later)]
    kind, asked, about = kinds[word.rng.integers(len(kinds))]
    slots = {"acts": VERBS[about.action].third, "acting": VERBS[about.action].progressive} if about else {}
    others = [does(act.action) for act in acts if act is not about] if word.chance(0.5) else list(EVERYTHING)
    return word.ask(
        "action sequence", kind, does(asked.action), (index,), when=_acting(clip, index), others=others,
        the=the(clip, index, word), **slots,
    )  # fmt: skip


def unexpected(clip: Clip, word: Wording) -> Question | None:
    """Which thing does something else than the others."""
    index = clip.subject
    if clip.trick != "odd" or index is None or index not in unique(clip):
        return None
    when = scene_of(clip, index)
    return word.ask(
        "unexpected", "unexpected", named(clip, index), tuple(range(len(clip.things))), when=(when.begin, when.end),
        others=other_names(clip, index),
    )  # fmt: skip
