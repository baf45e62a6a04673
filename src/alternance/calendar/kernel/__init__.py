"""The serial schedule generator and the search over cohorts, compiled with Numba.

State and pack are plain arrays; random numbers come from a counter that is part of the state, so that a search repeats
itself whatever runs beside it. All functions release the interpreter: chains run in threads.
"""
