"""The image language model and, on top of it, LinVT: together a video language model."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Literal

import torch
from torch import Tensor, nn

from linvt.tokenizer import Linvt, LinvtConfig
from model.language_model import LanguageModel
from model.position import time_features
from model.projector import Projector
from model.temporal import TemporalEncoder
from model.vit import VisionTransformer


@dataclass(frozen=True)
class ModelConfig:
    vocabulary: int
    image: int = 64
    patch: int = 8
    vision_width: int = 128
    vision_layers: int = 4
    vision_heads: int = 4
    cell_width: int = 0
    """Of what sees a patch's cells; without any it is seen as a whole alone."""
    channels: int = 192
    language_layers: int = 4
    heads: int = 4
    context: int = 512
    frames: int = 16
    """Of a clip, as the bundle is made for."""
    temporal_layers: int = 0
    """Of the temporal encoder; without any there is none."""
    temporal_width: int = 128
    linvt: LinvtConfig = field(default_factory=LinvtConfig)

    @property
    def side(self) -> int:
        return self.image // self.patch

    @property
    def slots(self) -> int:
        """<bos>, one for each video token, and one shared by all that follows."""
        return sum(self.linvt.queries) + 2


Size = Literal["small", "base"]


def config_of(size: Size, vocabulary: int) -> ModelConfig:
    """`small` is what two processor cores train in hours, `base` what a GPU trains in half an hour."""
    if size == "small":
        return ModelConfig(vocabulary, temporal_layers=2)
    return ModelConfig(
        vocabulary,
        image=96,
        vision_width=256,
        vision_layers=6,
        vision_heads=8,
        channels=320,
        language_layers=6,
        heads=8,
        frames=16,
        temporal_layers=2,
        temporal_width=192,
        linvt=LinvtConfig(channels=320, svr_width=128, heads=8, queries=(24, 12, 12), k=512),
    )


class ImageLanguageModel(nn.Module):
    """ViT, projector, causal language model. An image's visual tokens reach the language model unchanged."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.vision = VisionTransformer(
            config.image,
            config.patch,
            config.vision_width,
            config.vision_layers,
            config.vision_heads,
            config.cell_width,
        )
        self.projector = Projector(config.side, config.vision_width, config.channels)
        self.language = LanguageModel(
            config.vocabulary, config.channels, config.language_layers, config.heads, config.slots, config.context
        )

    def visual_tokens(self, pixels: Tensor, times: Tensor, seconds: Tensor) -> Tensor:
        """Normalised pixels [clip, frame, 3, height, width], twice [clip, frame] → [clip, frame, patch, channel]."""
        return self.placed(self.content(pixels), times, seconds)

    def content(self, pixels: Tensor) -> Tensor:
        """What the frames show, without place and time: [clip, frame, patch, channel]."""
        return self.projector.content(self.vision(pixels.flatten(0, 1))).unflatten(0, pixels.shape[:2])

    def placed(self, content: Tensor, times: Tensor, seconds: Tensor) -> Tensor:
        """Adds place and time to content [clip, frame, patch, channel]."""
        placed = self.projector.placed(content.flatten(0, 1), times.flatten(), seconds.flatten())
        return placed.unflatten(0, content.shape[:2])


class VideoLanguageModel(nn.Module):
    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.config = config
        self.image_llm = ImageLanguageModel(config)
        self.temporal = temporal_encoder(config)
        self.linvt = Linvt(config.linvt)

    def visual_tokens(self, content: Tensor, times: Tensor, seconds: Tensor) -> Tensor:
        """Of clips: content [clip, frame, patch, channel], twice [clip, frame] → [clip, frame, patch, channel]."""
        placed = self.image_llm.placed(content, times, seconds)
        return placed if self.temporal is None else self.temporal(placed)

    @torch.no_grad()
    def anchor_queries(self) -> None:
        """Starts TTA's queries at evenly spaced moments, in the projector's own time embedding."""
        for aggregator in self.linvt.aggregators:
            count = len(aggregator.queries)
            anchors = (torch.arange(count) + 0.5) / count
            weight = self.image_llm.projector.time.weight
            aggregator.start_at(2 * time_features(anchors).to(weight) @ weight.T)


def temporal_encoder(config: ModelConfig) -> TemporalEncoder | None:
    if config.temporal_layers == 0:
        return None
    return TemporalEncoder(config.channels, config.temporal_width, config.temporal_layers, config.heads)


def save_model(model: VideoLanguageModel, words: Sequence[str], path: Path) -> None:
    """Weights beside the sizes that they fit and the words whose ids they know."""
    torch.save({"config": asdict(model.config), "words": list(words), "weights": model.state_dict()}, path)


def load_model(path: Path) -> tuple[VideoLanguageModel, tuple[str, ...]]:
    """The model and its words."""
    saved = torch.load(path, weights_only=True, map_location="cpu")
    sizes = saved["config"]
    model = VideoLanguageModel(ModelConfig(**sizes | {"linvt": LinvtConfig(**sizes["linvt"])}))
    model.load_state_dict(saved["weights"])
    return model, tuple(saved["words"])
