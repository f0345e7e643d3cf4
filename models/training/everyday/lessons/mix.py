"""What is taught, in which shares: photos with several questions each, two photos side by side, and films."""

import random
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

from everyday.connector import SIDE
from everyday.kinds import imagenet_absent
from everyday.lessons import captions, films, labels
from everyday.lessons.balance import Balance
from everyday.nouns import with_article
from everyday.packing import Turn
from everyday.photos import Library, Photo

SHARES = {
    "flickr8k": 0.43,
    "coco-val": 0.04,
    "imagenet-classes": 0.13,
    "labelled": 0.04,
    "ade20k": 0.11,
    "daquar": 0.25,
}
"""Of the photos."""

BESIDE_SHARE = 0.08
"""Of the lessons about photos: two of them side by side."""

FILM_SHARES = {"flickr8k": 0.7, "coco-val": 0.08, "imagenet-classes": 0.16, "labelled": 0.06}
"""Of the photos that films are made of."""

SHOTS = (1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 6, 7, 8)

CHAT = (
    ("Hello!", "Hello! Ask me what happens in your video."),
    ("Hi", "Hi! What would you like to know about your video?"),
    ("Thank you.", "You're welcome!"),
    ("Thanks!", "You're welcome!"),
    ("Who are you?", "I am a small model that answers questions about videos."),
    ("What can you do?", "I can describe a video, name what is in it, and say when it is shown."),
    ("Are you sure?", "I am a small model, so I can be wrong. Look at the frames to check."),
    ("Goodbye!", "Goodbye!"),
    ("How are you?", "I'm fine, thank you. What would you like to know about your video?"),
)
CHAT_SHARE = 0.02

NOT_WITH_FLOWERS = ("a dog", "a car", "a boat", "a train", "a horse", "a fish", "a plane", "a pizza", "a truck")


@dataclass(frozen=True)
class Lesson:
    """A picture's cells [SIDE², CHANNELS], and questions about it with their answers."""

    cells: Tensor
    turns: list[Turn]
    photo: Photo | None
    """Which photo it is; None of two side by side."""


class Mix:
    """Draws lessons without end."""

    def __init__(self, library: Library, seed: int) -> None:
        self.library = library
        self.rng = random.Random(seed)
        self.balance = Balance(self.rng)
        self.captions = {"flickr8k": library.flickr("train"), "coco-val": library.coco(held_out=False)}
        self.captioned = {name: sorted(notes) for name, notes in self.captions.items()}
        self.scenes = library.ade20k(held_out=False)
        self.rooms = library.daquar("train")
        self.names = library.names()
        self.named = {
            name: sorted(photo for of, photo in self.names if of == name) for name in ("labelled", "imagenet-classes")
        }
        self.lists = {"ade20k": sorted(self.scenes), "daquar": sorted(self.rooms), **self.captioned, **self.named}
        self.turns: dict[str, Callable[[str], list[Turn]]] = {
            "flickr8k": lambda photo: captions.turns_of(self.captions["flickr8k"][photo], self.balance, self.rng),
            "coco-val": lambda photo: captions.turns_of(self.captions["coco-val"][photo], self.balance, self.rng),
            "ade20k": lambda photo: labels.scene(self.scenes[photo], self.balance, self.rng),
            "daquar": lambda photo: labels.room(self.rooms[photo], self.rng),
            "labelled": lambda photo: self.named_turns("labelled", photo),
            "imagenet-classes": lambda photo: self.named_turns("imagenet-classes", photo),
        }

    def cells(self, name: str, photo: str) -> Tensor:
        """Mirrored half the time, but where answers tell left from right."""
        return self.library.encoded(name).of(photo, mirror=name != "daquar" and self.rng.random() < 0.5)

    def named_turns(self, name: str, photo: str) -> list[Turn]:
        number = self.library.class_number(photo)
        others = list(NOT_WITH_FLOWERS) if number is None else imagenet_absent(number)
        return labels.named(self.names[name, photo], self.library.kinds(photo), others, self.balance, self.rng)

    def photo(self) -> Lesson:
        if self.rng.random() < BESIDE_SHARE:
            return self.beside()
        (name,) = self.rng.choices(list(SHARES), list(SHARES.values()))
        photo = self.rng.choice(self.lists[name])
        turns = self.turns[name](photo)
        if self.rng.random() < CHAT_SHARE:
            turns.append(self.rng.choice(CHAT))
        return Lesson(self.cells(name, photo), turns, (name, photo))

    def beside(self) -> Lesson:
        """Two named photos, each squeezed to half of the grid."""
        sets = self.rng.choices(("labelled", "imagenet-classes"), (1, 3), k=2)
        photos = [self.rng.choice(self.named[name]) for name in sets]
        halves = [squeezed(self.cells(name, photo)) for name, photo in zip(sets, photos, strict=True)]
        left, right = (self.library.kinds(photo) for photo in photos)
        names = (self.names[sets[0], photos[0]], self.names[sets[1], photos[1]])
        return Lesson(torch.cat(halves, dim=1).flatten(0, 1), labels.beside(left, right, names, self.rng), None)

    def film(self, questions: int) -> tuple[films.Film, list[Turn]]:
        """A film, and up to so many questions about it."""
        made = films.film([self.shown() for _ in range(self.rng.choice(SHOTS))], self.rng)
        return made, films.turns_of(made, self.balance, questions, self.rng)

    def shown(self) -> films.Shown:
        """A photo for a shot, with what people say of it, or its name."""
        (name,) = self.rng.choices(list(FILM_SHARES), list(FILM_SHARES.values()))
        photo = self.rng.choice(self.lists[name])
        cells = self.cells(name, photo)
        if name in self.captions:
            return films.Shown(cells, self.captions[name][photo], is_told=True)
        named = with_article(self.names[name, photo].lower())
        return films.Shown(cells, [named, *self.library.kinds(photo)], is_told=False)


def squeezed(cells: Tensor) -> Tensor:
    """cells [SIDE², channel] → half as wide [SIDE, SIDE / 2, channel]."""
    return cells.unflatten(0, (SIDE, SIDE // 2, 2)).mean(2)
