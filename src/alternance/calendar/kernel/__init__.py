"""The serial schedule generator and the search over cohorts, compiled with Numba.

State and pack are plain arrays; random numbers come from a counter that is part of the state, so that a search repeats
itself whatever runs beside it. All functions release the interpreter: chains run in threads.

Who changes a function here must empty Numba's cache (`NUMBA_CACHE_DIR`): Numba compiles callees into their callers, but
looks only at the caller's own file when it asks whether a cached function is still good.
"""
