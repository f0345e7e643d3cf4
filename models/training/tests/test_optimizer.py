"""Muon for matrices between channels, AdamW for the rest."""

import pytest
import torch
from torch import nn

from train.optimizer import STRETCH, FlatOptimizer, orthogonal


@pytest.mark.parametrize("shape", [(3, 24, 24), (2, 24, 48), (2, 48, 24)])
def test_an_orthogonal_update_keeps_directions_and_brings_singular_values_near_one(shape: tuple[int, ...]) -> None:
    left, _ = torch.linalg.qr(torch.randn(shape[0], shape[1], min(shape[1:])))
    right, _ = torch.linalg.qr(torch.randn(shape[0], shape[2], min(shape[1:])))
    given = left * torch.linspace(0.2, 5, min(shape[1:])) @ right.mT
    along = (left.mT @ orthogonal(given) @ right).diagonal(dim1=1, dim2=2)
    assert along.min() > 0.6 and along.max() < 1.3
    assert torch.linalg.svdvals(orthogonal(given)).max() < 1.3


def test_a_matrix_update_is_of_one_length_whatever_the_gradient_and_a_row_of_a_table_is_not_one() -> None:
    module = nn.ModuleDict({"query": nn.Linear(64, 64, bias=False), "slots": nn.Embedding(64, 64)})
    optimizer = FlatOptimizer(module, decay=0.0)
    before = {name: value.clone() for name, value in optimizer.masters().items()}
    (1e-3 * module["query"](module["slots"](torch.tensor([2]))).square().sum()).backward()
    optimizer.step(1.0)
    moved = {name: optimizer.masters()[name] - value for name, value in before.items()}
    assert torch.linalg.svdvals(moved["query.weight"]).max() < 1.3 * STRETCH * 8
    assert moved["query.weight"].norm() > 0
    assert moved["slots.weight"][2].abs().min() > 0.9 and moved["slots.weight"][3].abs().max() == 0
