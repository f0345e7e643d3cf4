"""Is it there, does it move, is it of that colour; and questions that rest on what is not there or not known."""

from __future__ import annotations

from collections import Counter

from world.clip import Clip
from world.questions.absent import absent, colours_of
from world.questions.asking import (
    COMING_AND_GOING,
    FILMING,
    IN_PLACE,
    Question,
    Wording,
    actions,
    camera_moves,
    shown,
    the,
    unique,
)
from world.things import (
    DIRECTIONS,
    OPPOSITES,
    Action,
    with_article,
)
from world.verbs import PLURAL_KINDS, VERBS

CANNOT_TELL = "i cannot tell that"
ABOUT_ABSENT = ("where", "colour", "direction", "action", "when act", "when shown", "action count", "beside", "after",
                "before", "antonym", "localisation", "passes behind")  # fmt: skip
"""Kinds of question that may be asked of what is not there."""
ABOUT_ABSENT_IMAGE = ("where", "colour", "beside")
ABSENT_SHARE, STRANGE_SHARE = 0.5, 0.1
"""Shares of refusals: something that is not there; a word that the model does not know. The rest: outside its world."""
EMOJI_COLOUR_SHARE = 0.15
"""Share, of the rest, that asks for the colour of what has no one colour."""
STRANGE = (
    "zebra", "sofa", "violin", "sandwich", "kangaroo", "laptop", "spoon", "window", "giraffe", "tiger", "pen",
    "kettle", "ladder", "spider", "wolf", "candle", "basket", "shirt", "bridge", "teapot", "bottle", "pencil", 
    "man", "woman", "child", "tower", "road", "dragon",
)  # fmt: skip
"""Nouns that are in no vocabulary: a tokenizer makes <unk> of each."""


def existence(clip: Clip, word: Wording) -> Question | None:
    """Yes or no about equally often; half of what is not there differs in one trait from what is."""
    draw = word.rng.random()
    question: Question | None = None
    boxes = clip.trick == "shuffle"
    if draw < 0.12 and not word.image and not boxes:
        question = _does_it_move(clip, word)
    elif draw < 0.24 and not word.image and not boxes:
        question = _does_it_act(clip, word)
    elif draw < 0.34:
        question = _is_it_coloured(clip, word)
    return question or _is_it_there(clip, word)


def _is_it_there(clip: Clip, word: Wording) -> Question:
    if word.chance(0.5) and clip.things:
        index = int(word.rng.integers(len(clip.things)))
        thing = clip.things[index].thing
        name = thing.kind if word.chance(0.25) else thing.name
        target = tuple(i for i, placed in enumerate(clip.things) if name in (placed.thing.kind, placed.thing.name))
        return word.ask("existence", "existence", "yes", target, when=shown(clip, *target), a=with_article(name))
    name = absent(clip, word)
    return word.ask("existence", "existence", "no", (), when=(0.0, clip.duration), a=with_article(name))


def _does_it_move(clip: Clip, word: Wording) -> Question | None:
    """No only of what stays still, or does what is no moving."""
    if camera_moves(clip):
        return None
    wanted = word.chance(0.5)
    moving = {index for index in unique(clip) if {*DIRECTIONS, "enter", "leave"} & set(actions(clip.things[index]))}
    still = {index for index in unique(clip) if clip.things[index].still}
    index = word.pick(sorted(moving if wanted else still))
    if index is None:
        return None
    answer, when = "yes" if wanted else "no", shown(clip, index)
    return word.ask("existence", "does it move", answer, (index,), when=when, the=the(clip, index, word))


