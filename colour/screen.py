"""Make the profile of a screen again: sRGB (IEC 61966-2-1), as an ICC profile of version 4.

    python colour/screen.py --verify         compare with the file that is here
    python colour/screen.py                  write it

Everything in it is computed from the numbers of the standard (`banxin.manuscript.images.matrix_profiles`):
the primaries and the white of ITU-R BT.709, and one curve of two pieces. It is free of rights.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from banxin.manuscript.images.matrix_profiles import BT_709, D65, SRGB_CURVE, matrix_profile

FILE = Path(__file__).resolve().parent / "srgb.icc"


def main() -> int:
    """Write or compare; 1 where the file differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--verify", action="store_true", help="compare instead of writing")
    made = matrix_profile("sRGB IEC61966-2.1", BT_709, D65, SRGB_CURVE)
    if parser.parse_args().verify:
        return int(FILE.read_bytes() != made)
    FILE.write_bytes(made)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
