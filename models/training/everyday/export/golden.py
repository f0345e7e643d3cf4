"""What every stage gives in PyTorch with the weights that ship: a backend must get the same."""

from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from everyday.export.vision import Vision
from everyday.model import Everyday
from everyday.packing import ASSISTANT, USER, ids_of
from everyday.smollm2 import causal
from everyday.vision import SIZE
from everyday.vocabulary import VIDEO

QUESTION = "What is shown?"

TOLERANCE = {"visual_tokens": 0.15, "question_embeds": 1e-4, "logits": 0.1}
"""Weights of vision are stored in 8 bits and those of the LoRA, too; PyTorch's are in 32. Tokens have a norm of 3 and
logits run to 20: a backend that is wrong is further off than this."""


def picture() -> Tensor:
    """A picture [1, 3, SIZE, SIZE] of smooth colours, normalised."""
    across = torch.linspace(-1, 1, SIZE)
    waves = [torch.sin(3 * across)[None] * torch.cos((2 + at) * across)[:, None] for at in range(3)]
    return torch.stack(waves)[None]


@torch.no_grad()
def golden(model: Everyday, folder: Path) -> dict:
    """Writes the tensors and describes them as the manifest wants it."""
    (folder / "golden").mkdir(exist_ok=True)
    pixels, shares, seconds = picture(), torch.tensor([0.25]), torch.tensor([1.0])
    visual = Vision(model.connector).eval()(pixels, shares, seconds)
    question = ids_of(QUESTION)
    video = visual[0]
    before, after = ids_of(USER), ids_of(QUESTION + ASSISTANT)
    embeddings = torch.cat([model.prefix(video[None], 1), model.decoder.embed(torch.tensor([after]))], dim=1)
    length = embeddings.shape[1]
    states, _ = model.decoder(embeddings, torch.arange(length)[None], causal(length))
    stages = {
        "pixel_values": (pixels, ["frame", "rgb", "height", "width"]),
        "frame_times": (shares, ["frame"]),
        "frame_seconds": (seconds, ["frame"]),
        "visual_tokens": (visual, ["frame", "patch", "channel"]),
        "question_ids": (torch.tensor(question), ["question"]),
        "question_embeds": (model.decoder.embed(torch.tensor(question)), ["question", "channel"]),
        "prompt_ids": (torch.tensor([*before, *ids_of(VIDEO), *after]), ["sequence"]),
        "video_tokens": (video, ["video", "channel"]),
        "logits": (model.decoder.logits(states[0, -1:]), ["sequence", "vocabulary"]),
    }
    described = {name: written(folder, name, value, axes) for name, (value, axes) in stages.items()}
    return {"question": QUESTION, "answer": "", "tolerance": TOLERANCE, "stages": described}


def written(folder: Path, name: str, value: Tensor, axes: list[str]) -> dict:
    stored = value.numpy().astype(np.int64 if value.dtype == torch.int64 else np.float32)
    file = f"golden/{name}.bin"
    (folder / file).write_bytes(np.ascontiguousarray(stored).tobytes())
    return {"file": file, "dtype": str(stored.dtype), "axes": axes, "shape": list(stored.shape)}
