"""Averaging a model with what it was before."""

import pytest
import torch
from torch import nn

from train.averaging import average


def states(seed: int) -> dict[str, torch.Tensor]:
    torch.manual_seed(seed)
    return nn.Sequential(nn.Linear(3, 4), nn.LayerNorm(4)).state_dict()


@pytest.mark.parametrize(("share", "seed"), [(0.0, 1), (1.0, 2)])
def test_a_share_of_nothing_is_the_model_before_and_of_all_the_model_after(share: float, seed: int) -> None:
    model = nn.Sequential(nn.Linear(3, 4), nn.LayerNorm(4))
    model.load_state_dict(states(2))
    average(model, states(1), share)
    for name, weight in model.state_dict().items():
        assert torch.equal(weight, states(seed)[name])


def test_between_them_a_linear_layer_gives_the_average_of_what_both_give() -> None:
    before, after = nn.Linear(3, 4), nn.Linear(3, 4)
    x = torch.randn(5, 3)
    given = 0.35 * before(x) + 0.65 * after(x)
    average(after, before.state_dict(), 0.65)
    assert torch.allclose(after(x), given, atol=1e-6)


def test_what_was_not_there_before_stays_as_it_was_learned() -> None:
    model = nn.Linear(3, 4)
    learned = model.weight.clone()
    average(model, {"bias": torch.ones(4)}, 0.0)
    assert torch.equal(model.weight, learned) and torch.equal(model.bias, torch.ones(4))
