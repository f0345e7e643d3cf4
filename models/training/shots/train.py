"""Trains the shot detector on one thread; goes on from its last checkpoint.

    python -m shots.make --split train --first 30000 --clips 100 --out runs/shots/train   # real files; may be left out
    python -m shots.train --minutes 8
    python -m shots.export

Draws the strips first, once (--strips of them); these minutes do not count.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from shots.make import TRUTH
from shots.network import ShotDetector, features
from shots.strips import Strip, drawn_strip, example, filed_strips, load, save

RUN = Path(__file__).parents[1] / "runs" / "shots"
FRAMES = 128
CLIPS = 12
"""Examples a step."""
FRESH = 2
"""Of them new ones; the others come from the KEPT last ones, whose features are known: they cost most."""
KEPT = 2000
RATE = 3e-3
POSITIVE = (5.0, 2.0)
"""Weights of frames that are a cut, or gradual: they are few."""
CHECKPOINT_SECONDS = 60
FILED_SHARE = 0.35
"""Of strips from real files, where there are any."""


def main() -> None:
    arguments = parse_arguments()
    torch.set_num_threads(1)
    torch.manual_seed(arguments.seed)
    arguments.run.mkdir(parents=True, exist_ok=True)
    strips = all_strips(arguments)
    train(ShotDetector(), strips, arguments)


def all_strips(arguments: argparse.Namespace) -> list[Strip]:
    """Drawn ones, and those of real files as often as makes their share; kept in the run's folder."""
    drawn = kept(arguments.run / "drawn.npz", lambda: draw(arguments.strips, arguments.seed))
    files = arguments.run / "train"
    if not (files / TRUTH).exists():
        return drawn
    filed = kept(arguments.run / "filed.npz", lambda: filed_strips(files))
    times = max(1, round(FILED_SHARE / (1 - FILED_SHARE) * len(drawn) / len(filed)))
    print(f"{len(drawn)} drawn strips, {len(filed)} of files {times} times over", flush=True)
    return drawn + filed * times


def draw(count: int, seed: int) -> list[Strip]:
    started, strips = time.monotonic(), []
    for index in range(count):
        strips.append(drawn_strip(np.random.default_rng([seed, index])))
        if index % 200 == 199:
            print(f"{index + 1} of {count} strips drawn, {time.monotonic() - started:.0f} s", flush=True)
    return strips


def kept(path: Path, make: Callable[[], list[Strip]]) -> list[Strip]:
    if not path.exists():
        save(make(), path)
    return load(path)


def train(model: ShotDetector, strips: list[Strip], arguments: argparse.Namespace) -> None:
    """Until the minutes are over, those of earlier runs counted; leaves model.pt."""
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.01, betas=(0.9, 0.98))
    checkpoint = arguments.run / "checkpoint.pt"
    step, spent = 0, 0.0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        step, spent = state["step"], state["spent"]
    total, saved, losses = arguments.minutes * 60, spent, []
    shelf = Shelf(strips)
    while spent < total:
        started = time.monotonic()
        for group in optimizer.param_groups:
            group["lr"] = rate(step, spent / total)
        losses.append(train_step(model, optimizer, shelf, np.random.default_rng([arguments.seed, 7, step])))
        step, spent = step + 1, spent + time.monotonic() - started
        if step % 100 == 0:
            print(f"step {step}, {spent / 60:.1f} min, loss {np.mean(losses[-100:]):.4f}", flush=True)
        if spent - saved > CHECKPOINT_SECONDS:
            saved = spent
            state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step, "spent": spent}
            torch.save(state, checkpoint)
    torch.save(model.state_dict(), arguments.run / "model.pt")


def rate(step: int, done: float) -> float:
    """Learning rate: warm for 100 steps, then falling as a cosine with the time that is spent."""
    return RATE * min(1, (step + 1) / 100) * (0.02 + 0.98 * (1 + math.cos(math.pi * min(1, done))) / 2)


Shown = tuple[Tensor, Tensor]
"""Features [frame, n] and marks [frame, 2] of an example."""


class Shelf:
    """Examples with their features, the oldest given up for new ones."""

    def __init__(self, strips: list[Strip]) -> None:
        self.strips = strips
        self.kept: list[Shown] = []

    def take(self, rng: np.random.Generator) -> list[Shown]:
        fresh = [self._made(rng) for _ in range(FRESH if self.kept else CLIPS)]
        self.kept = [*self.kept, *fresh][-KEPT:]
        return fresh + [self.kept[rng.integers(len(self.kept))] for _ in range(CLIPS - len(fresh))]

    def _made(self, rng: np.random.Generator) -> Shown:
        one = example(rng, self.strips, FRAMES)
        with torch.no_grad():
            seen = features(torch.from_numpy(one.grids)[None], torch.tensor([one.step]))[0]
        return seen.float(), torch.from_numpy(one.marks)


def train_step(model: ShotDetector, optimizer: torch.optim.Optimizer, shelf: Shelf, rng: np.random.Generator) -> float:
    seen, marks = (torch.stack(parts) for parts in zip(*shelf.take(rng), strict=True))
    loss = functional.binary_cross_entropy_with_logits(model.judge(seen), marks, pos_weight=torch.tensor(POSITIVE))
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    return loss.item()


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=8, help="training time, that of earlier runs counted")
    parser.add_argument("--run", type=Path, default=RUN, help="strips, checkpoint and result")
    parser.add_argument("--strips", type=int, default=400, help="clips to draw")
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


if __name__ == "__main__":
    main()
