"""Vision transformer: the image encoder of the image-LLM."""

import torch
from torch import Tensor, nn

from model.attention import Block
from model.position import grid_features

CELL = 4
"""Pixels a side."""


class VisionTransformer(nn.Module):
    """Frames become a grid of patch features."""

    def __init__(self, image: int, patch: int, width: int, layers: int, heads: int, cell_width: int) -> None:
        super().__init__()
        self.patch = patch
        self.embed = nn.Linear(3 * patch * patch, width)
        self.cells = Cells(patch, cell_width, width) if cell_width else None
        side = image // patch
        self.register_buffer("grid", grid_features(side), persistent=False)
        self.position = nn.Linear(self.grid.shape[-1], width, bias=False)
        self.blocks = nn.ModuleList(Block(width, heads) for _ in range(layers))
        self.norm = nn.LayerNorm(width)

    def forward(self, pixels: Tensor) -> Tensor:
        """Normalised pixels [frame, 3, height, width] → patch features [frame, patch, width]."""
        x = self.embed(patches(pixels, self.patch)) + self.position(self.grid)
        if self.cells is not None:
            x = x + self.cells(pixels)
        for block in self.blocks:
            x = block(x)
        return self.norm(x)


class Cells(nn.Module):
    """Adds to a patch what a linear look at it cannot tell: what each of its cells of CELL × CELL pixels shows, and
    where (a stem of two layers of convolutions that do not overlap; why stems are not linear: arXiv 2106.14881). It
    adds nothing at first.
    """

    def __init__(self, patch: int, cell_width: int, width: int) -> None:
        super().__init__()
        self.per_side = patch // CELL
        self.see = nn.Linear(3 * CELL * CELL, cell_width)
        self.tell = nn.Linear(cell_width * self.per_side**2, width)
        nn.init.zeros_(self.tell.weight)
        nn.init.zeros_(self.tell.bias)

    def forward(self, pixels: Tensor) -> Tensor:
        """Normalised pixels [frame, 3, height, width] → [frame, patch, width]."""
        rows, columns = (side // CELL for side in pixels.shape[2:])
        seen = torch.relu(self.see(patches(pixels, CELL)))
        return self.tell(patches(seen.transpose(1, 2).unflatten(2, (rows, columns)), self.per_side))


def patches(pixels: Tensor, patch: int) -> Tensor:
    """[frame, channel, height, width] → [frame, rows · columns, channels · patch · patch], row-major."""
    frames, channels, height, width = pixels.shape
    x = pixels.reshape(frames, channels, height // patch, patch, width // patch, patch)
    return x.permute(0, 2, 4, 1, 3, 5).reshape(frames, -1, channels * patch * patch)
