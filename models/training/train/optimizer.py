"""AdamW, and Muon for the layers' matrices, over one flat buffer: low-precision weights for the matrix units,
full-precision masters for small steps."""

from collections import defaultdict
from collections.abc import Iterator

import torch
from torch import Tensor, nn
from torch import distributed as dist

NEWTON_SCHULZ = (3.4445, -4.7750, 2.0315)
"""Of Jordan's quintic iteration, which brings singular values near to one, not onto it."""
STRETCH = 0.4
"""An orthogonal update times this and the root of its larger side takes AdamW's learning rate. 0.2 makes it as large as
AdamW's mostly is (Liu et al., 2025, arXiv 2502.16982, section 2.2). Here 0.5 learned answers faster and forgot images
faster than 0.2 did, and 1.0 was worse at both: this lies between."""
OF_ROWS = ("language.embed.", "slots.", "head.", "queries", "naming.", "motion.", "looks.", "changes.", "story.")
"""Parts of the names of matrices with a row a word, a place, a query or a class, which Muon is not for."""
LEAST_SIDE = 8
"""Of a matrix that it is for: those with fewer rows give single numbers."""


class FlatOptimizer:
    """All trainable weights of a module side by side, so that a step and an all-reduce are a few passes over memory.

    Matrices between channels are updated by Muon (Jordan et al., 2024): their momentum, made orthogonal.
    """

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
        self.matrices = self.spans_by_shape()
        self.is_matrix = torch.zeros(total, dtype=torch.bool, device=first.device)
        for span in (span for spans in self.matrices.values() for span in spans):
            self.is_matrix[span] = True

    def spans(self) -> Iterator[tuple[nn.Parameter, slice]]:
        start = 0
        for _, p in self.named:
            yield p, slice(start, start + p.numel())
            start += p.numel()

    def spans_by_shape(self) -> dict[torch.Size, list[slice]]:
        """Of the matrices that Muon updates: those of one shape at once."""
        shapes: dict[torch.Size, list[slice]] = defaultdict(list)
        for (name, p), (_, span) in zip(self.named, self.spans(), strict=True):
            if p.dim() == 2 and min(p.shape) >= LEAST_SIDE and not any(part in name for part in OF_ROWS):
                shapes[p.shape].append(span)
        return shapes

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
        second.lerp_(gradient.square(), 1 - self.betas[1])
        corrections = [1 - beta**self.steps for beta in self.betas]
        update = (first / corrections[0]).div_((second / corrections[1]).sqrt_().add_(1e-8))
        if self.matrices:
            update = torch.where(self.is_matrix, self.orthogonalised(gradient.lerp_(first, self.betas[0])), update)
        self.master.add_(update.addcmul_(self.decayed, self.master), alpha=-rate)
        self.weights.copy_(self.master)
        self.gradients.zero_()
        return norm

    def orthogonalised(self, momentum: Tensor) -> Tensor:
        """Muon's updates of Nesterov's `momentum`, both [weight], 0 but for matrices. The processes share the work."""
        rank, every = (dist.get_rank(), dist.get_world_size()) if dist.is_initialized() else (0, 1)
        update = torch.zeros_like(momentum)
        for shape, spans in self.matrices.items():
            own = spans[rank::every]
            if not own:
                continue
            towards = torch.stack([momentum[span].view(shape) for span in own]).to(self.weights.dtype)
            steps = orthogonal(towards).float() * (STRETCH * max(shape) ** 0.5)
            for span, step in zip(own, steps, strict=True):
                update[span] = step.flatten()
        if dist.is_initialized():
            dist.all_reduce(update)
        return update

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


def orthogonal(matrices: Tensor, iterations: int = 5) -> Tensor:
    """About U Vᵀ of each matrix U S Vᵀ, [matrix, row, column], by Newton and Schulz's iteration (Jordan et al., 2024,
    Muon: an optimizer for hidden layers)."""
    a, b, c = NEWTON_SCHULZ
    wide = matrices if matrices.shape[1] <= matrices.shape[2] else matrices.mT
    x = wide / wide.norm(dim=(1, 2), keepdim=True).clamp(min=1e-7)
    for _ in range(iterations):
        square = x @ x.mT
        x = a * x + (b * square + c * square @ square) @ x
    return x if matrices.shape[1] <= matrices.shape[2] else x.mT
