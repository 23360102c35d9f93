"""A stopped batch goes on where it was; what has changed is built again, nothing forged is believed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from banxin.batch import Batch, BatchAsked, BatchReport
from banxin.job.build_asked import BuildAsked
from batch.issues import Rehearsed, issue

NAMES = ["p0", "p1", "p2", "p3"]


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in NAMES:
        issue(tmp_path / "house" / name)
    return tmp_path / "house"


def run(house: Path, builder: Rehearsed, asked: BatchAsked | None = None) -> BatchReport:
    return Batch([house], asked or BatchAsked(), builder).run(lambda *told: None)


def stop(at: int) -> Callable[[int], None]:
    def before(number: int) -> None:
        if number == at:
            raise KeyboardInterrupt

    return before


def stopped(house: Path, at: int = 2, **how: object) -> BatchReport:
    return run(house, replace(Rehearsed(), before=stop(at), **how))  # type: ignore[arg-type]


def built_then(house: Path, **how: object) -> list[str]:
    """What the next run builds."""
    builder = replace(Rehearsed(), done=[], **how)  # type: ignore[arg-type]
    run(house, builder)
    return builder.done


def test_it_tells_what_is_done_and_goes_on(house: Path) -> None:
    report = stopped(house)
    assert report.stopped
    assert ([one.name for one, _ in report.results], report.total) == (["p0", "p1"], 4)
    again = Rehearsed()
    report = run(house, again)
    assert again.done == ["p2", "p3"]
    assert [str(result.state) for _, result in report.results] == ["unchanged"] * 2 + ["built"] * 2


def test_how_many_there_are_is_told_first(house: Path) -> None:
    told: list[int] = []
    Batch([house], BatchAsked(), Rehearsed()).run(lambda done, *_: told.append(done), told.append)
    assert told == [4, 1, 2, 3, 4]


def test_stopped_twice(house: Path) -> None:
    stopped(house, 1)
    stopped(house, 1)
    assert built_then(house) == ["p2", "p3"]


def test_a_run_that_ended_leaves_the_rest_to_the_records(house: Path) -> None:
    assert built_then(house) == NAMES
    assert built_then(house) == NAMES


def test_failures_are_told_again_after_a_stop_alone(house: Path) -> None:
    stopped(house, 3, failing=["p1"])
    report = run(house, again := Rehearsed(failing=["p1"]))
    assert again.done == ["p3"]
    assert [one.code for one in report.results[1][1].findings] == ["article.empty"]
    assert "p1" in built_then(house)


@pytest.mark.parametrize(
    "change",
    [
        lambda house: (house / "p0" / "a.md").write_text(
            "---\nheadline: 茶\n---\n\n水。\n", encoding="utf-8"
        ),
        lambda house: (house / "p0" / "new.md").touch(),
        lambda house: (house / "p0" / "out" / "a.epub").write_bytes(b"p9"),
        lambda house: (house / "p0" / "out" / "a.epub").unlink(),
    ],
    ids=["text", "new file", "other output", "no output"],
)
def test_what_changed_is_built_again(house: Path, change: Callable[[Path], object]) -> None:
    stopped(house)
    change(house)
    assert built_then(house) == ["p0", "p2", "p3"]


def test_what_changes_while_it_is_built_is_built_again(house: Path) -> None:
    def edit(number: int) -> None:
        (house / "p0" / "a.md").write_text(f"{number}", encoding="utf-8")
        stop(1)(number)

    run(house, Rehearsed(before=edit))
    assert built_then(house) == NAMES


def test_another_wish_is_another_batch(house: Path) -> None:
    stopped(house)
    builder = Rehearsed()
    run(house, builder, BatchAsked(BuildAsked(("reader",))))
    assert builder.done == NAMES


def journal_of(house: Path) -> Path:
    (found,) = (house.parent / "cache" / "banxin" / "batches").iterdir()
    return found


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.replace(b'"root"', b'"Root"', 1),
        lambda data: data[:-200],
        lambda data: b"",
        lambda data: b"\xff\n{}\n" + data.split(b"\n", 2)[0],
    ],
    ids=["forged", "cut short", "empty", "odd"],
)
def test_only_whole_lines_of_ones_own_count(house: Path, spoil: Callable[[bytes], bytes]) -> None:
    stopped(house)
    journal = journal_of(house)
    journal.write_bytes(spoil(journal.read_bytes()))
    assert {"p2", "p3"} < set(built_then(house))


def test_it_may_be_deleted(house: Path) -> None:
    stopped(house)
    journal_of(house).unlink()
    assert built_then(house) == NAMES


def test_elsewhere_the_journal_stands_for_the_records(house: Path) -> None:
    assert built_then(house, remote=True, failing=["p3"]) == NAMES
    assert built_then(house, remote=True) == ["p3"]


def test_folders_that_cannot_be_written_are_known_at_once(house: Path) -> None:
    (house / "p1" / "out").write_text("a file", encoding="utf-8")
    builder = Rehearsed()
    report = run(house, builder)
    assert builder.done == ["p0", "p2", "p3"]
    assert [one.code for one in report.results[1][1].findings] == ["press.output"]


def test_files_that_go_into_an_issue_change_no_issue(house: Path) -> None:
    out = house / "p0" / "pdf"

    def built(builder: Rehearsed) -> list[str]:
        Batch([house], BatchAsked(), builder, out).run(lambda *told: None)
        return builder.done

    assert built(Rehearsed(remote=True)) == NAMES
    assert (out / "p1" / "a.epub").is_file()
    assert built(Rehearsed(remote=True)) == []
    (house / "p0" / "new.md").touch()
    assert built(Rehearsed(remote=True)) == ["p0"]
