"""The same moment of a clip in several hands: what a picture shows, whoever has drawn it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from world.augment import augment
from world.batch import VIDEO_FAMILIES, Batch, together
from world.clip import Plan
from world.labels import colours_of, label
from world.plans import plan_for
from world.questions import Family
from world.render import patch_share, rasterise
from world.restyle import Hand, drawn_in, unchanged
from world.sampling import Sample, Sampling, Screen, composed
from world.shades import in_kept_back, painted, shaded
from world.splits import Split
from world.things import Style

COPIES = 3
IMAGE_SHARE = 0.5
"""Of the moments that are images, where things stand still; the others are of clips."""
SHAPES = 0.25
"""At most, of the things: eight shapes are known sooner than 96 kinds, but come in any surface."""
STILL: dict[Family, float] = {"what": 1, "where": 1, "describe": 1}
MOVING: dict[Family, float] = {family: share for family, share in VIDEO_FAMILIES.items() if family != "colour"}


def redrawn_batch(rng: np.random.Generator, screen: Screen, size: int) -> Batch:
    """Moments of training clips, each as COPIES + 1 frames: drawn otherwise and augmented, and last as its style draws
    it, without blur, noise and what else files do. Many shapes are in colours without a name, many everyday things in
    one that has a name: of some it is their own, of others only the copies are painted in it."""
    return together([_sample(rng, _sampling(rng, screen, "train"), painted, COPIES, shaded) for _ in range(size)])


def styled_batch(rng: np.random.Generator, screen: Screen, size: int, style: Style) -> Batch:
    """Moments of validation clips, each as two frames: in the style, and as its own style draws it."""
    return together([_sample(rng, _sampling(rng, screen, "validation"), drawn_in(style), 1) for _ in range(size)])


def kept_back_batch(rng: np.random.Generator, screen: Screen, size: int) -> Batch:
    """Moments of validation clips, each as two frames, in which all things are KEPT_BACK."""
    return together(
        [_sample(rng, _sampling(rng, screen, "validation"), unchanged, 1, in_kept_back) for _ in range(size)]
    )


def _sampling(rng: np.random.Generator, screen: Screen, split: Split) -> Sampling:
    """Of one frame where things stand still, else of more: that, a question tells from."""
    image = bool(rng.random() < IMAGE_SHARE)

    def plan(rng: np.random.Generator, family: Family) -> Plan:
        planned = plan_for(rng, family, image)
        return replace(planned, shapes=min(planned.shapes, SHAPES))

    return Sampling(screen, split, STILL if image else MOVING, plan, 1 if image else 2)


def _sample(rng: np.random.Generator, sampling: Sampling, hand: Hand, copies: int, dye: Hand | None = None) -> Sample:
    clip, question = composed(rng, sampling)
    clip = dye(rng, clip) if dye else clip
    moments = np.repeat(rng.choice(clip.frame_times), copies + 1)
    side = sampling.screen.side
    drawn = [*(hand(rng, clip) for _ in range(copies)), clip]
    each = [rasterise(one, moments[:1], side, side) for one in drawn]
    pixels = [*(augment(pixels, rng) for pixels, _ in each[:-1]), each[-1][0]]
    covers = [patch_share(alpha, sampling.screen.grid) for _, alpha in each]
    colours = [colours_of(one, cover) for one, cover in zip(drawn, covers, strict=True)]
    labels = label(clip, np.concatenate(covers, axis=1), moments, [question])
    labels = replace(labels, colours=np.concatenate(colours))
    still = np.zeros(copies + 1, dtype=np.float32)
    return Sample(np.concatenate(pixels), None, still, still, [question], [[]], labels)
