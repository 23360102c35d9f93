"""Changes are noticed however an editor's program saves, and what builds write is no change."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from banxin.preview.watching import changed, changes, stamps


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "paper"
    (folder / "units").mkdir(parents=True)
    (folder / "units" / "a.md").write_text("一", "utf-8")
    (folder / "manifest.yaml").write_text("a: 1", "utf-8")
    return folder


def _saved(root: Path) -> None:
    (root / "units" / "a.md").write_text("二二", "utf-8")


def _saved_atomically(root: Path) -> None:
    (root / "units" / ".a.md.tmp").write_text("三", "utf-8")
    (root / "units" / ".a.md.tmp").replace(root / "units" / "a.md")


def _swapped(root: Path) -> None:
    new = root.parent / "new"
    new.mkdir()
    (new / "a.md").write_text("四", "utf-8")
    (root / "units").rename(root.parent / "old")
    new.rename(root / "units")


def _root_swapped(root: Path) -> None:
    root.rename(root.parent / "old")
    (root / "units").mkdir(parents=True)
    (root / "units" / "a.md").write_text("五五五", "utf-8")


def _added(root: Path) -> None:
    (root / "images").mkdir()
    (root / "images" / "b.png").write_bytes(b"png")


def _removed(root: Path) -> None:
    (root / "units" / "a.md").unlink()


WAYS = [_saved, _saved_atomically, _swapped, _root_swapped, _added, _removed]


@pytest.mark.parametrize("change", WAYS, ids=lambda way: way.__name__.strip("_"))
def test_a_change_is_noticed(root: Path, change: Callable[[Path], None]) -> None:
    before = stamps([root])
    change(root)
    assert changed(before, stamps([root]))


@pytest.mark.parametrize("name", ["out/x.pdf", ".banxin/galleys.json", "units/.a.md.swp", "units/a.md~"])
def test_what_is_no_input_is_no_change(root: Path, name: str) -> None:
    before = stamps([root])
    (root / name).parent.mkdir(exist_ok=True)
    (root / name).write_text("x", "utf-8")
    assert not changed(before, stamps([root]))


def test_every_change_is_told_and_the_next_one_too(root: Path) -> None:
    async def watched() -> int:
        heard = 0
        told = changes(lambda: [root], pause=0.1)
        for way in (_saved, _saved_atomically, _swapped, _saved_atomically, _root_swapped, _saved_atomically):
            next_ = asyncio.ensure_future(anext(told))
            await asyncio.sleep(0.05)
            way_done = asyncio.to_thread(_fresh(way), root)
            await way_done
            assert any("a.md" in path for path in await asyncio.wait_for(next_, 20))
            heard += 1
        await told.aclose()
        return heard

    assert asyncio.run(watched()) == 6


def _fresh(way: Callable[[Path], None]) -> Callable[[Path], None]:
    def done(root: Path) -> None:
        for left in ("old", "new"):
            if (root.parent / left).exists():
                (root.parent / left).rename(root.parent / f"{left}-{len([*root.parent.iterdir()])}")
        way(root)

    return done
