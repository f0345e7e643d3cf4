"""Significance scoring of the spatio-temporal visual token refiner (SVR; paper, section 3.2.1)."""

from torch import Tensor, nn

from model.attention import Attention, FeedForward


class SignificanceLayer(nn.Module):
    """Attention inside every frame, then across frames at the same position."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.spatial_norm = nn.LayerNorm(width)
        self.spatial = Attention(width, heads)
        self.temporal_norm = nn.LayerNorm(width)
        self.temporal = Attention(width, heads)
        self.feed_forward_norm = nn.LayerNorm(width)
        self.feed_forward = FeedForward(width, 2)

    def forward(self, x: Tensor) -> Tensor:
        """[clip, frame, patch, width] → the same shape."""
        clips = x.shape[0]
        inside = x.flatten(0, 1)
        x = (inside + self.spatial(self.spatial_norm(inside))).unflatten(0, (clips, -1))
        across = x.transpose(1, 2).flatten(0, 1)
        x = (across + self.temporal(self.temporal_norm(across))).unflatten(0, (clips, -1)).transpose(1, 2)
        return x + self.feed_forward(self.feed_forward_norm(x))


class Significance(nn.Module):
    """One score per visual token. The attended features exist only to score."""

    def __init__(self, channels: int, width: int, layers: int, heads: int) -> None:
        super().__init__()
        self.reduce = nn.Sequential(nn.LayerNorm(channels), nn.Linear(channels, width))
        self.layers = nn.ModuleList(SignificanceLayer(width, heads) for _ in range(layers))
        self.norm = nn.LayerNorm(width)
        self.head = nn.Linear(width, 1)

    def forward(self, tokens: Tensor) -> Tensor:
        """Visual tokens [clip, frame, patch, channel] → scores [clip, frame, patch]."""
        x = self.reduce(tokens)
        for layer in self.layers:
            x = layer(x)
        return self.head(self.norm(x)).squeeze(-1)
