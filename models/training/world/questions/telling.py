"""Descriptions and chapters: all that a clip shows, in the words that `world.scoring` takes apart again."""

from __future__ import annotations

from world.clip import Clip, Scene
from world.questions.acts import told
from world.questions.asking import Question, Wording, in_reading_order, named
from world.verbs import STAYS, VERBS, chapter_time

MOST_CLAUSES = 8


def description(clip: Clip, image: bool = False) -> str:
    """'a red circle moves left, then a dog jumps and spins.'; of an image only the things: 'a dog and a red circle.'"""
    return ", then ".join(_scene(clip, number, image) for number in range(len(clip.scenes))) + "."


def chapters(clip: Clip) -> str:
    """'0:00 a red circle moves left; 0:04 a dog jumps'"""
    return "; ".join(
        f"{chapter_time(scene.begin, clip.duration)} {_scene(clip, number, image=False)}"
        for number, scene in enumerate(clip.scenes)
    )


def _scene(clip: Clip, number: int, image: bool) -> str:
    """The clauses of a scene, the last after 'and': 'a dog jumps, a cat spins and a key stays still'."""
    clauses = [clause for index in in_reading_order(clip, number) for clause in _clauses(clip, index, image)]
    if not image:
        clauses += _camera(clip.scenes[number])
    *rest, last = clauses
    return f"{', '.join(rest)} and {last}" if rest else last


def _clauses(clip: Clip, index: int, image: bool) -> list[str]:
    """One clause for each act; those after the first leave the name out."""
    name = named(clip, index)
    if image:
        return [name]
    acts = clip.things[index].acts
    done = [(told(clip, index, act) or f"it {VERBS[act.action].third}").removeprefix("it ") for act in acts]
    first, *rest = done or [STAYS]
    return [f"{name} {first}", *rest]


def _camera(scene: Scene) -> list[str]:
    moves = [f"zooms {move.motion}" if move.motion in ("in", "out") else f"moves {move.motion}" for move in scene.moves]
    return [f"the camera {moves[0]}", *moves[1:]] if moves else []


def describe(clip: Clip, word: Wording) -> Question | None:
    if not _tellable(clip):
        return None
    everything = tuple(range(len(clip.things)))
    return word.ask("describe", "describe", description(clip, word.image), everything, when=(0.0, clip.duration))


def tell_chapters(clip: Clip, word: Wording) -> Question | None:
    if not _tellable(clip):
        return None
    return word.ask("chapters", "chapters", chapters(clip), tuple(range(len(clip.things))), when=(0.0, clip.duration))


def _tellable(clip: Clip) -> bool:
    """Whether all that happens is told in a few clauses, with nothing hidden."""
    clauses = sum(max(1, len(placed.acts)) for placed in clip.things)
    return clauses <= MOST_CLAUSES and clip.trick != "shuffle"
