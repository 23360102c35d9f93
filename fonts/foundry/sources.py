"""Which packages the faces come from, and how their files are fetched, checked and unpacked.

Packages are named as Debian names them and fetched by apt, so that no address is written down here;
each archive and each file used from it must have the checksum given, or the work stops.
"""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


class SourceError(Exception):
    """A package that cannot be had, or whose bytes are not those the faces were made from."""


@dataclass(frozen=True, slots=True)
class Package:
    """One Debian package at one version; `sha256` is of the .deb archive."""

    name: str
    version: str
    sha256: str

    @property
    def archive_glob(self) -> str:
        """The archive's file name; apt writes the colon of an epoch as %3a."""
        return f"{self.name}_{self.version.replace(':', '%3a')}_*.deb"


NOTO = Package(
    "fonts-noto-cjk",
    "1:20220127+repack1-1",
    "4a2515eb6db3978b897fef9709ed0d2b1f4c6c4df4d83d6c4ef65f71f1b1f502",
)
NOTO_EXTRA = Package(
    "fonts-noto-cjk-extra",
    "1:20220127+repack1-1",
    "5f6536c99f9b3d77a3c383c3f1544f6d49350e7f20832c4c979af0e33f603cb5",
)
WENKAI = Package(
    "fonts-lxgw-wenkai",
    "1.250+repack-1",
    "6d1e4c4aac78ad32062aefa2c836ee4d6e58f9dcf8b3f4407c9eefe304615318",
)
TEXLIVE = Package(
    "texlive-lang-chinese",
    "2022.20230122-1",
    "9cfa07bd44e7b9098e26f0ecac1b5ad210d2249d474c8074d53de92d650b0ec0",
)
JETBRAINS = Package(
    "fonts-jetbrains-mono",
    "2.242+ds-3",
    "516b8e3bacc9a30cf615543fa1fdaf0c5312284f2c4459b7838fd008fd9936bc",
)
UNICODE = Package(
    "unicode-data",
    "15.0.0-1",
    "5efef23bbb1c6a133ecbdd63a2cfa07159ccacf5466a49e2426101c5ecd691fc",
)
PACKAGES = (NOTO, NOTO_EXTRA, WENKAI, TEXLIVE, JETBRAINS, UNICODE)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file inside a package, and the index of the face where the file is a collection."""

    package: Package
    path: str
    sha256: str
    index: int = -1

    def within(self, stock: Path) -> Path:
        """Where this file lies once its package is unpacked below `stock`."""
        return stock / self.package.name / self.path


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file as hexadecimal digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def fetch(package: Package, shelf: Path) -> Path:
    """The package's archive on the shelf, downloaded by apt unless it lies there already."""
    shelf.mkdir(parents=True, exist_ok=True)
    if not (found := sorted(shelf.glob(package.archive_glob))):
        wanted = f"{package.name}={package.version}"
        done = subprocess.run(
            ["apt-get", "download", wanted], cwd=shelf, capture_output=True, text=True, check=False
        )
        found = sorted(shelf.glob(package.archive_glob))
        if done.returncode or not found:
            raise SourceError(
                f"apt offers no {wanted}: {done.stderr.strip()}\n"
                f"Put {package.archive_glob} into {shelf} and run again."
            )
    if (seen := sha256_of(found[0])) != package.sha256:
        raise SourceError(f"{found[0].name} has SHA-256 {seen}, expected {package.sha256}")
    return found[0]


def unpack(package: Package, shelf: Path, stock: Path) -> None:
    """Unpack the package's archive below `stock/<package name>`."""
    target = stock / package.name
    if target.exists():
        return
    target.mkdir(parents=True)
    subprocess.run(["dpkg-deb", "-x", str(fetch(package, shelf)), str(target)], check=True)


def check(files: Iterable[SourceFile], stock: Path) -> None:
    """Stop unless each file has the bytes the committed faces were made from."""
    for file in files:
        if (seen := sha256_of(file.within(stock))) != file.sha256:
            raise SourceError(f"{file.path} has SHA-256 {seen}, expected {file.sha256}")
