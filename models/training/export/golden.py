"""Every stage's tensors for one clip, from the exported graphs: what another runtime must reproduce."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from export.answer import Answered, Seen
from export.frames import Frames
from linvt.select import WINDOWS

TOLERANCE = {
    "visual_tokens": 2e-3, "temporal_tokens": 2e-3, "scores": 1e-2, "indices": 0, "scale_1": 1e-5, "scale_2": 1e-5,
    "scale_4": 1e-5, "question_embeds": 1e-5, "video_tokens": 2e-3, "logits": 2e-2,
}  # fmt: skip
"""Largest absolute difference: sums of about 200 products of order one in another order, through up to 5 layers."""

PICTURED = 2
"""Frames whose pixels are kept: they are encoded one by one, and are most of what a browser would have to fetch."""


@dataclass(frozen=True)
class Stage:
    axes: tuple[str, ...]
    values: NDArray


def stages(frames: Frames, seen: Seen, answered: Answered) -> dict[str, Stage]:
    assert answered.aggregated is not None
    scales = {f"scale_{w}": Stage((f"selected_{w}", "channel"), s) for w, s in zip(WINDOWS, seen.scales, strict=True)}
    return {
        "pixel_values": Stage(("frame", "rgb", "height", "width"), frames.pixels[:PICTURED]),
        "frame_times": Stage(("frame",), frames.times),
        "frame_seconds": Stage(("frame",), frames.seconds),
        "visual_tokens": Stage(("frame", "patch", "channel"), seen.visual_tokens),
        "temporal_tokens": Stage(("frame", "patch", "channel"), seen.temporal_tokens),
        "scores": Stage(("frame", "patch"), seen.scores),
        "indices": Stage(("selected_1",), seen.indices.astype(np.uint32)),
        **scales,
        "question_ids": Stage(("question",), np.array(answered.question_ids, dtype=np.int64)),
        "question_embeds": Stage(("question", "channel"), answered.question_embeds),
        "video_tokens": Stage(("video", "channel"), answered.aggregated.video_tokens),
        "prompt_ids": Stage(("sequence",), np.array(answered.prompt_ids, dtype=np.int64)),
        "logits": Stage(("vocabulary",), answered.logits),
    }


def write_stages(written: dict[str, Stage], folder: Path) -> dict[str, dict]:
    """Raw little-endian files below golden/, and the manifest's entries for them."""
    (folder / "golden").mkdir(exist_ok=True)
    entries = {}
    for name, stage in written.items():
        file = f"golden/{name}.bin"
        values = np.ascontiguousarray(stage.values)
        (folder / file).write_bytes(values.astype(values.dtype.newbyteorder("<")).tobytes())
        entries[name] = {
            "file": file,
            "dtype": str(values.dtype),
            "axes": list(stage.axes),
            "shape": list(values.shape),
        }
    return entries
