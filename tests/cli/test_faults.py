"""When something goes wrong that is not the editor's: one sentence, a report, never a traceback."""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from cli.rehearsal import FakeJob, Run


def report_in(text: str) -> Path:
    found = re.search(r"is written in (\S+\.txt)", text)
    assert found, text
    return Path(found.group(1))


def test_our_mistake_is_status_3_with_a_report_in_the_cache(run: Run, fake_job: FakeJob, paper: Path) -> None:
    fake_job.fault = RuntimeError("内部错误")
    ended = run("build", paper)
    assert ended.status == 3
    assert "Traceback" not in ended.out + ended.err
    report = report_in(ended.err)
    assert report.parent == paper / ".banxin"
    told = report.read_text(encoding="utf-8")
    assert "RuntimeError: 内部错误" in told
    assert "Traceback" in told
    assert f"banxin build {paper}" in told


def test_the_report_goes_to_the_temporary_folder_when_the_cache_cannot_hold_it(
    run: Run, fake_job: FakeJob, paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (paper / ".banxin").write_text("in the way", encoding="utf-8")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    fake_job.fault = ValueError("x")
    assert report_in(run("check", paper).err).parent == tmp_path


def test_our_mistake_in_json(run: Run, fake_job: FakeJob, paper: Path) -> None:
    fake_job.fault = KeyError("x")
    ended = run("build", paper, "--json")
    told = json.loads(ended.out)
    assert (told["status"], ended.status) == (3, 3)
    assert Path(told["report"]).is_file()


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (OSError("cannot load library 'libpango-1.0-0'"), "banxin doctor"),
        (PermissionError(errno.EACCES, "Permission denied", "out/a.pdf"), "out/a.pdf"),
        (OSError(errno.ENOSPC, "No space left on device", "out/a.pdf"), "No space left"),
        (ModuleNotFoundError("No module named 'lxml'", name="lxml"), "lxml"),
    ],
)
def test_what_stands_in_the_way_outside_is_no_mistake_of_ours(
    run: Run, fake_job: FakeJob, paper: Path, fault: BaseException, words: str
) -> None:
    fake_job.fault = fault
    ended = run("build", paper)
    assert ended.status == 1
    assert words in ended.err
    assert not (paper / ".banxin").exists()


def test_a_missing_module_of_ours_is_our_mistake(run: Run, fake_job: FakeJob, paper: Path) -> None:
    fake_job.fault = ModuleNotFoundError("No module named 'banxin.gone'", name="banxin.gone")
    assert run("build", paper).status == 3


def test_ctrl_c_ends_cleanly(run: Run, fake_job: FakeJob, paper: Path) -> None:
    fake_job.fault = KeyboardInterrupt()
    ended = run("build", paper)
    assert ended.status == 130
    assert "Stopped." in ended.err
    assert "Traceback" not in ended.err


def banxin(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    source = str(Path(__file__).parents[2] / "build")
    return subprocess.run(
        [sys.executable, "-m", "banxin", *arguments],
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": source, **environment},
    )


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "latin-1"])
def test_chinese_passes_a_pipe_whatever_the_code_page(encoding: str) -> None:
    done = banxin("--help", PYTHONIOENCODING=encoding)
    assert done.returncode == 0
    assert "版心" in done.stdout.decode("utf-8")


def test_a_closed_pipe_leaves_no_traceback() -> None:
    source = str(Path(__file__).parents[2] / "build")
    done = subprocess.run(
        ["sh", "-c", f"'{sys.executable}' -m banxin doctor | true"],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": source},
    )
    assert b"Traceback" not in done.stderr
    assert b"Banxin made a mistake" not in done.stderr


def test_a_machine_without_fonts_is_no_news(tmp_path: Path) -> None:
    empty = tmp_path / "fonts.conf"
    empty.write_text("<fontconfig></fontconfig>", "utf-8")
    code = (
        "import sys; from banxin.cli import main; sys.argv[1:] = ['--version']\n"
        "try: main()\nfinally: import weasyprint.text.fonts"
    )
    environment = os.environ | {"FONTCONFIG_FILE": str(empty)}
    ended = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, "")
