"""Make the built-in faces again from the packages they come from, byte for byte.

    python fonts/rebuild.py --plan                what would be made from what, as JSON; needs nothing
    python fonts/rebuild.py --verify              make all in a scratch folder and compare with the catalogue
    python fonts/rebuild.py                       make all here: faces, catalogue, licences, character list

Packages come through `apt-get download`; `--packages DIR` keeps them, or takes them from there. Needs
fonttools and PyYAML, apt and dpkg-deb. The same fonttools release gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from foundry import casting, charset, inventory, licences, sources  # noqa: E402
from foundry.recipes import RECIPES, Recipe  # noqa: E402

TABLE_FILE = "tongyong-guifan-8105.txt"


def plan() -> list[dict[str, object]]:
    """What each face is made from, without fetching anything."""
    return [
        {
            "file": recipe.file,
            "family": recipe.family,
            "weight": recipe.weight,
            "package": recipe.source.package.name,
            "package_version": recipe.source.package.version,
            "package_sha256": recipe.source.package.sha256,
            "source_file": recipe.source.path,
            "source_sha256": recipe.source.sha256,
            "licence": recipe.licence.spdx,
        }
        for recipe in RECIPES
    ]


def stocked(shelf: Path, stock: Path) -> None:
    """Have every package unpacked below `stock` and every source file checked."""
    for package in sources.PACKAGES:
        sources.unpack(package, shelf, stock)
    used = {recipe.source for recipe in RECIPES} | {recipe.donor for recipe in RECIPES if recipe.donor}
    sources.check([*used, charset.UNIHAN], stock)


def _cast(recipe: Recipe, table: list[str], stock: Path) -> bytes:
    return casting.cast(recipe, charset.charset(table, wide=recipe.wide_charset), stock)


def build(out: Path, shelf: Path, stock: Path, jobs: int) -> list[str]:
    """Write faces, catalogue, licences and character list into `out`; gives the files' names."""
    stocked(shelf, stock)
    table = charset.standard_table(stock)
    (out / TABLE_FILE).write_text(charset.table_as_text(table), encoding="utf-8")
    licences.write_licences(out / "licences", stock)
    entries = []
    with ProcessPoolExecutor(jobs) as pool:
        for recipe, face in zip(RECIPES, pool.map(_cast, RECIPES, repeat(table), repeat(stock)), strict=True):
            (out / recipe.file).write_bytes(face)
            entries.append(inventory.describe(recipe, face, table))
    (out / "catalogue.yaml").write_text(inventory.catalogue_text(entries), encoding="utf-8")
    return [recipe.file for recipe in RECIPES] + ["catalogue.yaml", TABLE_FILE]


def differing(out: Path, names: Sequence[str]) -> list[str]:
    """Those of the files that are not byte for byte as committed here."""
    return [name for name in names if (out / name).read_bytes() != (HERE / name).read_bytes()]


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Make the built-in faces again from their packages.")
    parser.add_argument("--plan", action="store_true", help="print what would be made, as JSON")
    parser.add_argument("--verify", action="store_true", help="compare a fresh make with the files here")
    parser.add_argument("--packages", type=Path, help="folder that holds, or will hold, the packages")
    parser.add_argument("--jobs", type=int, default=2, help="faces made at a time (default 2)")
    return parser.parse_args(argv)


def main(argv: Sequence[str]) -> int:
    """Run the command line; 0 when all is well, 1 when files differ or a source is not as expected."""
    given = _arguments(argv)
    if given.plan:
        print(json.dumps(plan(), ensure_ascii=False, indent=2))
        return 0
    with tempfile.TemporaryDirectory(prefix="banxin-fonts-") as scratch:
        room = Path(scratch)
        out = room / "out" if given.verify else HERE
        out.mkdir(exist_ok=True)
        try:
            names = build(out, given.packages or room / "packages", room / "stock", given.jobs)
        except sources.SourceError as fault:
            print(fault, file=sys.stderr)
            return 1
        changed = differing(out, names) if given.verify else []
    for name in changed:
        print(f"differs: {name}", file=sys.stderr)
    return int(bool(changed))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
