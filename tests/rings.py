"""Pages that were set, each a ring of objects: given up before many have gathered.

To look for rings goes through all that a process has, which takes longer than to set a small page. So it is
done when the process has grown, and not after every page.
"""

from __future__ import annotations

import gc
import resource

_GROWTH = 150 << 10  # KiB
_peak = [0]  # KiB that the process had at most when rings were last looked for


def give_up_rings() -> None:
    """Free pages that nothing holds any more, if the process has grown by so much since the last time."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    if peak > _peak[0] + _GROWTH:
        gc.collect()
        _peak[0] = peak
