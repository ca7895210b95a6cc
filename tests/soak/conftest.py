"""What tests of faults share: chances whose seed is printed."""

import random

import pytest


@pytest.fixture
def dice(request: pytest.FixtureRequest) -> random.Random:
    """Chances whose seed is printed."""
    seed = random.randrange(1 << 32)
    print(f"{request.node.name}: seed {seed}")
    return random.Random(seed)
