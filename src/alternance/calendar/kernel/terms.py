"""Constants of several kernels.

Positions of the weights in ``p.weights``: here, so that a change of them begins a new cache of compiled kernels.
Numbers of a numpy type: a Python literal is a type of its own to Numba, and what is called with two of them is compiled
twice.
"""

import numpy as np

LAG, LATE, UNUSED, THIN, MOVED = range(5)

ADD, REMOVE = np.int64(1), np.int64(-1)
NOBODY = np.int64(0)
NO = np.bool_(False)
