"""The temporal encoder: which frames a visual token knows of."""

import pytest
import torch

from model.temporal import TemporalEncoder
from train.settling import ADDED, scale_added

CHANNELS, PATCHES, LAYERS = 32, 16, 2


def trained(layers: int = LAYERS) -> TemporalEncoder:
    torch.manual_seed(0)
    encoder = TemporalEncoder(CHANNELS, width=16, layers=layers, heads=2).eval()
    torch.nn.init.normal_(encoder.tell.weight)
    return encoder


def clip(frames: int) -> torch.Tensor:
    return torch.randn(1, frames, PATCHES, CHANNELS, generator=torch.Generator().manual_seed(frames))


def test_it_adds_nothing_before_it_has_learned() -> None:
    visual = clip(4)
    assert torch.equal(TemporalEncoder(CHANNELS, 16, LAYERS, 2)(visual), visual)


@torch.no_grad()
@pytest.mark.parametrize("changed", [0, 8, 16])
@pytest.mark.parametrize(("layers", "known"), [(1, 1), (2, 2), (3, 4), (4, 8)])
def test_a_token_knows_of_more_frames_either_side_the_more_layers_there_are(
    layers: int, known: int, changed: int
) -> None:
    encoder, before = trained(layers), clip(17)
    after = before.clone()
    after[:, changed] += 1
    differs = (encoder(after) - encoder(before)).abs().amax((0, 2, 3)) > 1e-7
    assert differs.tolist() == [abs(frame - changed) <= known for frame in range(17)]


@torch.no_grad()
def test_it_tells_a_clip_from_its_reverse() -> None:
    encoder, visual = trained(), clip(5)
    assert not torch.allclose(encoder(visual.flip(1)).flip(1), encoder(visual), atol=1e-3)


@torch.no_grad()
def test_clips_do_not_know_of_each_other() -> None:
    encoder, visual = trained(), torch.cat([clip(3), clip(3).flip(1)])
    assert torch.allclose(encoder(visual)[:1], encoder(visual[:1]), atol=1e-5)


@torch.no_grad()
@pytest.mark.parametrize("frames", [1, 3])
def test_a_clip_may_be_shorter_than_the_furthest_look(frames: int) -> None:
    assert trained(4)(clip(frames)).isfinite().all()


@torch.no_grad()
def test_once_settled_it_shifts_nothing_on_the_whole_and_adds_as_much_as_wanted() -> None:
    encoder, visual = trained(), clip(6)
    scale_added(encoder, (encoder(visual) - visual).flatten(0, 2))
    added = encoder(visual) - visual
    assert torch.allclose(added.mean((0, 1, 2)), torch.zeros(CHANNELS), atol=1e-5)
    assert added.square().mean().sqrt().item() == pytest.approx(ADDED, rel=1e-3)
