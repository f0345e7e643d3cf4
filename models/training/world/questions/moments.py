"""When things happen, where the hidden thing went, how the camera moves, and what passes behind what."""

from __future__ import annotations

import numpy as np

from world.clip import Clip, Placed, Seconds
from world.questions.absent import wrong_names
from world.questions.asking import (
    Question,
    Span,
    Wording,
    actions,
    indices_of,
    named,
    place,
    scene_of,
    the,
    unique,
)
from world.things import Action
from world.verbs import CHAPTER_STEP, LONGEST, VERBS, spoken_time

PARTS = ("at the beginning", "in the middle", "at the end")
PART_MARGIN = 0.06
"""An act's middle is at least so far, as a fraction of the clip, from where one part meets the next."""
LONGEST_PART = 0.5
"""A longer act is in no one part."""
SHARP = 0.5
"""A scene that comes in over more seconds has no sharp begin."""
EARLIEST = 0.4
"""When something begins is asked only where it is not at the very begin."""
APART = 1.25
"""Least difference between the times that are told apart in multiple choice."""
SPOTS = ("left", "middle", "right")
STANDS = 0.4
"""How likely a camera that does not move is asked about."""


def localisation(clip: Clip, word: Wording) -> Question | None:
    """In which third of the clip a thing does something."""
    found = []
    for index in unique(clip):
        for act in clip.things[index].acts:
            part = _part((act.begin, act.end), clip.duration)
            if part is not None and actions(clip.things[index]).count(act.action) == 1 and act.action != "pass behind":
                found.append((index, act, part))
    told = word.pick(sorted({part for _, _, part in found}))
    chosen = word.pick([event for event in found if event[2] == told])
    if chosen is None:
        return None
    index, act, part = chosen
    verb = VERBS[act.action]
    return word.ask(
        "localisation", "localisation", part, (index,), when=(act.begin, act.end), others=PARTS,
        the=the(clip, index, word), act=verb.base, acts=verb.third,
    )  # fmt: skip


def _part(span: Span, duration: Seconds) -> str | None:
    middle = (span[0] + span[1]) / 2 / duration
    if span[1] - span[0] > LONGEST_PART * duration or min(abs(middle - 1 / 3), abs(middle - 2 / 3)) < PART_MARGIN:
        return None
    return PARTS[int(middle * 3)]


def when(clip: Clip, word: Wording) -> Question | None:
    """At what time a scene's thing comes, or a thing begins to do something."""
    found = [*_comings(clip), *_beginnings(clip)]
    chosen = word.pick([event for event in found if event[2] >= EARLIEST])
    if chosen is None:
        return None
    index, kind, seconds, action = chosen
    slots = {"act": VERBS[action].base, "acts": VERBS[action].third} if action else {}
    evidence = (max(0.0, seconds - 0.5), min(clip.duration, seconds + 0.5))
    return word.ask(
        "when", kind, spoken_time(seconds), (index,), when=evidence, others=_other_times(clip, seconds, word),
        the=the(clip, index, word), **slots,
    )  # fmt: skip


Event = tuple[int, str, Seconds, Action | None]


def _comings(clip: Clip) -> list[Event]:
    """A thing comes with its scene, or appears or enters in it."""
    events: list[Event] = []
    for index in unique(clip):
        scene, done = scene_of(clip, index), actions(clip.things[index])
        if not {"appear", "enter", "pass behind"} & set(done) and scene.transition.duration <= SHARP:
            events.append((index, "when shown", scene.begin, None))
    return events


def _beginnings(clip: Clip) -> list[Event]:
    return [
        (index, "when act", act.begin, act.action)
        for index in unique(clip)
        for act in clip.things[index].acts
        if act.action != "pass behind" and actions(clip.things[index]).count(act.action) == 1
    ]


def _other_times(clip: Clip, seconds: Seconds, word: Wording) -> list[str]:
    """Three wrong times within the clip, all clearly apart."""
    times = [seconds]
    for other in word.rng.uniform(0, clip.duration, 12).tolist():
        if len(times) < 4 and all(_apart(other, time) for time in times):
            times.append(other)
    return [spoken_time(time) for time in times[1:]]


