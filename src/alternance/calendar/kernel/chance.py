"""Random numbers from a state of one 64-bit word (xorshift*, Vigna 2016)."""

import numpy as np

from alternance.compiled import bare

_MULTIPLIER = np.uint64(2685821657736338717)
_TO_UNIT = 1.0 / 9007199254740992.0


@bare
def unit(state):
    """The next number in [0, 1)."""
    x = state[0]
    x ^= x >> np.uint64(12)
    x ^= x << np.uint64(25)
    x ^= x >> np.uint64(27)
    state[0] = x
    return float((x * _MULTIPLIER) >> np.uint64(11)) * _TO_UNIT


@bare
def below(state, n):
    """The next whole number in 0 … n - 1 (0 for n < 1)."""
    return int(unit(state) * n) if n > 0 else 0
