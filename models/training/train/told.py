"""What visual tokens are told of things in time, which the renderer knows of every patch."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from train.losses import Losses, PatchNaming
from world.labels import BEGINNINGS, CAMERA_MOTIONS, LAGS, MOST_COUNTED
from world.story import TIMES
from world.things import ACTIONS

NOTHING_WEIGHT = 0.2
"""Of what stands still, among what each patch has done."""
SELDOM_WEIGHT = 0.02
"""Of what does as the others do, and has hidden nothing: nearly all; but as much as the rest in clips of which
something else does not."""
NEXT_TIME = 0.2
"""What a time that is told leaves to the one before and the one after, each."""


class Motion(nn.Module):
    """Tells from each visual token what its thing, and the camera, has done since the frame before, whether it has
    begun to, and how often it has jumped or blinked so far. The renderer knows it of every patch, where a question asks
    for one thing's."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.acts = nn.Linear(channels, 1 + len(ACTIONS))
        self.begins = nn.Linear(channels, BEGINNINGS)
        self.counted = nn.Linear(channels, 1 + MOST_COUNTED)
        self.camera = nn.Linear(channels, 1 + len(CAMERA_MOTIONS))

    def forward(self, visual: Tensor, happening: "Happening") -> Losses:
        """visual [row, token, channel]; of acts only where a thing is."""
        shown = happening.things > 0
        of_things = visual[shown]
        told = {
            "act": 0.5 * seldom_entropy(self.acts(of_things), happening.acts[shown]),
            "begin": 0.2 * seldom_entropy(self.begins(of_things), happening.begins[shown]),
            "counted": 0.2 * seldom_entropy(self.counted(of_things), happening.counted[shown]),
        }
        return told | {"camera": 0.2 * seldom_entropy(self.camera(visual).flatten(0, 1), happening.camera.flatten())}


@dataclass(frozen=True)
class Happening:
    """Classes of tokens [row, token], as in `batches.Clips`."""

    things: Tensor
    acts: Tensor
    begins: Tensor
    counted: Tensor
    camera: Tensor


class Story(nn.Module):
    """Tells from the visual tokens of a thing what no pair of frames shows: when it came, when its last act began,
    whether it alone does what it does, how far it has come, whether it has hidden something, and what."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.came = nn.Linear(channels, 1 + TIMES)
        self.began = nn.Linear(channels, 1 + TIMES)
        self.alone = nn.Linear(channels, 2)
        self.ways = nn.Linear(channels, 2 * len(LAGS))
        self.hides = nn.Linear(channels, 2)
        self.behind = nn.Linear(channels, channels)
        self.naming = PatchNaming(channels)

    def forward(self, of_things: Tensor, told: "Told", names: Tensor) -> Losses:
        """of_things [token, channel], names [kind, channel] those of things"""
        hides = told.hidden > 0
        alone, hiding = (
            torch.where(doubtful, 1.0, SELDOM_WEIGHT) for doubtful in (told.beside_alone, told.beside_hiding)
        )
        behind = (
            self.naming(self.behind(of_things[hides]), names, told.hidden[hides], 0)
            if hides.any()
            else 0 * of_things.sum()
        )
        return {
            "came": 0.5 * time_entropy(self.came(of_things), told.came),
            "began": 0.8 * time_entropy(self.began(of_things), told.began),
            "alone": 0.4 * seldom_entropy(self.alone(of_things), told.alone, alone),
            "way": functional.smooth_l1_loss(self.ways(of_things).float(), told.ways),
            "hides": 0.5 * seldom_entropy(self.hides(of_things), hides.long(), hiding),
            "behind": 0.4 * behind,
        }


@dataclass(frozen=True)
class Told:
    """Classes of tokens [token], and their `ways` [token, 2 · LAGS], as in `batches.Clips`."""

    came: Tensor
    began: Tensor
    alone: Tensor
    hidden: Tensor
    beside_alone: Tensor
    """True in clips of which something acts alone"""
    beside_hiding: Tensor
    """True in clips of which something hides another: what does not is known by the way that it has come alone"""
    ways: Tensor


def time_entropy(logits: Tensor, classes: Tensor) -> Tensor:
    """Cross-entropy of times, in which those next to the right one are nearly right; class 0, none, weighs
    NOTHING_WEIGHT. logits [n, class], classes [n] → loss."""
    logs = functional.log_softmax(logits.float(), dim=-1)
    last = logits.shape[-1] - 1
    right, before, after = (
        logs.gather(1, near[:, None])[:, 0]
        for near in (classes, (classes - 1).clamp(min=1), (classes + 1).clamp(max=last))
    )
    spread = torch.lerp(right, (before + after) / 2, 2 * NEXT_TIME)
    weights = torch.where(classes == 0, NOTHING_WEIGHT, 1.0)
    return -(torch.where(classes == 0, right, spread) * weights).sum() / weights.sum().clamp(min=1)


def seldom_entropy(logits: Tensor, classes: Tensor, nothing: float | Tensor = NOTHING_WEIGHT) -> Tensor:
    """Cross-entropy in which class 0, that of most, weighs `nothing`, for all or [n]: logits [n, class], classes [n] →
    loss."""
    weights = torch.where(classes == 0, nothing, 1.0)
    losses = functional.cross_entropy(logits.float(), classes, reduction="none")
    return (losses * weights).sum() / weights.sum().clamp(min=1)
