"""Make the printing conditions again: ICC profiles from characterisation data, by Argyll's colprof.

    python colour/rebuild.py --verify        make all in a scratch folder and compare with the catalogue
    python colour/rebuild.py                 make all here: profiles and catalogue

Needs `colprof` (Debian: argyll) and PyYAML; about three minutes of one core. The time in the head of a
profile is fixed, so that the same release of colprof gives the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
SOURCE = "Debian icc-profiles-free 2.0.1+dfsg-1.1"
SRGB = Path("/usr/share/color/argyll/ref/sRGB.icm")
TIME = bytes.fromhex("07ea 0001 0001 000c 0000 0000")  # 2026-01-01 12:00 (ICC.1:2001-04, 6.1.4)
COPYRIGHT = "Free of charge, zlib licence; made by Banxin from the data named in the description"


@dataclass(frozen=True)
class Recipe:
    """A printing condition: its data, what it is called, how much ink it takes in percent."""

    name: str
    data: str
    description: str
    ink_limit: int
    black_limit: int


RECIPES = (
    Recipe("newsprint", "TR002.ti3", "Banxin newsprint 240% (data: CGATS/SNAP TR 002-2007)", 240, 95),
    Recipe("uncoated", "FOGRA29L.ti3", "Banxin uncoated 300% (data: FOGRA29L)", 300, 96),
    Recipe("coated", "FOGRA39L.ti3", "Banxin coated 300% (data: FOGRA39L)", 300, 96),
)


def command(recipe: Recipe) -> list[str]:
    """The command line: Lab table, ramp of black, perceptual table from sRGB on a screen."""
    return [
        "colprof", "-nc", "-qm", "-bm", "-kr", f"-l{recipe.ink_limit}", f"-L{recipe.black_limit}",
        "-cmt", "-dpp", "-S", str(SRGB), "-A", "Banxin", "-M", recipe.name,
        "-C", COPYRIGHT, "-D", recipe.description, Path(recipe.data).stem,
    ]  # fmt: skip


def made(recipe: Recipe, folder: Path) -> bytes:
    """The profile, made in a folder of its own."""
    folder.mkdir()
    shutil.copy(HERE / "data" / recipe.data, folder)
    subprocess.run(command(recipe), cwd=folder, check=True, stdout=subprocess.DEVNULL)
    data = bytearray((folder / recipe.data).with_suffix(".icc").read_bytes())
    data[24:36] = TIME
    return bytes(data)


def entry(recipe: Recipe, data: bytes) -> dict[str, object]:
    """What the catalogue says of a profile."""
    return {
        "file": f"{recipe.name}.icc",
        **asdict(recipe),
        "data_sha256": hashlib.sha256((HERE / "data" / recipe.data).read_bytes()).hexdigest(),
        "data_source": SOURCE,
        "licence": "Zlib",
        "licence_file": "licences/zlib-icc-profiles-free.txt",
        "command": " ".join(command(recipe)[:10]),
        "size": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
    }


def version() -> str:
    """What colprof says of itself."""
    said = subprocess.run(["colprof", "-?"], capture_output=True, text=True, check=False)
    return (said.stdout + said.stderr).splitlines()[0].strip()


def main() -> int:
    """Make all, or compare; the number of profiles that differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--verify", action="store_true", help="compare instead of writing")
    verify = parser.parse_args().verify
    with tempfile.TemporaryDirectory() as scratch:
        profiles = {recipe: made(recipe, Path(scratch) / recipe.name) for recipe in RECIPES}
    entries = [entry(recipe, data) for recipe, data in profiles.items()]
    if verify:
        known = yaml.safe_load((HERE / "catalogue.yaml").read_text(encoding="utf-8"))["conditions"]
        wrong = [one["file"] for one, other in zip(entries, known, strict=True) if one != other]
        print(*(f"differs: {name}" for name in wrong), sep="\n")
        return len(wrong)
    for recipe, data in profiles.items():
        (HERE / f"{recipe.name}.icc").write_bytes(data)
    head = "# The printing conditions. Written by rebuild.py: change the recipes there, not this file.\n"
    text = yaml.safe_dump(
        {"banxin-colour": 1, "made_with": version(), "conditions": entries},
        sort_keys=False,
        allow_unicode=True,
    )
    (HERE / "catalogue.yaml").write_text(head + text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
