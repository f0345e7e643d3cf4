"""Makes the films of photographs that the page comes with.

    uv run --group samples python -m everyday.samples ../../public/samples

The photographs are CC0 or in the public domain and come in the package scikit-image; public/samples/LICENCE.md names
them. Needs ffmpeg.
"""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path

from PIL import Image

WIDTH, HEIGHT, RATE = 480, 270, 25
DISSOLVE = 0.8
"""Seconds in which one shot becomes the next, where a film dissolves."""


@dataclass(frozen=True)
class View:
    """What a camera shows of a photograph: the middle of its view and its width, as shares of the photograph."""

    x: float
    y: float
    width: float


@dataclass(frozen=True)
class Shot:
    photo: str
    seconds: float
    first: View
    last: View


@dataclass(frozen=True)
class Film:
    file: str
    shots: tuple[Shot, ...]
    dissolves: bool = False


FILMS = (
    Film(
        "cat-coffee-rocket.mp4",
        (
            Shot("chelsea.png", 4, View(0.5, 0.5, 1.0), View(0.48, 0.42, 0.72)),
            Shot("coffee.png", 3, View(0.56, 0.55, 0.75), View(0.44, 0.5, 0.85)),
            Shot("rocket.jpg", 4, View(0.5, 0.68, 0.72), View(0.5, 0.46, 0.9)),
        ),
    ),
    Film(
        "astronaut-then-cat.webm",
        (
            Shot("astronaut.png", 5, View(0.5, 0.42, 1.0), View(0.45, 0.34, 0.7)),
            Shot("chelsea.png", 4.5, View(0.42, 0.45, 0.8), View(0.56, 0.5, 0.8)),
        ),
        dissolves=True,
    ),
)

CODECS = {
    ".mp4": ["-c:v", "libx264", "-crf", "23", "-preset", "veryslow", "-movflags", "+faststart"],
    ".webm": ["-c:v", "libvpx-vp9", "-crf", "34", "-b:v", "0", "-deadline", "best"],
}


def photograph(name: str) -> Image.Image:
    package = distribution("scikit-image")
    (path,) = [file for file in package.files or [] if str(file) == f"skimage/data/{name}"]
    return Image.open(Path(str(package.locate_file(path)))).convert("RGB")


def seen(photo: Image.Image, view: View) -> Image.Image:
    """The view at the film's size, moved inwards where it would leave the photograph."""
    width = min(photo.width * view.width, photo.height * WIDTH / HEIGHT)
    height = width * HEIGHT / WIDTH
    left = min(max(photo.width * view.x - width / 2, 0), photo.width - width)
    top = min(max(photo.height * view.y - height / 2, 0), photo.height - height)
    box = (left, top, left + width, top + height)
    return photo.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS, box=box)


def between(first: View, last: View, share: float) -> View:
    eased = share * share * (3 - 2 * share)
    return View(*(a + (b - a) * eased for a, b in zip(vars(first).values(), vars(last).values(), strict=True)))


def frames(film: Film) -> Iterator[Image.Image]:
    """Every frame; where a film dissolves, the first frames of a shot mix with the last view of the one before."""
    before: Image.Image | None = None
    for shot in film.shots:
        photo, count = photograph(shot.photo), round(shot.seconds * RATE)
        image = None
        for at in range(count):
            image = seen(photo, between(shot.first, shot.last, at / (count - 1)))
            mixed = at / RATE / DISSOLVE
            yield Image.blend(before, image, mixed) if film.dissolves and before and mixed < 1 else image
        before = image


def encode(film: Film, folder: Path) -> None:
    path = folder / film.file
    source = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{WIDTH}x{HEIGHT}", "-r", str(RATE), "-i", "-"]
    command = ["ffmpeg", "-v", "error", "-y", *source, "-pix_fmt", "yuv420p", *CODECS[path.suffix], str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as encoder:
        assert encoder.stdin is not None
        for image in frames(film):
            encoder.stdin.write(image.tobytes())
    if encoder.returncode != 0:
        raise SystemExit(f"ffmpeg could not write {path}")
    first = film.shots[0]
    seen(photograph(first.photo), first.first).save(path.with_suffix(".jpg"), quality=85)


if __name__ == "__main__":
    for film in FILMS:
        encode(film, Path(sys.argv[1]))
