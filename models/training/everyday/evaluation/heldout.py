"""The photos that no training sees, and what is known of them.

flickr8k has its splits: dev tunes, test reports. The second half of coco-val, coco-boxes, DAQUAR's test split and the
scenes of ade20k from the 1,801st on report.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from everyday.evaluation.asking import Photo, Video
from everyday.nouns import absent, absent_in_scene, caption_words, present, present_in_scene
from everyday.photos import Library

FEWEST_WITNESSES = 2
"""People who name a thing, at least, for it to be there."""

LARGE_ENOUGH = 0.01
"""A class that covers less of a scene's area is not asked about."""

BOXES: dict[int, str] = {
    1: "a person",
    2: "a bicycle",
    3: "a car",
    4: "a motorcycle",
    5: "a plane",
    6: "a bus",
    7: "a train",
    8: "a truck",
    9: "a boat",
    16: "a bird",
    17: "a cat",
    18: "a dog",
    19: "a horse",
    20: "a sheep",
    21: "a cow",
    22: "an elephant",
    24: "a zebra",
    25: "a giraffe",
    38: "a kite",
    42: "a surfboard",
    43: "a tennis racket",
    44: "a bottle",
    61: "a cake",
}
"""Things by COCO's number of a class. A class that is rarely outlined where it is seen (a cup, a spoon) is left out."""

_NEAR: tuple[frozenset[str], ...] = (frozenset({"a bus", "a truck", "a car"}), frozenset({"a bicycle", "a motorcycle"}))
"""Of things so near, one that is outlined leaves the others open."""


@dataclass(frozen=True)
class Captioned:
    photo: Photo
    captions: tuple[str, ...]

    @cached_property
    def known(self) -> "Known":
        """A thing that one person alone has named is left open: some take a bicycle for a motorcycle."""
        there = tuple(thing for thing, count in self.named.items() if count >= FEWEST_WITNESSES)
        return Known(Video.still(self.photo), there, tuple(absent(caption_words(self.captions))))

    @cached_property
    def main(self) -> tuple[str, ...]:
        """The things that more than half of the captions name."""
        return tuple(thing for thing, count in self.named.items() if 2 * count > len(self.captions))

    @cached_property
    def named(self) -> dict[str, int]:
        """How many captions name a thing, by thing."""
        return dict(Counter(thing for caption in self.captions for thing in present(caption_words([caption]))))


@dataclass(frozen=True)
class Known:
    """What is surely in a photo or film, and what surely isn't; the rest is open."""

    video: Video
    present: tuple[str, ...]
    absent: tuple[str, ...]


def flickr(library: Library, split: Literal["dev", "test"]) -> list[Captioned]:
    photos = sorted(library.flickr(split).items())
    return [Captioned(Photo("flickr8k", name), tuple(captions)) for name, captions in photos]


def coco(library: Library) -> list[Captioned]:
    photos = sorted(library.coco(held_out=True).items())
    return [Captioned(Photo("coco-val", name), tuple(captions)) for name, captions in photos]


def boxes(library: Library) -> list[Known]:
    """By outlined things."""
    photos = sorted(library.notes("coco-boxes").values(), key=lambda photo: photo["image_name"])
    known = []
    for photo in photos:
        there = {BOXES[each["class_id"]] for each in photo["objects"] if each["class_id"] in BOXES}
        unsure = there.union(*(near for near in _NEAR if near & there))
        missing = [thing for thing in BOXES.values() if thing not in unsure]
        known.append(Known(Video.still(Photo("coco-boxes", photo["image_name"])), tuple(sorted(there)), tuple(missing)))
    return known


def scenes(library: Library) -> list[Known]:
    """By the classes of ADE20K."""
    known = []
    for name, shares in sorted(library.ade20k(held_out=True).items()):
        there = present_in_scene({label for label, share in shares if share >= LARGE_ENOUGH})
        missing = absent_in_scene({label for label, _ in shares})
        known.append(Known(Video.still(Photo("ade20k", name)), tuple(there), tuple(missing)))
    return known


@dataclass(frozen=True)
class Room:
    """A question of DAQUAR about a photo of a room."""

    photo: Photo
    question: str
    answer: str


def rooms(library: Library) -> list[Room]:
    return [
        Room(Photo("daquar", name), f"{question.strip().rstrip(' ?').capitalize()}?", answer.replace("_", " "))
        for name, asked in sorted(library.daquar("test").items())
        for question, answer in asked
    ]
