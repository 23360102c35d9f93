"""What every run of the tests stands in: its own faces, an empty home, the C locale, no network.

`conftest.py` calls `seal` before anything loads a native library. All of it is in the environment or in the
kernel's account of the process, so that workers and programs that tests start are in it too.
"""

from hermetic.surroundings import Surroundings, seal, surroundings

__all__ = ["Surroundings", "seal", "surroundings"]
