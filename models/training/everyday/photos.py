"""The photos of the training sets by name: what is known of each, and its encoded cells."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from everyday.kinds import imagenet_kinds

Photo = tuple[str, str]
"""Set and name."""


@dataclass(frozen=True)
class Encoded:
    """Cells [photo, SIDE², CHANNELS] in 16 bits of one set; the mirrored photos' where they were encoded."""

    cells: np.ndarray
    mirrored: np.ndarray | None
    row_of: dict[str, int]

    def of(self, photo: str, mirror: bool = False) -> Tensor:
        cells = self.mirrored if mirror and self.mirrored is not None else self.cells
        return torch.from_numpy(cells[self.row_of[photo]].astype(np.float32))

    def __contains__(self, photo: str) -> bool:
        return photo in self.row_of


def cells_of(cache_folder: Path, name: str) -> np.ndarray:
    features = np.load(cache_folder / f"{name}.npy", mmap_mode="r")
    return features.reshape(len(features), -1, features.shape[-1])


def encoded(cache_folder: Path, name: str) -> Encoded:
    names = json.loads((cache_folder / f"{name}.json").read_text())
    has_mirrored = (cache_folder / f"{name}-mirrored.json").exists()
    mirrored = cells_of(cache_folder, f"{name}-mirrored") if has_mirrored else None
    return Encoded(cells_of(cache_folder, name), mirrored, {photo: row for row, photo in enumerate(names)})


class Library:
    """Annotations and cells of every set, split as the training notes say: nothing of a held-out part is trained on."""

    def __init__(self, photos: Path, cache_folder: Path) -> None:
        self.photos = photos
        self.cache_folder = cache_folder

    @cache  # noqa: B019  one library lives as long as the program
    def notes(self, name: str) -> Any:  # noqa: ANN401  JSON of many shapes, each read where it is used
        return json.loads((self.photos / f"{name}.json").read_text())

    @cache  # noqa: B019
    def encoded(self, name: str) -> Encoded:
        return encoded(self.cache_folder, name)

    def flickr(self, split: str) -> dict[str, list[str]]:
        """Captions by photo; `split` is train, dev or test."""
        return {photo: note["captions"] for photo, note in self.notes("flickr8k").items() if note["split"] == split}

    def coco(self, held_out: bool) -> dict[str, list[str]]:
        """Captions by photo: the first half is for training."""
        names = sorted(self.notes("coco-val"))
        half = len(names) // 2
        return {name: self.notes("coco-val")[name] for name in (names[half:] if held_out else names[:half])}

    def ade20k(self, held_out: bool) -> dict[str, list[tuple[str, float]]]:
        """Which classes a photo shows, and their share of its area."""
        names = sorted(self.notes("ade20k"))
        return {
            name: [(label.split(",")[0], share) for label, share in self.notes("ade20k")[name]]
            for name in (names[1800:] if held_out else names[:1800])
        }

    def daquar(self, split: str) -> dict[str, list[tuple[str, str]]]:
        """Questions and answers by photo; `split` is train or test."""
        asked: dict[str, list[tuple[str, str]]] = {}
        for item in self.notes("daquar"):
            if item["split"] == split and item["image"] in self.encoded("daquar"):
                asked.setdefault(item["image"], []).append((item["question"], item["answer"]))
        return asked

    def names(self) -> dict[tuple[str, str], str]:
        """The name of what a photo shows, by set and photo."""
        sets = ("labelled", "imagenet-classes")
        return {
            (name, photo): label.split(",")[0].replace("_", " ")
            for name in sets
            for photo, label in self.notes(name).items()
            if photo in self.encoded(name)
        }

    def class_number(self, photo: str) -> int | None:
        """The ImageNet class of a photo whose name begins with its WordNet id; None of other photos."""
        return self._classes().get(photo.split("_")[0])

    @cache  # noqa: B019
    def _classes(self) -> dict[str, int]:
        return {photo.split("_")[0]: number for number, photo in enumerate(self.notes("imagenet-classes"))}

    def kinds(self, photo: str) -> list[str]:
        """What kinds of thing a named photo shows, with their articles; other than ImageNet's, all are flowers."""
        number = self.class_number(photo)
        return ["a flower", "a plant"] if number is None else imagenet_kinds[number]
