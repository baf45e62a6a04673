"""Positions of the weights in ``p.weights``: here, so that a change of them begins a new cache of compiled kernels."""

LAG, LATE, UNUSED, THIN, MOVED = range(5)
