"""Which scene comes when: order, sequence and transition, and the pseudo-video questions R1 to R4, A1 and A2
of Lydakis et al., 'How important are videos for training video LLMs?', table 1."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise, permutations, product

from world.clip import Clip
from world.questions.absent import wrong_names
from world.questions.asking import Question, Wording, in_reading_order, indices_of, named, shown, the
from world.things import held_out_pair
from world.verbs import NUMBERS, ORDINALS

NO_CHANGE = "the scene does not change"
NO_CHANGE_SHARE = 0.4
"""How likely a clip of one scene is asked how it changes."""
MOST_ORDERED = 4
"""Scenes in a question that lists orders of scenes."""
NONE_BEFORE, NONE_AFTER = "it is the first scene", "it is the last scene"


def _alone(clip: Clip) -> list[int | None]:
    """For each scene the index of its thing, None where it shows several."""
    scenes = [indices_of(clip, number) for number in range(len(clip.scenes))]
    return [scene[0] if len(scene) == 1 else None for scene in scenes]


def order(clip: Clip, word: Wording) -> Question | None:
    alone = _alone(clip)
    kind, index = (("first", alone[0]), ("last", alone[-1]))[word.rng.integers(2)]
    if len(clip.scenes) < 2 or index is None or not _distinct(clip):
        return None
    others = wrong_names(clip, word, index)
    return word.ask("order", kind, named(clip, index), (index,), when=shown(clip, index), others=others)


def sequence(clip: Clip, word: Wording) -> Question | None:
    pairs = [(a, b) for a, b in pairwise(_alone(clip)) if a is not None and b is not None]
    if not pairs or not _distinct(clip):
        return None
    earlier, later = pairs[word.rng.integers(len(pairs))]
    about, answer, kind = ((earlier, later, "after"), (later, earlier, "before"))[word.rng.integers(2)]
    others = wrong_names(clip, word, answer, about)
    return word.ask(
        "sequence", kind, named(clip, answer), (answer, about), when=shown(clip, answer, about), others=others,
        the=the(clip, about, word),
    )  # fmt: skip


def transition(clip: Clip, word: Wording) -> Question | None:
    """'from a dog to a car' of two scenes; now and then that a single scene does not change."""
    whole = (0.0, clip.duration)
    if len(clip.scenes) == 1 and clip.trick == "none" and word.chance(NO_CHANGE_SHARE):
        return word.ask("transition", "transition", NO_CHANGE, (), when=whole)
    if len(clip.scenes) != 2 or not _distinct(clip):
        return None
    first, second = _caption(clip, 0), _caption(clip, 1)
    others = (*([f"from {second} to {first}"] if _may_be_named(clip, (1, 0), word) else []), NO_CHANGE)
    return word.ask(
        "transition", "transition", f"from {first} to {second}", tuple(range(len(clip.things))), when=whole,
        others=others,
    )  # fmt: skip


def _may_be_named(clip: Clip, order: Sequence[int], word: Wording) -> bool:
    """Whether no two things follow one another in this order of scenes that is held out; in the test split always."""
    return word.split == "test" or not any(
        held_out_pair(one.thing, two.thing)
        for earlier, later in combinations(order, 2)
        for one, two in product(clip.scenes[earlier].things, clip.scenes[later].things)
    )


def _caption(clip: Clip, number: int) -> str:
    """'a dog', 'a dog and a cat'"""
    *rest, last = [named(clip, index) for index in in_reading_order(clip, number)]
    return f"{', '.join(rest)} and {last}" if rest else last


def _captions(clip: Clip) -> list[str]:
    return [_caption(clip, number) for number in range(len(clip.scenes))]


def _distinct(clip: Clip) -> bool:
    """Whether no two scenes show the same."""
    return len({*_captions(clip)}) == len(clip.scenes)


def pseudo(clip: Clip, word: Wording) -> Question | None:
    """One of the six pseudo-video questions."""
    if not _distinct(clip):
        return None
    several = (_best_order, _before_or_after, _first_or_last, _immediately, _number_of_scenes, _numbered_scene)
    askers = several if len(clip.scenes) > 1 else (_number_of_scenes,)
    return askers[word.rng.integers(len(askers))](clip, word)


def _best_order(clip: Clip, word: Wording) -> Question | None:
    """R1"""
    captions, numbers = _captions(clip), range(len(clip.scenes))
    if not 2 <= len(captions) <= MOST_ORDERED:
        return None
    fit = [numbers, *(order for order in permutations(numbers) if _may_be_named(clip, order, word))]
    answer, *wrong = dict.fromkeys(", then ".join(captions[number] for number in order) for order in fit)
    if not wrong:
        return None
    options = tuple(word.shuffled([answer, *word.shuffled(wrong)[:2]]))
    return _asked(clip, word, "R1", answer, tuple(range(len(clip.things))), options, options=word.listed(options))


def _before_or_after(clip: Clip, word: Wording) -> Question | None:
    """R2"""
    one, two = word.shuffled(range(len(clip.scenes)))[:2]
    target = (*indices_of(clip, one), *indices_of(clip, two))
    slots = {"one": _caption(clip, one), "two": _caption(clip, two)}
    return _asked(clip, word, "R2", "before" if one < two else "after", target, ("before", "after"), **slots)


def _first_or_last(clip: Clip, word: Wording) -> Question | None:
    """R3"""
    some = sorted(word.shuffled(range(len(clip.scenes)))[: int(word.rng.integers(2, 5))])
    kind, asked = (("R3 first", some[0]), ("R3 last", some[-1]))[word.rng.integers(2)]
    options = tuple(word.shuffled([_caption(clip, number) for number in some]))
    target = tuple(indices_of(clip, asked))
    return _asked(clip, word, kind, _caption(clip, asked), target, options, scenes="; ".join(options))


def _immediately(clip: Clip, word: Wording) -> Question | None:
    """R4"""
    about = int(word.rng.integers(len(clip.scenes)))
    kind, asked, none = (("R4 before", about - 1, NONE_BEFORE), ("R4 after", about + 1, NONE_AFTER))[
        word.rng.integers(2)
    ]
    there = 0 <= asked < len(clip.scenes)
    target = tuple(indices_of(clip, asked if there else about))
    answer = _caption(clip, asked) if there else none
    return _asked(clip, word, kind, answer, target, (), scene=_caption(clip, about))


def _number_of_scenes(clip: Clip, word: Wording) -> Question | None:
    """A1"""
    if len(clip.scenes) > len(NUMBERS):
        return None
    return _asked(clip, word, "A1", NUMBERS[len(clip.scenes) - 1], tuple(range(len(clip.things))), ())


def _numbered_scene(clip: Clip, word: Wording) -> Question | None:
    """A2"""
    count = len(clip.scenes)
    if count > len(NUMBERS):
        return None
    asked = int(word.rng.integers(count))
    slots = {"number": str(asked + 1), "ordinal": ORDINALS[asked], "count": NUMBERS[count - 1]}
    return _asked(clip, word, "A2", _caption(clip, asked), tuple(indices_of(clip, asked)), (), **slots)


def _asked(
    clip: Clip,
    word: Wording,
    kind: str,
    answer: str,
    target: tuple[int, ...],
    choices: tuple[str, ...],
    /,
    **slots: str,
) -> Question:
    """With `choices` the question itself lists them."""
    captions = [*_captions(clip), NONE_BEFORE, NONE_AFTER]
    others = () if choices else NUMBERS if kind == "A1" else captions
    return word.ask("pseudo", kind, answer, target, when=shown(clip, *target), others=others, choices=choices, **slots)
