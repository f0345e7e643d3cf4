"""What visual tokens are told of things in time."""

import torch

from train.learner import in_clips_with
from train.told import SELDOM_WEIGHT, seldom_entropy
from train.validation import found_counts


def test_what_nothing_weighs_may_differ_from_token_to_token() -> None:
    logits, classes = torch.randn(6, 2, generator=torch.Generator().manual_seed(0)), torch.tensor([0, 1, 0, 0, 1, 0])
    alike = seldom_entropy(logits, classes, torch.full((6,), SELDOM_WEIGHT))
    assert torch.isclose(alike, seldom_entropy(logits, classes, SELDOM_WEIGHT))
    doubtful = torch.tensor([True, False, False, False, False, False])
    apart = seldom_entropy(logits, classes, torch.where(doubtful, 1.0, SELDOM_WEIGHT))
    losses = -logits.log_softmax(1)[torch.arange(6), classes]
    weights = torch.tensor([1.0, 1.0, SELDOM_WEIGHT, SELDOM_WEIGHT, 1.0, SELDOM_WEIGHT])
    assert torch.isclose(apart, (losses * weights).sum() / weights.sum())


def test_what_hides_a_thing_is_found_where_it_seems_to_most_in_the_last_frame() -> None:
    shown = torch.ones(3, 2, 4, dtype=torch.bool)
    hides = torch.zeros(3, 2, 4, dtype=torch.long)
    hides[0, :, 1] = hides[1, :, 2] = 1
    seems = torch.zeros(3, 2, 4)
    seems[0, 1, 1] = seems[1, 1, 3] = seems[1, 0, 2] = 2.0
    hiding = torch.stack([torch.zeros_like(seems), seems], dim=-1)[shown]
    assert found_counts(hiding, hides, shown).tolist() == [1, 2]


def test_a_clip_counts_wholly_as_one_with_what_one_of_its_patches_shows() -> None:
    classes = torch.zeros(2, 3, 4, dtype=torch.long)
    classes[1, 2, 0] = 5
    assert in_clips_with(classes).all((1, 2)).tolist() == [False, True]
    assert not in_clips_with(classes)[0].any()
