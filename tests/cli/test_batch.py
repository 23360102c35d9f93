"""`banxin batch`: what is passed on, what is told, how it ends."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from banxin.batch import local
from banxin.batch.result import not_finished, refusal
from banxin.cli.batch_progress import _Pace
from banxin.findings import finding
from banxin.job.build_asked import BuildAsked
from banxin.job.limits import Limits
from batch.issues import Rehearsed, issue
from cli.rehearsal import Run


@pytest.fixture
def builder(monkeypatch: pytest.MonkeyPatch) -> Rehearsed:
    made = Rehearsed()
    monkeypatch.setattr(local, "LocalWorkers", lambda jobs: made)
    return made


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("p1", "p2", "p3"):
        issue(tmp_path / "house" / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "house"


def test_a_table_and_a_line_for_each(run: Run, house: Path, builder: Rehearsed) -> None:
    builder.failing = ["p2"]
    ended = run("batch", "house")
    assert ended.status == 1
    assert "p2:\nerror[article.empty] There is no text\n" in ended.out
    rows = [line.split() for line in ended.out.splitlines()[-5:-1]]
    assert rows[0] == ["issue", "result", "errors", "warnings", "seconds", "memory"]
    assert rows[1] == ["p1", "built", "0", "0", "0.5", "80", "MB"]
    assert rows[2][:3] == ["p2", "failed", "1"]
    assert ended.out.splitlines()[-1].startswith("3 issues: 2 built, 0 unchanged, 1 failed, in ")
    assert ended.err.splitlines()[0].startswith("1/3 p1: built (")
    assert ended.err.splitlines()[-1] == "3/3 p3: built"


def test_all_good_is_status_0_and_quiet_says_nothing(run: Run, house: Path, builder: Rehearsed) -> None:
    ended = run("batch", house, "-q")
    assert (ended.status, ended.out, ended.err) == (0, "", "")


def test_json_and_the_report_file_tell_the_same(run: Run, house: Path, builder: Rehearsed) -> None:
    builder.failing = ["p2"]
    told = json.loads(run("batch", house, "--json", "--report-json", "r.json").out)
    assert told == json.loads(Path("r.json").read_text(encoding="utf-8"))
    assert (told["verb"], told["status"], told["total"], told["stopped"]) == ("batch", 1, 3, False)
    first, second, _ = told["issues"]
    assert (first["result"], first["peak_mb"], first["cpu"], first["attempts"]) == ("built", 80.0, 0.4, 1)
    assert first["outputs"][0]["path"] == str(house / "p1" / "out" / "a.epub")
    assert [one["code"] for one in second["findings"]] == ["article.empty"]


def test_options_of_build_are_passed_on(run: Run, house: Path, builder: Rehearsed) -> None:
    run("batch", house, "-e", "print", "--set", "accent=#333", "--draft", "--fresh", "--memory", "900")
    (asked,) = builder.asked
    assert asked.build == BuildAsked(("print",), fresh=True, draft=True, options=(("accent", "#333"),))
    assert asked.limits == Limits(memory=900)


def test_stopped_it_says_how_to_go_on(run: Run, house: Path, builder: Rehearsed) -> None:
    def stop(number: int) -> None:
        if number == 1:
            raise KeyboardInterrupt

    builder.before = stop
    ended = run("batch", house)
    assert ended.status == 130
    assert "Stopped: 1 of 3 issues are done. The same command goes on from here." in ended.err
    builder.before = lambda number: None
    assert "2 built, 1 unchanged" in run("batch", house).out


def test_a_mistake_of_ours_stops_no_other(
    run: Run, house: Path, builder: Rehearsed, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = not_finished("batch.fault", "Banxin made a mistake.", fault="Traceback: told by the worker")
    result = builder._result
    monkeypatch.setattr(builder, "_result", lambda one: fault if one.name == "p2" else result(one))
    ended = run("batch", house)
    assert ended.status == 3
    assert "Traceback" not in ended.out + ended.err
    (report,) = (house / "p2" / ".banxin").glob("banxin-fault-*")
    assert str(report) in ended.err
    assert "told by the worker" in report.read_text(encoding="utf-8")
    assert "2 built" in ended.out


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("nowhere",), 2, "is not a folder"),
        (("house", "--send", "bytes"), 2, "--scheduler"),
        (("house", "--set", "accent"), 2, "OPTION=VALUE"),
        (("house", "--jobs", "0"), 2, "--jobs"),
        (("empty",), 1, "error[batch.none] There is no publication under"),
        (("house", "--report-json", "nowhere/r.json"), 1, "Cannot write"),
    ],
)
def test_what_is_wrong_is_said(
    run: Run, house: Path, builder: Rehearsed, arguments: tuple[str, ...], status: int, words: str
) -> None:
    (house.parent / "empty").mkdir()
    ended = run("batch", *arguments)
    assert ended.status == status
    assert words in ended.out + ended.err
    assert "Traceback" not in ended.out + ended.err


def test_what_is_refused_at_once_is_no_pace() -> None:
    built = replace(refusal(finding("batch.same-output", "")), seconds=2.0)
    pace = _Pace()
    assert not pace.words(1, 3, refusal(finding("batch.same-output", "")))
    assert pace.words(2, 3, built)
