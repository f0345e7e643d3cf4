"""Averaging a model with what it was before."""

from dataclasses import asdict, replace
from pathlib import Path

import pytest
import torch
from torch import nn

from average import averaged
from model.video_llm import ModelConfig, VideoLanguageModel, config_of
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


def saved(path: Path, seed: int, config: ModelConfig) -> Path:
    torch.manual_seed(seed)
    weights = VideoLanguageModel(config).state_dict()
    torch.save({"config": asdict(config), "words": ["dog"] * config.vocabulary, "weights": weights}, path)
    return path


def test_two_models_in_files_are_averaged_in_every_weight_and_only_where_they_are_of_one_shape(tmp_path: Path) -> None:
    config = config_of("small", 50)
    before, after = (saved(tmp_path / f"{seed}.pt", seed, config) for seed in (0, 1))
    result = averaged(before, after, 0.6)
    for name, weight in result["weights"].items():
        of_both = [torch.load(path, weights_only=True)["weights"][name].float() for path in (before, after)]
        assert torch.allclose(weight.float(), 0.4 * of_both[0] + 0.6 * of_both[1], atol=1e-6), name
    other = saved(tmp_path / "other.pt", 2, replace(config, language_layers=config.language_layers + 1))
    with pytest.raises(SystemExit, match="differ in shape"):
        averaged(before, other, 0.6)
