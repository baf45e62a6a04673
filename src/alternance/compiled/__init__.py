"""How kernels are compiled, and where the compiled code is kept.

Numba compiles callees into their callers, but looks only at the caller's own file when it asks whether cached code is
still good. So the cache lies in a folder named after the content of all kernels: a changed kernel begins a new one. It
under the virtual environment, and goes with it. `NUMBA_CACHE_DIR` names another place, which nobody checks. Outside
a virtual environment Numba's own choice stands.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import Any

import numba
from numba import njit

__all__ = ["bare", "cache_folder", "inner", "outer"]


def cache_folder(library: Path, environment: Path) -> Path:
    """Return where compiled code of the kernels below `library` is kept under `environment`."""
    kernels = sorted([*library.glob("*/kernel.py"), *library.glob("*/kernel/*.py")])
    content = b"".join(path.read_bytes() for path in kernels)
    return environment / "numba-cache" / hashlib.sha256(content).hexdigest()[:16]


_config: Any = numba.config
if not _config.CACHE_DIR and sys.prefix != sys.base_prefix:
    _config.CACHE_DIR = str(cache_folder(Path(__file__).parents[1], Path(sys.prefix)))

#: A function that is called from Python. All kernels release the interpreter: they run in threads.
outer = njit(cache=True, nogil=True)
#: A function that only kernels call: no wrapper for Python is compiled.
inner = njit(cache=True, nogil=True, no_cpython_wrapper=True, no_cfunc_wrapper=True)  # type: ignore[call-overload] # the last two are not in its stubs
#: The same, for one that makes no arrays: it counts no references, which costs more than the work in innermost loops.
bare = njit(  # type: ignore[call-overload] # the last three are not in its stubs
    cache=True, nogil=True, no_cpython_wrapper=True, no_cfunc_wrapper=True, _nrt=False
)
