# ruff: noqa: E501  written as the formats are, line by line
"""Pack the samples tightly, without previews and themes, which say nothing of the text. Usage: pack.py FOLDER."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

_IDLE = (
    "thumbnail",
    "theme/",
    "stylesWithEffects",
    "webSettings",
    "fontTable",
    "Thumbnails",
    "Configurations2",
)
_DAY = (2019, 7, 30, 0, 0, 0)


def main() -> None:
    """Pack all files anew."""
    for path in sorted(Path(sys.argv[1]).iterdir()):
        if not zipfile.is_zipfile(path):
            continue
        with zipfile.ZipFile(path) as archive:
            members = {one.filename: archive.read(one) for one in archive.infolist() if not one.is_dir()}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for name, data in members.items():
                if not any(part in name for part in _IDLE):
                    archive.writestr(zipfile.ZipInfo(name, _DAY), data, zipfile.ZIP_DEFLATED, 9)


if __name__ == "__main__":
    main()
