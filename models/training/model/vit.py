"""Vision transformer: the image encoder of the image-LLM."""

from torch import Tensor, nn

from model.attention import Block
from model.position import grid_features


class VisionTransformer(nn.Module):
    """Frames become a grid of patch features."""

    def __init__(self, image: int, patch: int, width: int, layers: int, heads: int) -> None:
        super().__init__()
        self.patch = patch
        self.embed = nn.Linear(3 * patch * patch, width)
        side = image // patch
        self.register_buffer("grid", grid_features(side), persistent=False)
        self.position = nn.Linear(self.grid.shape[-1], width, bias=False)
        self.blocks = nn.ModuleList(Block(width, heads) for _ in range(layers))
        self.norm = nn.LayerNorm(width)

    def forward(self, pixels: Tensor) -> Tensor:
        """Normalised pixels [frame, 3, height, width] → patch features [frame, patch, width]."""
        x = self.embed(patches(pixels, self.patch)) + self.position(self.grid)
        for block in self.blocks:
            x = block(x)
        return self.norm(x)


def patches(pixels: Tensor, patch: int) -> Tensor:
    """[frame, 3, height, width] → [frame, rows · columns, 3 · patch · patch], row-major."""
    frames, channels, height, width = pixels.shape
    x = pixels.reshape(frames, channels, height // patch, patch, width // patch, patch)
    return x.permute(0, 2, 4, 1, 3, 5).reshape(frames, -1, channels * patch * patch)
