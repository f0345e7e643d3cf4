"""Asks a video or a picture, as the page would: `python -m everyday.ask CHECKPOINT FILE QUESTION …`. Needs ffmpeg."""

import argparse
import io
import json
import subprocess
import tempfile
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from PIL import Image
from torch import Tensor

from everyday.lessons.films import FRAMES
from everyday.model import Everyday
from everyday.packing import ASSISTANT, ids_of
from everyday.smollm2 import causal
from everyday.vision import export_feature_map, pixels_of
from everyday.vocabulary import tokenizer

END_OF_ANSWER = 2
LONGEST_ANSWER = 60


def open_model(checkpoint: Path) -> Everyday:
    kept = torch.load(checkpoint, map_location="cpu")
    model = Everyday()
    model.connector.load_state_dict(kept["connector"])
    model.decoder.load_state_dict(kept["lora"])
    if "linvt" in kept:
        model.linvt.load_state_dict(kept["linvt"])
    return model.requires_grad_(False)


def duration_of(file: Path) -> float:
    """In seconds; 0 of a picture."""
    told = subprocess.run(
        ["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "json", str(file)],
        capture_output=True,
        check=True,
    )
    return float(json.loads(told.stdout)["format"].get("duration", 0))


def frame_at(file: Path, seconds: float) -> Image.Image:
    """The frame that is shown at a moment, squashed as the page squashes it."""
    command = ["ffmpeg", "-v", "error", "-ss", f"{seconds:.3f}", "-i", str(file), "-frames:v", "1"]
    shown = subprocess.run([*command, "-f", "image2pipe", "-c:v", "png", "-"], capture_output=True, check=True)
    return Image.open(io.BytesIO(shown.stdout))


def encode(pictures: list[Image.Image]) -> Tensor:
    """Cells [picture, SIDE², CHANNELS]."""
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder) / "feature_map.onnx"
        export_feature_map(graph)
        session = onnxruntime.InferenceSession(graph)
    pixels = np.stack([pixels_of(picture) for picture in pictures])
    (features,) = session.run(None, {"pixel_values": pixels})
    return torch.from_numpy(features).permute(0, 2, 3, 1).flatten(1, 2)


class Watched:
    """A video or a picture, encoded once."""

    def __init__(self, model: Everyday, file: Path) -> None:
        self.model = model
        duration = duration_of(file)
        self.is_still = duration == 0
        if self.is_still:
            self.tokens = model.photo_tokens(encode([Image.open(file)]))
            return
        times = (torch.arange(FRAMES) + 0.5) * duration / FRAMES
        cells = encode([frame_at(file, time) for time in times.tolist()])
        self.tokens = model.connector.shown(cells, times / duration, times)

    def video_tokens(self, question: str) -> Tensor:
        """[1, video, WIDTH]; a picture's tokens go to the language model unchanged."""
        if self.is_still:
            return self.tokens
        return self.model.video_tokens(self.tokens[None], [question]).tokens


def answer(model: Everyday, visual: Tensor | None, question: str) -> str:
    """Greedy decoding."""
    opening = model.prefix(visual, 1)
    asked = model.decoder.embed(torch.tensor([ids_of(question + ASSISTANT)]))
    embeddings = torch.cat([opening, asked], dim=1)
    length = embeddings.shape[1]
    states, past = model.decoder(embeddings, torch.arange(length)[None], causal(length))
    written: list[int] = []
    while len(written) < LONGEST_ANSWER:
        token = int(model.decoder.logits(states[0, -1]).argmax())
        if token == END_OF_ANSWER:
            break
        written.append(token)
        at = torch.tensor([[length + len(written) - 1]])
        states, past = model.decoder(model.decoder.embed(torch.tensor([[token]])), at, causal(1, int(at)), past)
    return tokenizer().decode(written)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("file", type=Path)
    parser.add_argument("questions", nargs="+")
    options = parser.parse_args()
    model = open_model(options.checkpoint)
    watched = Watched(model, options.file)
    for question in options.questions:
        print(f"{question}\n  {answer(model, watched.video_tokens(question), question)}")


if __name__ == "__main__":
    main()
