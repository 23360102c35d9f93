"""The command line run in this process, and a job that answers as it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from banxin import job
from banxin.cli.app import main
from cli.rehearsal import Ended, FakeJob, Run


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `banxin` with arguments, as the installed command does."""

    def once(*arguments: object) -> Ended:
        monkeypatch.setattr("sys.argv", ["banxin", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            main()
        captured = capsys.readouterr()
        return Ended(int(end.value.code or 0), captured.out, captured.err)

    return once


@pytest.fixture
def fake_job(monkeypatch: pytest.MonkeyPatch) -> FakeJob:
    fake = FakeJob()
    monkeypatch.setattr(job, "build", fake.build, raising=False)
    monkeypatch.setattr(job, "check", fake.check, raising=False)
    monkeypatch.setattr(job, "proof", fake.proof, raising=False)
    return fake


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that looks like a publication; the run stands beside it."""
    folder = tmp_path / "paper"
    folder.mkdir()
    (folder / "manifest.yaml").write_text("banxin: 1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder
