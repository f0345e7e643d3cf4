"""The exported graphs on ONNX Runtime, composed as the browser composes them."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from export.frames import Floats, Frames
from linvt.select import WINDOWS

Ids = NDArray[np.int64]


@dataclass(frozen=True)
class Aggregated:
    """Video tokens [video, channel] and the softmax rows of each scale."""

    video_tokens: Floats
    weights: list[Floats]


class Bundle:
    """Sessions of a bundle's graphs; weights are widened once, at load."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.add_session_config_entry("session.disable_quant_qdq", "1")
        self.temporal = (
            ort.InferenceSession(folder / "temporal.onnx", options, providers=["CPUExecutionProvider"])
            if (folder / "temporal.onnx").exists()
            else None
        )
        self.vision, self.significance, self.aggregator, self.embedder, self.decoder = (
            ort.InferenceSession(folder / f"{name}.onnx", options, providers=["CPUExecutionProvider"])
            for name in ("vision_encoder", "significance", "aggregate", "embed_tokens", "decoder_model_merged")
        )

    @property
    def side(self) -> int:
        """Of the square that frames are resized to, in pixels."""
        return self.vision.get_inputs()[0].shape[-1]

    def visual_tokens(self, frames: Frames) -> Floats:
        """[frame, patch, channel]. A bundle may know no more of time than the share of the clip."""
        known = {"pixel_values": frames.pixels, "frame_times": frames.times, "frame_seconds": frames.seconds}
        return self.vision.run(None, {port.name: known[port.name] for port in self.vision.get_inputs()})[0]

    def temporal_tokens(self, visual: Floats) -> Floats:
        """[frame, patch, channel], of frames that follow one another; as they are without the graph."""
        return visual if self.temporal is None else self.temporal.run(None, {"visual_tokens": visual})[0]

    def scores(self, visual: Floats) -> Floats:
        """[frame, patch, channel] → [frame, patch]."""
        return self.significance.run(None, {"visual_tokens": visual})[0]

    def aggregate(self, scales: list[Floats], question: Floats) -> Aggregated:
        """Scales [selected, channel], question embeddings [question, channel]."""
        feeds = {f"scale_{window}": scale for window, scale in zip(WINDOWS, scales, strict=True)}
        video_tokens, *weights = self.aggregator.run(None, feeds | {"question_embeds": question})
        return Aggregated(video_tokens, weights)

    def embed(self, ids: list[int]) -> Floats:
        """[sequence, channel]."""
        return self.embedder.run(None, {"input_ids": np.array([ids], dtype=np.int64)})[0][0]

    def generate(self, prompt: Floats, end: int, limit: int) -> tuple[list[int], Floats]:
        """Greedy answer to prompt embeddings [sequence, channel], and the first step's logits [vocabulary]."""
        caches = [entry for entry in self.decoder.get_inputs() if entry.name.startswith("past_key_values")]
        past = [np.zeros((1, entry.shape[1], 0, entry.shape[3]), dtype=np.float32) for entry in caches]
        embeds, answer, first, length = prompt, [], None, 0
        while True:
            positions = np.arange(length, length + len(embeds), dtype=np.int64)
            length += len(embeds)
            feeds = {
                "inputs_embeds": embeds[None],
                "attention_mask": np.ones((1, length), dtype=np.int64),
                "position_ids": positions[None],
            }
            logits, *past = self.decoder.run(None, feeds | dict(zip((e.name for e in caches), past, strict=True)))
            first = logits[0, -1] if first is None else first
            token = int(logits[0, -1].argmax())
            if token == end or len(answer) == limit:
                return answer, first
            answer.append(token)
            embeds = self.embed([token])


def selected(scores: Floats, k: int) -> Ids:
    """Indices of the k highest scores, ascending; ties to the lower index, NaN as −∞: scores [frame, patch] → [k]."""
    flat = np.where(np.isnan(scores), -np.inf, scores).ravel()
    return np.sort(np.argsort(-flat, kind="stable")[:k])


def pooled(tokens: Floats, window: int) -> Floats:
    """[selected, channel] → [ceil(selected / window), channel]; a short last window averages what it has."""
    starts = np.arange(0, len(tokens), window)
    counts = np.diff([*starts, len(tokens)])[:, None].astype(np.float32)
    return np.add.reduceat(tokens, starts, axis=0) / counts
