"""A server gives memory back though small blocks that stay lie between the large ones."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

SCRIPT = """
import re, sys
from pathlib import Path
from banxin.preview.memory import keep_memory_steady
def resident():
    return int(re.search(r"VmRSS:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024
if sys.argv[1] == "steady":
    assert keep_memory_steady()
large = b"x" * (20 << 20)
del large  # from here on the C library keeps blocks of up to that size in its areas
before, kept, pictures = resident(), [], []
for number in range(400):
    pictures.append(b"x" * 160_000)
    kept.append(bytearray(3_000))
del pictures
print(resident() - before)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="the C library is another")
@pytest.mark.parametrize(("asked", "given_back"), [("steady", True), ("as it is", False)])
def test_pictures_go_back_to_the_system(asked: str, given_back: bool) -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT, asked], capture_output=True, text=True, check=True)
    assert (float(done.stdout) < 20) is given_back
