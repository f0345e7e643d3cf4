"""Runs a stage on one or several processes until its minutes are used: steps, learning rate, checkpoints, log."""

import math
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch import distributed as dist

from train.losses import Losses
from train.machine import give_back_memory
from train.optimizer import FlatOptimizer
from train.prefetch import Source, batches
from train.stages import Stage


@dataclass(frozen=True)
class Schedule:
    """Ends after its minutes or, where they are given, its steps."""

    minutes: float
    rate: float
    steps: int | None = None
    warmup: int = 60
    report_minutes: float = 5.0

    def progress(self, step: int, spent: float) -> float:
        """Share that is done after `step` steps and `spent` seconds; 1 at the end."""
        return step / self.steps if self.steps else spent / (self.minutes * 60)

    def rate_at(self, step: int, progress: float) -> float:
        """Linear warm-up over steps, then a cosine over what is to do."""
        return self.rate * min(1.0, (step + 1) / self.warmup) * (0.02 + 0.98 * (1 + math.cos(math.pi * progress)) / 2)


@dataclass
class Clock:
    """Training time of a stage over all its sittings; rank 0's clock counts for every process."""

    spent: float
    since: float

    @classmethod
    def start(cls, spent: float) -> "Clock":
        return cls(spent, time.monotonic())

    def seconds(self) -> float:
        now = torch.tensor([self.spent + time.monotonic() - self.since], dtype=torch.float64, device="cpu")
        if dist.is_initialized():
            dist.broadcast(now, src=0)
        return now.item()


def rank() -> int:
    return dist.get_rank() if dist.is_initialized() else 0


def run_stage(
    name: str,
    learner: nn.Module,
    stage: Stage,
    source: Source,
    evaluate: Callable[[], str],
    schedule: Schedule,
    folder: Path,
) -> dict[str, Tensor]:
    """Trains what requires gradients in `learner`, and returns its weights in full precision."""
    optimizer = FlatOptimizer(learner)
    checkpoint = folder / f"{name}.checkpoint.pt"
    clock = Clock.start(resume(checkpoint, optimizer))
    log = Log(name, optimizer.steps, clock.seconds())
    with closing(batches(stage.plan, source, optimizer.steps)) as supply:
        while (progress := schedule.progress(optimizer.steps, spent := clock.seconds())) < 1:
            step = optimizer.steps
            parts = stage.losses(next(supply), step)
            sum(parts.values()).backward()
            norm = optimizer.step(schedule.rate_at(step, progress))
            log.add(parts, norm)
            if optimizer.steps in (20, 100) or spent - log.spent > schedule.report_minutes * 60:
                log.report(optimizer.steps, spent, evaluated(learner, evaluate))
                save(checkpoint, optimizer, clock.seconds())
                give_back_memory()
    save(checkpoint, optimizer, clock.seconds())
    log.report(optimizer.steps, spent, evaluated(learner, evaluate))
    return {name: weight.clone() for name, weight in optimizer.masters().items()}


class Log:
    """One line every few minutes, from the first process: mean losses since the last, and the evaluation."""

    def __init__(self, name: str, step: int, spent: float) -> None:
        self.name, self.step, self.spent = name, step, spent
        self.totals: dict[str, list[Tensor]] = defaultdict(list)

    def add(self, parts: Losses, norm: Tensor) -> None:
        """Reads nothing: a GPU would be waited for at every step."""
        for part, value in (parts | {"norm": norm}).items():
            self.totals[part].append(value.detach())

    def report(self, step: int, spent: float, evaluation: str) -> None:
        averages = {part: torch.stack(values).float().mean().item() for part, values in self.totals.items()}
        means = " ".join(f"{part} {value:.3f}" for part, value in averages.items())
        pace = (spent - self.spent) / max(1, step - self.step)
        self.step, self.spent = step, spent
        self.totals.clear()
        if rank() == 0:
            when = f"{time.strftime('%H:%M:%S')} {self.name} {spent / 60:.1f} min"
            print(f"{when}, step {step}, {pace:.2f} s a step | {means}\n    {evaluation}", flush=True)


def evaluated(learner: nn.Module, evaluate: Callable[[], str]) -> str:
    learner.eval()
    with torch.no_grad():
        text = evaluate()
    learner.train()
    return text


def resume(checkpoint: Path, optimizer: FlatOptimizer) -> float:
    """Seconds already spent; 0 where there is no checkpoint."""
    if not checkpoint.exists():
        return 0.0
    state = torch.load(checkpoint, weights_only=True, map_location=optimizer.master.device)
    optimizer.restore(state["optimizer"])
    return state["spent"]


def save(checkpoint: Path, optimizer: FlatOptimizer, spent: float) -> None:
    if rank() == 0:
        fresh = checkpoint.with_suffix(".new")
        torch.save({"optimizer": optimizer.state(), "spent": spent}, fresh)
        fresh.replace(checkpoint)
