"""AdamW over one flat buffer: low-precision weights for the matrix units, full-precision masters for small steps."""

from collections.abc import Iterator

import torch
from torch import Tensor, nn
from torch import distributed as dist


class FlatAdamW:
    """All trainable weights of a module side by side, so that a step and an all-reduce are a few passes over memory."""

    def __init__(self, module: nn.Module, decay: float = 0.01, betas: tuple[float, float] = (0.9, 0.98)) -> None:
        self.named = [(name, p) for name, p in module.named_parameters() if p.requires_grad]
        first = self.named[0][1]
        total = sum(p.numel() for _, p in self.named)
        self.weights = torch.empty(total, dtype=first.dtype, device=first.device)
        self.gradients = torch.zeros_like(self.weights)
        self.decayed = torch.zeros(total, device=first.device)
        for p, span in self.spans():
            self.weights[span].copy_(p.detach().flatten())
            self.decayed[span] = decay if p.dim() > 1 else 0.0
            p.data = self.weights[span].view(p.shape)
            p.grad = self.gradients[span].view(p.shape)
        self.master = self.weights.float()
        self.moments = torch.zeros(2, total, device=first.device)
        self.betas = betas
        self.steps = 0

    def spans(self) -> Iterator[tuple[nn.Parameter, slice]]:
        start = 0
        for _, p in self.named:
            yield p, slice(start, start + p.numel())
            start += p.numel()

    @torch.no_grad()
    def step(self, rate: float, clip: float = 1.0) -> Tensor:
        """Averages gradients over processes, clips their norm, updates, clears. Returns the unclipped norm."""
        gradient = self.gradients.float()
        if dist.is_initialized():
            dist.all_reduce(gradient)
            gradient /= dist.get_world_size()
        norm = gradient.norm()
        gradient *= (clip / norm.clamp(min=1e-12)).clamp(max=1)
        self.steps += 1
        first, second = self.moments
        first.lerp_(gradient, 1 - self.betas[0])
        second.lerp_(gradient.square_(), 1 - self.betas[1])
        corrections = [1 - beta**self.steps for beta in self.betas]
        update = (first / corrections[0]).div_((second / corrections[1]).sqrt_().add_(1e-8))
        self.master.add_(update.addcmul_(self.decayed, self.master), alpha=-rate)
        self.weights.copy_(self.master)
        self.gradients.zero_()
        return norm

    def masters(self) -> dict[str, Tensor]:
        """Full-precision weights by parameter name."""
        return {
            name: self.master[span].view(p.shape) for (name, p), (_, span) in zip(self.named, self.spans(), strict=True)
        }

    def state(self) -> dict[str, Tensor | int]:
        return {"master": self.master, "moments": self.moments, "steps": self.steps}

    def restore(self, state: dict) -> None:
        self.master.copy_(state["master"])
        self.moments.copy_(state["moments"])
        self.steps = state["steps"]
        self.weights.copy_(self.master)
