"""What clips shall hold, so that a family's question can be asked, its answers about equally likely."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np

from world.clip import Plan, Seconds
from world.questions.asking import Family
from world.things import ACTIONS, DIRECTIONS, OPPOSITES, REPEATED, Action

PAIR_FAMILIES: Final[tuple[Family, ...]] = (
    "what", "direction", "order", "sequence", "transition", "existence", "refusal", "describe",
)  # fmt: skip
"""What can be asked of a clip of two frames."""
SHORT: Final = (2.0, 12.0)
ACTING: Final = (3.0, 14.0)
"""Room for acts one after the other."""
SLOW: Final = (6.0, 30.0)
"""Room for several scenes."""
LONG_SHARE: Final = 0.08
LONG: Final = (20.0, 60.0)
LENGTHENED_SHARE: Final = 0.3
LENGTHENED: Final = (12.0, 60.0)
SHARP: Final[tuple[Action, ...]] = ("appear", "disappear", "jump", "blink", "spin", "shake", "grow", "shrink")
LOCAL: Final[tuple[Action, ...]] = ("jump", "spin", "shake", "blink")


def plan_for(rng: np.random.Generator, family: Family, image: bool = False) -> Plan:
    """A plan whose clips usually allow a question of the family."""
    if image:
        return _image_plan(rng, family)
    planner = _PLANNERS.get(family)
    return planner(rng) if planner else _mixed(rng, family)


def film_plan(rng: np.random.Generator, family: Family) -> Plan:
    """As `plan_for`, but more are long: what comes late is told worst, and seldom seen otherwise."""
    plan = plan_for(rng, family)
    if plan.trick != "none" or plan.camera or rng.random() >= LENGTHENED_SHARE:
        return plan
    return replace(plan, seconds=LENGTHENED)


def pair_plan(rng: np.random.Generator, family: Family) -> Plan:
    """For clips of two frames: two scenes, or one scene in which things have moved."""
    if family in ("order", "sequence", "transition") or (family != "direction" and rng.random() < 0.5):
        return Plan((1, 1), 1.0)
    return Plan((int(rng.integers(1, 3)),), 0.2, actions=DIRECTIONS)


def _image_plan(rng: np.random.Generator, family: Family) -> Plan:
    count = _counted(rng) if family == "count" else int(rng.integers(2 if family == "beside" else 1, 5))
    repeats = family == "count" and rng.random() < 0.5
    return Plan((count,), 1.0, repeats=repeats, shapes=_shapes(family), image=True)


def _shapes(family: Family) -> float:
    return 0.85 if family == "colour" else 0.35


def _seconds(rng: np.random.Generator, usual: tuple[Seconds, Seconds]) -> tuple[Seconds, Seconds]:
    return LONG if rng.random() < LONG_SHARE else usual


def _mixed(rng: np.random.Generator, family: Family) -> Plan:
    """One scene of one to three things, or some scenes of one or two."""
    single = rng.random() < {"what": 0.8, "where": 0.7, "action": 0.7}.get(family, 0.55)
    still = {"where": 0.7, "action": 0.1}.get(family, 0.4)
    if single:
        return Plan((int(rng.integers(1, 4)),), still, shapes=_shapes(family), seconds=_seconds(rng, SHORT))
    most = 3 if family in ("what", "action") else 5
    return Plan(_scenes(rng, most), still, shapes=_shapes(family), seconds=_seconds(rng, SLOW))


def _scenes(rng: np.random.Generator, most: int, fewest: int = 2) -> tuple[int, ...]:
    """Mostly scenes of one thing."""
    return tuple(2 if rng.random() < 0.12 else 1 for _ in range(rng.integers(fewest, most + 1)))


def _counted(rng: np.random.Generator) -> int:
    """More often many: crowded scenes may end up with a thing less."""
    return int(rng.choice(4, p=(0.24, 0.2, 0.25, 0.31))) + 1


def _count(rng: np.random.Generator) -> Plan:
    count = _counted(rng)
    if count == 1 or rng.random() < 0.6:
        return Plan((count,), 0.6, repeats=rng.random() < 0.5, seconds=_seconds(rng, SHORT))
    scenes = [1] * count
    if count > 2 and rng.random() < 0.4:
        scenes[int(rng.integers(count - 1))] = 2
        scenes.pop()
    return Plan(tuple(scenes), 0.6, repeats=rng.random() < 0.5, seconds=_seconds(rng, SLOW))


def _beside(rng: np.random.Generator) -> Plan:
    return Plan((int(rng.integers(2, 5)),), 1.0, seconds=_seconds(rng, SHORT))


def _direction(rng: np.random.Generator) -> Plan:
    if rng.random() < 0.7:
        return Plan((int(rng.integers(1, 4)),), 0.2, actions=DIRECTIONS, seconds=_seconds(rng, SHORT))
    return Plan(_scenes(rng, 3), 0.2, actions=DIRECTIONS, seconds=_seconds(rng, SLOW))


def _acting(rng: np.random.Generator, actions: tuple[Action, ...], still: float, acts: int = 1) -> Plan:
    if rng.random() < 0.8:
        return Plan((int(rng.integers(1, 3)),), still, actions=actions, acts=acts, seconds=_seconds(rng, ACTING))
    return Plan((1, 1), still, actions=actions, acts=acts, seconds=_seconds(rng, SLOW))


def _localisation(rng: np.random.Generator) -> Plan:
    """Several scenes put acts into all parts of the clip; in one scene an act is long, and mostly about the middle."""
    scenes = (1, 1, 1, 2, 3, 3)[rng.integers(6)]
    return Plan((1,) * scenes, 0.0, actions=LOCAL, seconds=_seconds(rng, ACTING if scenes == 1 else SLOW))


def _when(rng: np.random.Generator) -> Plan:
    if rng.random() < 0.5:
        return _acting(rng, SHARP, 0.0)
    return Plan(_scenes(rng, 4), 0.4, seconds=_seconds(rng, (4.0, 20.0)))


def _one_a_scene(rng: np.random.Generator, most: int = 5) -> Plan:
    return Plan(_scenes(rng, most), 0.4, seconds=_seconds(rng, SLOW))


def _transition(rng: np.random.Generator) -> Plan:
    scenes = (1,) if rng.random() < 0.25 else (1, 1)
    return Plan(scenes, 0.4, seconds=_seconds(rng, SHORT))


def _pseudo(rng: np.random.Generator) -> Plan:
    return Plan(_scenes(rng, 6, 1 if rng.random() < 0.2 else 2), 0.5, seconds=_seconds(rng, SLOW))


def _camera(rng: np.random.Generator) -> Plan:
    moves = (0, 1, 1, 1, 2, 2)[rng.integers(6)]
    return Plan((int(rng.integers(1, 4)),), 1.0, camera=moves, seconds=(3.0, 10.0))


def _antonym(rng: np.random.Generator) -> Plan:
    return _acting(rng, tuple(OPPOSITES), 0.1)


_PLANNERS = {
    "count": _count,
    "beside": _beside,
    "direction": _direction,
    "action count": lambda rng: Plan((int(rng.integers(1, 3)),), 0.15, actions=REPEATED, seconds=_seconds(rng, ACTING)),
    "antonym": _antonym,
    "action sequence": lambda rng: _acting(rng, tuple(a for a in ACTIONS if a != "pass behind"), 0.0, acts=3),
    "localisation": _localisation,
    "when": _when,
    "order": _one_a_scene,
    "sequence": _one_a_scene,
    "transition": _transition,
    "shuffle": lambda rng: Plan((4,), 1.0, trick="shuffle", seconds=(4.0, 12.0)),
    "unexpected": lambda rng: Plan((int(rng.integers(3, 5)),), 0.0, trick="odd", seconds=(3.0, 10.0)),
    "camera": _camera,
    "occlusion": lambda rng: Plan((int(rng.integers(2, 4)),), 1.0, trick="behind", seconds=(3.0, 10.0)),
    "chapters": _one_a_scene,
    "pseudo": _pseudo,
}
