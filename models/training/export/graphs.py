"""The bundle's graphs as modules whose inputs and outputs are named axes without a batch axis of their own."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from linvt.aggregate import Condition
from model.language_model import KeyValue
from model.video_llm import VideoLanguageModel


class VisionEncoder(nn.Module):
    """pixel_values [frame, 3, height, width], times and seconds [frame] → visual_tokens [frame, patch, channel]."""

    def __init__(self, model: VideoLanguageModel) -> None:
        super().__init__()
        self.vision, self.projector = model.image_llm.vision, model.image_llm.projector

    def forward(self, pixel_values: Tensor, frame_times: Tensor, frame_seconds: Tensor) -> Tensor:
        return self.projector(self.vision(pixel_values), frame_times, frame_seconds)


class TemporalGraph(nn.Module):
    """visual_tokens [frame, patch, channel] → temporal_tokens [frame, patch, channel]."""

    def __init__(self, temporal: nn.Module) -> None:
        super().__init__()
        self.temporal = temporal

    def forward(self, visual_tokens: Tensor) -> Tensor:
        return self.temporal(visual_tokens.unsqueeze(0)).squeeze(0)


class SignificanceGraph(nn.Module):
    """visual_tokens [frame, patch, channel] → scores [frame, patch]."""

    def __init__(self, model: VideoLanguageModel) -> None:
        super().__init__()
        self.significance = model.linvt.significance

    def forward(self, visual_tokens: Tensor) -> Tensor:
        return self.significance(visual_tokens.unsqueeze(0)).squeeze(0)


class Aggregate(nn.Module):
    """Three scales [selected_i, channel], question_embeds [question, channel] → video_tokens, weights_i."""

    def __init__(self, model: VideoLanguageModel) -> None:
        super().__init__()
        self.aggregators = model.linvt.aggregators

    def forward(self, scale_1: Tensor, scale_2: Tensor, scale_4: Tensor, question_embeds: Tensor) -> tuple[Tensor, ...]:
        condition = Condition(question_embeds.unsqueeze(0))
        outputs = [
            aggregate(scale.unsqueeze(0), condition)
            for aggregate, scale in zip(self.aggregators, (scale_1, scale_2, scale_4), strict=True)
        ]
        video_tokens = torch.cat([tokens for tokens, _ in outputs], dim=1)
        return video_tokens.squeeze(0), *(weights.squeeze(0) for _, weights in outputs)


class EmbedTokens(nn.Module):
    """input_ids [batch, sequence] → inputs_embeds [batch, sequence, channel]."""

    def __init__(self, model: VideoLanguageModel) -> None:
        super().__init__()
        self.embed = model.image_llm.language.embed

    def forward(self, input_ids: Tensor) -> Tensor:
        return self.embed(input_ids)


class Decoder(nn.Module):
    """The language model in the hub's layout, with its cache of keys and values."""

    def __init__(self, model: VideoLanguageModel) -> None:
        super().__init__()
        self.language = model.image_llm.language

    def forward(
        self, inputs_embeds: Tensor, attention_mask: Tensor, position_ids: Tensor, past: list[KeyValue]
    ) -> tuple[Tensor, list[KeyValue]]:
        total, new = attention_mask.shape[1], inputs_embeds.shape[1]
        columns = torch.arange(total)
        rows = torch.arange(new).unsqueeze(1) + (total - new)
        visible = (columns <= rows)[None, None] & attention_mask.bool()[:, None, None, :]
        bias = torch.where(visible, 0.0, -1e4)
        return self.language(inputs_embeds, position_ids, bias, past)


@dataclass(frozen=True)
class Port:
    """A graph's input or output; an axis is a fixed length or the name of a free dimension."""

    name: str
    dtype: str
    axes: tuple[str | int, ...]


@dataclass(frozen=True)
class Graph:
    """What the manifest says of a graph, and how to trace it."""

    file: str
    module: nn.Module
    inputs: tuple[Port, ...]
    outputs: tuple[Port, ...]


def graphs(model: VideoLanguageModel) -> dict[str, Graph]:
    """The bundle's graphs by the names of the manifest."""
    config = model.config
    channels, patch = config.channels, config.side**2
    scales = [f"selected_{window}" for window in config.linvt.windows]
    return {
        "visionEncoder": Graph(
            "vision_encoder.onnx",
            VisionEncoder(model),
            (
                Port("pixel_values", "float32", ("frame", 3, config.image, config.image)),
                Port("frame_times", "float32", ("frame",)),
                Port("frame_seconds", "float32", ("frame",)),
            ),
            (Port("visual_tokens", "float32", ("frame", patch, channels)),),
        ),
        **temporal_graph(model),
        "significance": Graph(
            "significance.onnx",
            SignificanceGraph(model),
            (Port("visual_tokens", "float32", ("frame", patch, channels)),),
            (Port("scores", "float32", ("frame", patch)),),
        ),
        "aggregate": Graph(
            "aggregate.onnx",
            Aggregate(model),
            (
                *(
                    Port(f"scale_{w}", "float32", (s, channels))
                    for w, s in zip(config.linvt.windows, scales, strict=True)
                ),
                Port("question_embeds", "float32", ("question", channels)),
            ),
            (
                Port("video_tokens", "float32", (sum(config.linvt.queries), channels)),
                *(
                    Port(f"weights_{w}", "float32", (q, s))
                    for w, q, s in zip(config.linvt.windows, config.linvt.queries, scales, strict=True)
                ),
            ),
        ),
        "embedTokens": Graph(
            "embed_tokens.onnx",
            EmbedTokens(model),
            (Port("input_ids", "int64", ("batch", "sequence")),),
            (Port("inputs_embeds", "float32", ("batch", "sequence", channels)),),
        ),
        "decoder": decoder_graph(model),
    }


def temporal_graph(model: VideoLanguageModel) -> dict[str, Graph]:
    """None in a model without a temporal encoder."""
    if model.temporal is None:
        return {}
    axes = ("frame", model.config.side**2, model.config.channels)
    ports = (Port("visual_tokens", "float32", axes),), (Port("temporal_tokens", "float32", axes),)
    return {"temporal": Graph("temporal.onnx", TemporalGraph(model.temporal), *ports)}


def decoder_graph(model: VideoLanguageModel) -> Graph:
    config = model.config
    head = config.channels // config.heads

    def cache(name: str, axis: str) -> tuple[Port, ...]:
        return tuple(
            Port(f"{name}.{layer}.{kind}", "float32", ("batch", config.heads, axis, head))
            for layer in range(config.language_layers)
            for kind in ("key", "value")
        )

    return Graph(
        "decoder_model_merged.onnx",
        Decoder(model),
        (
            Port("inputs_embeds", "float32", ("batch", "sequence", config.channels)),
            Port("attention_mask", "int64", ("batch", "total_sequence")),
            Port("position_ids", "int64", ("batch", "sequence")),
            *cache("past_key_values", "past_sequence"),
        ),
        (
            Port("logits", "float32", ("batch", "sequence", config.vocabulary)),
            *cache("present", "total_sequence"),
        ),
    )