def _apart(one: Seconds, two: Seconds) -> bool:
    return abs(one - two) >= (APART if max(one, two) < LONGEST else CHAPTER_STEP)


def shuffle(clip: Clip, word: Wording) -> Question | None:
    """Under which of the boxes the hidden thing is at the end."""
    index = clip.subject
    if clip.trick != "shuffle" or index is None:
        return None
    number = next(n for n in range(len(clip.scenes)) if index in indices_of(clip, n))
    end = clip.scenes[number].end
    boxes = sorted(place(clip, i, end)[0] for i in indices_of(clip, number) if i != index)
    if len(boxes) != len(SPOTS):
        return None
    spot = SPOTS[int(np.argmin([abs(place(clip, index, end)[0] - box) for box in boxes]))]
    scene = clip.scenes[number]
    slots = {"the": f"the {clip.things[index].thing.name}"}
    return word.ask("shuffle", "shuffle", spot, (index,), when=(scene.begin, scene.end), others=SPOTS, **slots)


def camera(clip: Clip, word: Wording) -> Question | None:
    """Which way the camera moves: 'left, then up'; 'it zooms in'; 'it does not move'."""
    moves = [move for scene in clip.scenes for move in scene.moves]
    if len(clip.scenes) > 1 or clip.trick != "none" or (not moves and not word.chance(STANDS)):
        return None
    answer = ", then ".join(_motion(move.motion) for move in moves) or "it does not move"
    others = {_motion(motion) for motion in ("left", "right", "up", "down", "in", "out")} | {"it does not move"}
    if len(moves) > 1:
        first, last = _motion(moves[0].motion), _motion(moves[-1].motion)
        seconds = others - {first, "it does not move"}
        others = {f"{last}, then {first}"} | {f"{first}, then {second}" for second in seconds}
    span = (moves[0].begin, moves[-1].end) if moves else (0.0, clip.duration)
    return word.ask("camera", "camera", answer, (), when=span, others=sorted(others))


def _motion(motion: str) -> str:
    return f"it zooms {motion}" if motion in ("in", "out") else motion


def occlusion(clip: Clip, word: Wording) -> Question | None:
    """What passes behind a thing, or what a thing passes behind."""
    index = clip.subject
    front = None if index is None or clip.trick != "behind" else occluder(clip, index)
    if index is None or front is None or not {index, front} <= set(unique(clip)):
        return None
    kind, asked, about = word.pick((("passes behind", index, front), ("passed", front, index))) or ("", 0, 0)
    act = next(act for act in clip.things[index].acts if act.action == "pass behind")
    others = wrong_names(clip, word, asked, about)
    return word.ask(
        "occlusion", kind, named(clip, asked), (asked, about), when=(act.begin, act.end), others=others,
        the=the(clip, about, word),
    )  # fmt: skip


def occluder(clip: Clip, index: int) -> int | None:
    """Index of the one thing that a thing passes behind: in front of it, and in its way."""
    number = next(n for n in range(len(clip.scenes)) if index in indices_of(clip, n))
    act = next((act for act in clip.things[index].acts if act.action == "pass behind"), None)
    others = [other for other in indices_of(clip, number) if other > index]
    if act is None:
        return None
    meet = [other for other in others if _meets(clip.things[index], clip.things[other], act.begin, act.end, clip)]
    return meet[0] if len(meet) == 1 else None


def _meets(behind: Placed, front: Placed, begin: Seconds, end: Seconds, clip: Clip) -> bool:
    """Whether the pictures of both overlap by a good part at some moment."""
    at = np.linspace(begin, end, 33)
    b, f = behind.track, front.track
    reach = 0.3 * (np.interp(at, b.times, b.height) + np.interp(at, f.times, f.height))
    across = np.abs(np.interp(at, b.times, b.x) - np.interp(at, f.times, f.x)) * clip.aspect
    down = np.abs(np.interp(at, b.times, b.y) - np.interp(at, f.times, f.y))
    return bool(((across < reach) & (down < reach)).any())
