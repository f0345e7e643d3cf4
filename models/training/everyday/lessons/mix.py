"""What is taught, in which shares: photos with several questions each, and films with one."""

import random
from collections.abc import Callable

from torch import Tensor

from everyday.kinds import imagenet_absent
from everyday.lessons import captions, labels
from everyday.lessons.films import Film, film, turn_of
from everyday.packing import Turn
from everyday.photos import Library

SHARES = {"flickr8k": 0.5, "coco-val": 0.05, "imagenet-classes": 0.18, "labelled": 0.06, "ade20k": 0.1, "daquar": 0.11}
"""Of the photos."""

SHOTS = (1, 1, 2, 2, 3, 4)

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

Lesson = tuple[Tensor, list[Turn]]
"""A photo's cells [SIDE², CHANNELS], and questions about it with their answers."""


class Mix:
    """Draws lessons without end."""

    def __init__(self, library: Library, seed: int) -> None:
        self.library = library
        self.rng = random.Random(seed)
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
            "flickr8k": lambda photo: captions.turns_of(self.captions["flickr8k"][photo], self.rng),
            "coco-val": lambda photo: captions.turns_of(self.captions["coco-val"][photo], self.rng),
            "ade20k": lambda photo: labels.scene(self.scenes[photo], self.rng),
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
        return labels.named(self.names[name, photo], self.library.kinds(photo), others, self.rng)

    def photo(self) -> Lesson:
        (name,) = self.rng.choices(list(SHARES), list(SHARES.values()))
        photo = self.rng.choice(self.lists[name])
        turns = self.turns[name](photo)
        if self.rng.random() < CHAT_SHARE:
            turns.append(self.rng.choice(CHAT))
        return self.cells(name, photo), turns

    def film(self) -> tuple[Film, Turn]:
        name = "flickr8k" if self.rng.random() < 0.85 else "coco-val"
        chosen = self.rng.sample(self.captioned[name], self.rng.choice(SHOTS))
        made = film([(self.cells(name, photo), self.captions[name][photo]) for photo in chosen], self.rng)
        return made, turn_of(made, self.rng)
