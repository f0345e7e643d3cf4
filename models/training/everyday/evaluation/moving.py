"""What the camera does over one photo that no training has seen: each movement as often, so a guess is right in an
eighth of all."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch

from controls import frame_order
from everyday.evaluation.asking import Video
from everyday.evaluation.heldout import Captioned
from everyday.lessons.films import CAMERA_SAYS, FRAMES, Camera, Shot

QUESTION = "What does the camera do?"
SECONDS = (4.0, 20.0)


@dataclass(frozen=True)
class Moving:
    photo: Captioned
    camera: Camera
    reach: float
    """The share of the picture that leaves the camera's window."""
    duration: float
    seed: int

    @property
    def truth(self) -> str:
        return CAMERA_SAYS[self.camera]

    def video(self, control: str = "none") -> Video | None:
        if control == "blind":
            return None
        rng = random.Random(self.seed)
        shot = Shot(torch.empty(0), [], 0.0, self.duration, self.camera, self.reach)
        seconds = tuple((at + 0.5) * self.duration / FRAMES for at in range(FRAMES))
        windows = [shot.window(time, rng) for time in seconds]
        shown = tuple(windows[at] for at in frame_order(control, FRAMES))
        return Video((self.photo.photo,) * FRAMES, seconds, self.duration, shown)


def moving(photos: Sequence[Captioned], count: int, seed: int = 0) -> list[Moving]:
    """So many, each movement as often as any other."""
    numbers = random.Random(seed)
    cameras = list(CAMERA_SAYS)
    return [
        Moving(
            numbers.choice(list(photos)),
            cameras[at % len(cameras)],
            numbers.uniform(0.25, 0.5),
            numbers.uniform(*SECONDS),
            numbers.randrange(1 << 30),
        )
        for at in range(count)
    ]
