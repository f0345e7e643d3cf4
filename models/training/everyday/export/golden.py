"""What every stage gives in PyTorch with the weights that ship: a backend must get the same."""

from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from everyday.export.vision import Vision
from everyday.model import LINVT, Everyday
from everyday.packing import ASSISTANT, USER, ids_of
from everyday.smollm2 import causal
from everyday.vision import SIZE
from everyday.vocabulary import VIDEO

QUESTION = "What is shown?"

FRAMES = 2
SELECTED = 96

DTYPES = {"question_ids": np.int64, "prompt_ids": np.int64, "indices": np.uint32}

TOLERANCE = {
    "visual_tokens": 0.15,
    "scores": 0.05,
    "indices": 0,
    "scale_1": 1e-4,
    "scale_2": 1e-4,
    "scale_4": 1e-4,
    "question_embeds": 1e-4,
    "video_tokens": 0.05,
    "logits": 0.1,
}
"""Weights of vision are stored in 8 bits and those of the LoRA, too; PyTorch's are in 32. Tokens have a norm of 3 and
logits run to 20: a backend that is wrong is further off than this."""


def pictures() -> Tensor:
    """Pictures [FRAMES, 3, SIZE, SIZE] of smooth colours, normalised."""
    across = torch.linspace(-1, 1, SIZE)
    waves = [
        torch.sin((3 + frame) * across)[None] * torch.cos((2 + colour) * across)[:, None]
        for frame in range(FRAMES)
        for colour in range(3)
    ]
    return torch.stack(waves).unflatten(0, (FRAMES, 3))


@torch.no_grad()
def golden(model: Everyday, folder: Path) -> dict:
    """Writes the tensors and describes them as the manifest wants it."""
    (folder / "golden").mkdir(exist_ok=True)
    pixels, shares, seconds = pictures(), torch.tensor([0.25, 0.75]), torch.tensor([1.0, 3.0])
    visual = Vision(model.connector).eval()(pixels, shares, seconds)
    question = ids_of(QUESTION)
    model.linvt.eval()
    selection = model.linvt.select(visual[None], SELECTED)
    condensed = model.linvt.aggregate(selection, model.condition([QUESTION]))
    video = condensed.tokens[0]
    assert selection.scores is not None
    scales = model.linvt.token_sets(selection.tokens)
    before, after = ids_of(USER), ids_of(QUESTION + ASSISTANT)
    embeddings = torch.cat([model.prefix(video[None], 1), model.decoder.embed(torch.tensor([after]))], dim=1)
    length = embeddings.shape[1]
    states, _ = model.decoder(embeddings, torch.arange(length)[None], causal(length))
    stages = {
        "pixel_values": (pixels, ["frame", "rgb", "height", "width"]),
        "frame_times": (shares, ["frame"]),
        "frame_seconds": (seconds, ["frame"]),
        "visual_tokens": (visual, ["frame", "patch", "channel"]),
        "scores": (selection.scores[0], ["frame", "patch"]),
        "indices": (selection.indices[0], ["selected"]),
        **{
            f"scale_{window}": (tokens[0], ["pooled", "channel"])
            for window, tokens in zip(LINVT.windows, scales, strict=True)
        },
        "question_ids": (torch.tensor(question), ["question"]),
        "question_embeds": (model.decoder.embed(torch.tensor(question)), ["question", "channel"]),
        "prompt_ids": (torch.tensor([*before, *ids_of(VIDEO), *after]), ["sequence"]),
        "video_tokens": (video, ["video", "channel"]),
        "logits": (model.decoder.logits(states[0, -1:]), ["sequence", "vocabulary"]),
    }
    described = {name: written(folder, name, value, axes) for name, (value, axes) in stages.items()}
    return {"question": QUESTION, "answer": "", "tolerance": TOLERANCE, "stages": described}


def written(folder: Path, name: str, value: Tensor, axes: list[str]) -> dict:
    stored = value.numpy().astype(DTYPES.get(name, np.float32))
    file = f"golden/{name}.bin"
    (folder / file).write_bytes(np.ascontiguousarray(stored).tobytes())
    return {"file": file, "dtype": str(stored.dtype), "axes": axes, "shape": list(stored.shape)}
