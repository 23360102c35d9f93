"""The memory of a server that runs all night: what is given back goes back to the system.

Pictures of pages come and go in several threads. The GNU C library has an area of memory for each thread, and
lets blocks of such a size lie in them once it has seen larger ones; what is given back between others that
stay is then kept, and the process grows from rebuild to rebuild without holding anything more.
"""

from __future__ import annotations

import ctypes
import sys

_ARENAS, _MAPPED_FROM = -8, -3  # M_ARENA_MAX and M_MMAP_THRESHOLD of malloc.h
_FEW, _LARGE = 2, 64 * 1024  # areas in all; bytes from which a block has memory of its own


def keep_memory_steady() -> bool:
    """Give large blocks memory of their own, which goes with them; false where the C library is another."""
    if sys.platform != "linux":
        return False
    choose = getattr(ctypes.CDLL(None), "mallopt", None)
    return choose is not None and all([choose(_ARENAS, _FEW), choose(_MAPPED_FROM, _LARGE)])
