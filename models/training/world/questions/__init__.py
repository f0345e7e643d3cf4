"""Questions about a clip, with their answers and what each rests on."""

from __future__ import annotations

from typing import get_args

import numpy as np

from world.clip import Clip
from world.questions import acts, looks, moments, presence, scenes, talk, telling
from world.questions.asking import Asker, Family, Question, Wording
from world.splits import Split

__all__ = ["FAMILIES", "IMAGE_FAMILIES", "TEMPORAL_FAMILIES", "Family", "Question", "ask"]

FAMILIES: tuple[Family, ...] = get_args(Family)
TEMPORAL_FAMILIES: tuple[Family, ...] = (
    "direction", "action", "action count", "antonym", "action sequence", "localisation", "when", "order", "sequence",
    "transition", "shuffle", "unexpected", "camera", "pseudo",
)  # fmt: skip
"""What a single frame, or frames out of order, should not suffice for."""
IMAGE_FAMILIES: tuple[Family, ...] = (
    "what", "colour", "count", "where", "beside", "existence", "refusal", "talk", "describe",
)  # fmt: skip
"""What can be asked of a single still picture."""
OF_BOXES: frozenset[Family] = frozenset(("shuffle", "existence", "refusal", "talk"))
"""What can be asked where boxes change places: other answers would tell what they hide."""

_ASK: dict[Family, Asker] = {
    "what": looks.what, "colour": looks.colour, "count": looks.count, "where": looks.where, "beside": looks.beside,
    "direction": acts.direction, "action": acts.action, "action count": acts.action_count, "antonym": acts.antonym,
    "action sequence": acts.action_sequence, "localisation": moments.localisation, "when": moments.when,
    "order": scenes.order, "sequence": scenes.sequence, "transition": scenes.transition, "shuffle": moments.shuffle,
    "unexpected": acts.unexpected, "camera": moments.camera, "occlusion": moments.occlusion,
    "existence": presence.existence, "refusal": presence.refusal, "talk": talk.talk, "describe": telling.describe,
    "chapters": telling.tell_chapters, "pseudo": scenes.pseudo,
}  # fmt: skip


def ask(
    clip: Clip, family: Family, rng: np.random.Generator, split: Split = "train", image: bool = False
) -> Question | None:
    """A question of the family about the clip, or None where the clip does not allow one with a single answer."""
    if (clip.trick == "shuffle" and family not in OF_BOXES) or (image and family not in IMAGE_FAMILIES):
        return None
    return _ASK[family](clip, Wording(rng, split, image))
