"""Eight-bit weights and the numpy half of the pipeline."""

import numpy as np
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from export.quantize import quantized
from export.sessions import pooled, selected
from linvt.select import pool, top_k


def test_eight_bit_weights_are_within_half_a_step() -> None:
    weight = np.random.default_rng(0).normal(size=(40, 24)).astype(np.float32)
    for axis in (0, 1):
        stored, scale = quantized(weight, axis)
        steps = scale[:, None] if axis == 0 else scale[None, :]
        assert (np.abs(stored * steps - weight) <= steps * 0.5001).all()


@settings(deadline=None)
@given(st.lists(st.floats(width=32), min_size=1, max_size=30), st.integers(1, 35))
def test_evaluation_selects_as_training_does(scores: list[float], k: int) -> None:
    values = np.array([scores], dtype=np.float32)
    assert selected(values, k).tolist() == top_k(torch.from_numpy(values), k)[0].tolist()


@settings(deadline=None)
@given(st.integers(1, 15), st.sampled_from([1, 2, 4]))
def test_evaluation_pools_as_training_does(count: int, window: int) -> None:
    tokens = np.random.default_rng(count).normal(size=(count, 5)).astype(np.float32)
    np.testing.assert_allclose(
        pooled(tokens, window), pool(torch.from_numpy(tokens)[None], window)[0], rtol=1e-5, atol=1e-6
    )
