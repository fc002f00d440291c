"""What every test may ask for: a seeded generator."""

from __future__ import annotations

import numpy as np
import pytest


@pytest.fixture
def rng() -> np.random.Generator:
    """The same random numbers in every test, whatever ran before."""
    return np.random.default_rng(20_260_101)
