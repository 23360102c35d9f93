"""Take the reading system of the preview from its package again, with npm on the path.

`python docs/reading_system.py` writes it anew.

The files are those of the package, unchanged. Its bundle of zip.js comes from the release named in
ZIP_LICENCE, whose licence stands beside it.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

PACKAGE = "foliate-js@1.0.1"
ZIP_LICENCE = "@zip.js/zip.js@2.7.52"
FILES = (
    "view.js",
    "epub.js",
    "epubcfi.js",
    "progress.js",
    "overlayer.js",
    "text-walker.js",
    "paginator.js",
    "vendor/zip.js",
    "LICENSE",
)
HERE = Path(__file__).parents[1] / "build" / "banxin" / "preview" / "page" / "reader"
SUMS = HERE / "SHA256SUMS"


def packed(name: str, folder: Path) -> tarfile.TarFile:
    """The archive of an npm package, opened."""
    done = subprocess.run(
        ["npm", "pack", "--silent", name], cwd=folder, check=True, capture_output=True, text=True
    )
    return tarfile.open(folder / done.stdout.split()[-1])


def write(archive: tarfile.TarFile, name: str, to: Path) -> None:
    """Copy a file of the package to its place here."""
    member = archive.extractfile(f"package/{name}")
    if member is None:
        sys.exit(f"{name} is not in the package")
    to.parent.mkdir(exist_ok=True)
    to.write_bytes(member.read())


def main() -> None:
    """Write the files and their checksums."""
    with tempfile.TemporaryDirectory() as folder:
        with packed(PACKAGE, Path(folder)) as archive:
            for name in FILES:
                write(archive, name, HERE / name)
        with packed(ZIP_LICENCE, Path(folder)) as archive:
            write(archive, "LICENSE", HERE / "vendor" / "LICENSE")
    names = sorted([*FILES, "vendor/LICENSE"])
    lines = (f"{hashlib.sha256((HERE / name).read_bytes()).hexdigest()}  {name}\n" for name in names)
    SUMS.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
