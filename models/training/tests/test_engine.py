"""What a stage leaves behind."""

from pathlib import Path

import torch

from train.engine import Schedule, run_stage, save
from train.optimizer import FlatOptimizer
from train.prefetch import Source
from train.stages import Stage
from world.sampling import Screen


class Nothing(Stage):
    """A stage whose minutes are used up."""

    @staticmethod
    def plan(*_: object) -> None:
        raise AssertionError("There is no step left to make a batch for.")


def test_a_stage_returns_the_weights_that_learned_alone_and_unrounded(tmp_path: Path) -> None:
    learner = torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.Linear(2, 2)).to(torch.bfloat16)
    learner[0].requires_grad_(False)
    optimizer = FlatOptimizer(learner)
    optimizer.master += 1e-5
    save(tmp_path / "any.checkpoint.pt", optimizer, 60.0)
    source = Source(0, 0, 1, Screen(), 1)
    learned = run_stage("any", learner, Nothing(), source, lambda: "", Schedule(1.0, 1e-3), tmp_path)
    assert set(learned) == {"1.weight", "1.bias"}
    for name, weight in optimizer.masters().items():
        assert torch.equal(learned[name], weight) and not torch.equal(weight, weight.bfloat16().float())