def _does_it_act(clip: Clip, word: Wording) -> Question | None:
    """'does the dog jump': what is not so is the opposite of what it does, or something else that it might."""
    index = word.pick([i for i in unique(clip) if clip.things[i].acts or not camera_moves(clip)])
    if index is None:
        return None
    all_mine = actions(clip.things[index])
    mine = [action for action in all_mine if action != "pass behind"]
    truth = bool(mine) and word.chance(0.6)
    asked = word.pick(mine) if truth else _not_done(all_mine, word)
    if asked is None:
        return None
    acts = [act for act in clip.things[index].acts if act.action == asked] or list(clip.things[index].acts)
    when = (acts[0].begin, acts[-1].end) if acts else shown(clip, index)
    return word.ask(
        "existence", "does it act", "yes" if truth else "no", (index,), when=when, the=the(clip, index, word),
        act=VERBS[asked].base, acts=VERBS[asked].third, acting=VERBS[asked].progressive,
    )  # fmt: skip


def _not_done(mine: list[Action], word: Wording) -> Action | None:
    opposites = [OPPOSITES[action] for action in mine if action in OPPOSITES and OPPOSITES[action] not in mine]
    if opposites and word.chance(0.5):
        return word.pick(opposites)
    ways = () if COMING_AND_GOING & set(mine) else DIRECTIONS
    others = (*ways, *sorted(IN_PLACE - {"appear", "disappear"}))
    return word.pick([action for action in others if action not in mine])


def _is_it_coloured(clip: Clip, word: Wording) -> Question | None:
    kinds = Counter(placed.thing.kind for placed in clip.things)
    index = word.pick([i for i, p in enumerate(clip.things) if p.thing.colour and kinds[p.thing.kind] == 1])
    if index is None:
        return None
    thing = clip.things[index].thing
    truth = word.chance(0.5)
    others = [colour for colour in colours_of(thing.kind, word) if colour != thing.colour]
    colour = str(thing.colour if truth else word.pick(others))
    return word.ask(
        "existence", "is it coloured", "yes" if truth else "no", (index,), when=shown(clip, index),
        kind=thing.kind, colour=colour,
    )  # fmt: skip


def refusal(clip: Clip, word: Wording) -> Question | None:
    """A question that has no answer: about what is not there, in unknown words, or outside the model's world."""
    draw = word.rng.random()
    if draw < ABSENT_SHARE + STRANGE_SHARE:
        strange = draw < STRANGE_SHARE
        return _about(clip, word, (word.pick(STRANGE) or "") if strange else absent(clip, word), strange)
    plain = [i for i in unique(clip) if clip.things[i].thing.colour is None]
    index = word.pick(plain or unique(clip))
    if plain and index is not None and word.chance(EMOJI_COLOUR_SHARE):
        return word.ask("refusal", "colour of emoji", CANNOT_TELL, (index,), the=the(clip, index, word))
    if index is None or word.chance(0.5):
        return word.ask("refusal", "outside", CANNOT_TELL, ())
    return word.ask("refusal", "outside thing", CANNOT_TELL, (index,), the=the(clip, index, word))


def _about(clip: Clip, word: Wording, name: str, strange: bool) -> Question:
    """Where, how, when … of something that is not there: the answer says so."""
    if name == FILMING:
        return _about(clip, word, absent(clip, word), strange)
    kinds = [
        kind for kind in (ABOUT_ABSENT_IMAGE if word.image else ABOUT_ABSENT) if kind != "colour" or " " not in name
    ]
    kind = word.pick(kinds) or "where"
    action, one = word.pick(("jump", "spin", "grow", "blink")) or "jump", word.pick(tuple(OPPOSITES)) or "grow"
    verb, first, second = VERBS[action], VERBS[one], VERBS[OPPOSITES[one]]
    slots = {
        "the": f"the {name}", "kind": name, "act": verb.base, "acts": verb.third, "acting": verb.progressive,
        "side": word.pick(("left of", "right of", "above", "below")) or "", "one": first.base, "two": second.base,
        "ones": first.third, "twos": second.third, "oning": first.progressive, "twoing": second.progressive,
    }  # fmt: skip
    answer = CANNOT_TELL if strange else there_is_no(name, word.clip_word)
    return word.ask("refusal", kind, answer, (), when=(0.0, clip.duration), **slots)


def there_is_no(name: str, place: str) -> str:
    """'there is no dog in the video'"""
    return f"there {'are' if name in PLURAL_KINDS else 'is'} no {name} in the {place}"
