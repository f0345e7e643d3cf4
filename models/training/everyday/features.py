"""Encodes every photo once: `python -m everyday.features PHOTOS CACHE`. Goes on where it stopped.

Writes, per set of photos, features [photo, GRID, GRID, CHANNELS] in 16 bits and the photos' names in the same order;
and the same of the photos mirrored, where `--mirrored` asks for them.
"""

import argparse
import io
import json
import tarfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnxruntime
from PIL import Image, ImageOps

from everyday.vision import CHANNELS, GRID, export_feature_map, pixels_of

SETS = ("imagenet-classes", "labelled", "coco-val", "coco-boxes", "daquar", "ade20k", "coco-train", "flickr8k")
BATCH = 16


def photos_in(archive: Path) -> Iterator[tuple[str, Image.Image]]:
    """Name and picture of each photo of a tar file."""
    with tarfile.open(archive) as tar:
        for member in tar:
            file = tar.extractfile(member) if member.isfile() else None
            if file is not None:
                yield Path(member.name).name, Image.open(io.BytesIO(file.read()))


def encode(session: onnxruntime.InferenceSession, pictures: list[Image.Image]) -> np.ndarray:
    """Features [picture, GRID, GRID, CHANNELS] in 16 bits."""
    pixels = np.stack([pixels_of(picture) for picture in pictures])
    (features,) = session.run(None, {"pixel_values": pixels})
    return features.transpose(0, 2, 3, 1).astype(np.float16)


def encode_set(session: onnxruntime.InferenceSession, archive: Path, cache: Path, mirrored: bool) -> None:
    name = archive.stem + ("-mirrored" if mirrored else "")
    if (cache / f"{name}.json").exists():
        return
    photos = list(photos_in(archive))
    part = cache / f"{name}.part.npy"
    shape = (len(photos), GRID, GRID, CHANNELS)
    features = np.lib.format.open_memmap(part, mode="w+", dtype=np.float16, shape=shape)
    for start in range(0, len(photos), BATCH):
        pictures = [ImageOps.mirror(p) if mirrored else p for _, p in photos[start : start + BATCH]]
        features[start : start + BATCH] = encode(session, pictures)
    features.flush()
    part.rename(cache / f"{name}.npy")
    (cache / f"{name}.json").write_text(json.dumps([photo for photo, _ in photos]))
    print(f"{name}: {len(photos)} photos", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("photos", type=Path)
    parser.add_argument("cache", type=Path)
    parser.add_argument("--mirrored", action="store_true")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    options.cache.mkdir(parents=True, exist_ok=True)
    graph = options.cache / "feature_map.onnx"
    if not graph.exists():
        export_feature_map(graph)
    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = options.threads
    session = onnxruntime.InferenceSession(graph, settings)
    for name in SETS:
        encode_set(session, options.photos / f"{name}.tar", options.cache, options.mirrored)


if __name__ == "__main__":
    main()
