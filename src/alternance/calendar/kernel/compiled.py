"""How kernel functions are compiled: those called from Python, and those called only by other kernel functions.

The latter get no wrapper for Python: unpacking a pack of fifty arrays anew in each of them is half of the compile time.
Everything is cached on disk and releases the interpreter, so that chains run in threads.
"""

from numba import njit

entry = njit(cache=True, nogil=True)
inner = njit(cache=True, nogil=True, no_cpython_wrapper=True, no_cfunc_wrapper=True)  # type: ignore[call-overload] # the last two are not in its stubs
