"""The splits and their seeds."""

from __future__ import annotations

from typing import Literal

import numpy as np

Split = Literal["train", "validation", "test"]
SPLIT_CODES: dict[Split, int] = {"train": 1, "validation": 2, "test": 3}


def split_rng(split: Split, index: int) -> np.random.Generator:
    """An own stream of random numbers for each split and index: no two splits share a seed."""
    return np.random.default_rng([SPLIT_CODES[split], index])
