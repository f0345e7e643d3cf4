"""Low-rank adaptation (LoRA, arXiv 2106.09685) of linear layers, merged before export."""

import torch
from torch import Tensor, nn
from torch.nn import functional


class LoraLinear(nn.Module):
    """A frozen linear layer plus a learned update of low rank, zero at the start."""

    def __init__(self, base: nn.Linear, rank: int) -> None:
        super().__init__()
        self.base = base.requires_grad_(False)
        self.down = nn.Linear(base.in_features, rank, bias=False)
        self.up = nn.Linear(rank, base.out_features, bias=False)
        nn.init.zeros_(self.up.weight)

    def forward(self, x: Tensor) -> Tensor:
        """The update is added to the weight first: a batch has many more tokens than a layer has channels."""
        return functional.linear(x, self.base.weight + self.up.weight @ self.down.weight, self.base.bias)

    @torch.no_grad()
    def merged(self) -> nn.Linear:
        self.base.weight += self.up.weight @ self.down.weight
        return self.base


def add_lora(module: nn.Module, rank: int) -> None:
    """Puts a `LoraLinear` in the place of every linear layer below `module`."""
    for name, child in list(module.named_children()):
        if isinstance(child, nn.Linear):
            setattr(module, name, LoraLinear(child, rank))
        else:
            add_lora(child, rank)


def merge_lora(module: nn.Module) -> None:
    for name, child in list(module.named_children()):
        if isinstance(child, LoraLinear):
            setattr(module, name, child.merged())
        else:
            merge_lora(child)
