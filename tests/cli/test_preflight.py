"""`banxin preflight`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from banxin.job import preflighting
from banxin.job.limits import Limits
from banxin.preflight.pdf_file.checks.rules import RULES
from cli.rehearsal import Run
from preflight.pdf_file.sound_pdf import paint, press_pdf, saved

RED = b"1 0 0 rg 80 80 50 50 re f 0 0 0 0.5 k 42.52 200 60 60 re f\n"


@pytest.fixture(scope="module")
def spoilt() -> bytes:
    return saved(press_pdf(), paint(RED))


@pytest.fixture
def file(tmp_path: Path, spoilt: bytes) -> Path:
    path = tmp_path / "广告.pdf"
    path.write_bytes(spoilt)
    return path


def test_a_sound_file_is_done(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(saved(press_pdf()))
    ended = run("preflight", path)
    assert ended.status == 0
    assert "PDF/X-4" in ended.out
    assert "No findings." in ended.out
    assert path.read_bytes() == saved(press_pdf())


def test_findings_come_as_a_table(run: Run, file: Path) -> None:
    ended = run("preflight", file, "-q")
    lines = ended.out.splitlines()
    assert ended.status == 1
    assert re.search(r"^error +pdf\.rgb +2 +\S+, \S+ +Colours of an area are RGB", ended.out, re.MULTILINE)
    assert len(lines) == 4  # the head, two findings, the tally
    assert lines[0].startswith("severity")


def test_json_has_places(run: Run, file: Path) -> None:
    told = json.loads(run("preflight", file, "--json").out)
    rgb, edge = sorted(told["findings"], key=lambda one: one["severity"])
    assert (rgb["code"], rgb["file"]) == ("pdf.rgb", "广告.pdf")
    assert rgb["spots"] == [{"page": 2, "left": 13.2, "top": 119.1, "width": 17.6, "height": 17.6}]
    assert edge["code"] == "pdf.no-bleed-paint"
    assert (told["standard"], told["output_intent"], told["pages"]) == ("PDF/X-4", "FOGRA39", 2)


def test_what_is_muted_has_a_reason_and_does_not_count(run: Run, file: Path) -> None:
    ended = run("preflight", file, "--mute", "pdf.rgb=the printer converts", "--json")
    told = json.loads(ended.out)
    assert ended.status == 0
    assert [one["code"] for one in told["findings"]] == ["pdf.no-bleed-paint"]
    assert [(one["code"], one["reason"]) for one in told["muted"]] == [("pdf.rgb", "the printer converts")]


@pytest.mark.parametrize("lang", ["en", "zh-Hant"])
def test_the_report_needs_nothing_else(run: Run, file: Path, lang: str) -> None:
    report = file.with_suffix(".html")
    run("--lang", lang, "preflight", file, "--html", report, "--mute", "pdf.no-bleed-paint=<b>on purpose")
    html = report.read_text(encoding="utf-8")
    assert "<script" not in html
    assert not re.search(r"""(?:src|href)=["'](?!#|data:)""", html)
    assert "data:image/png;base64," in html
    assert len(re.findall(r'class="spot error', html)) == 1
    assert "&lt;b&gt;on purpose" in html
    assert "Colours of an area are RGB" in html


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--profile", "x"], "press, office, screen"),
        (["--limit", "20"], "from 100 to 400"),
        (["--mute", "pdf.rgb"], "CODE=REASON"),
        (["--mute", "pdf.rgb="], "CODE=REASON"),
        (["--mute", "pdf.rbg=why"], "pdf.rgb"),
    ],
)
def test_wrong_wishes_are_told(run: Run, file: Path, options: list[str], words: str) -> None:
    ended = run("preflight", file, *options)
    assert ended.status == 2
    assert words in " ".join(ended.err.split())


def test_the_report_never_replaces_the_file(run: Run, file: Path, spoilt: bytes) -> None:
    assert run("preflight", file, "--html", file).status == 2
    assert file.read_bytes() == spoilt


@pytest.mark.parametrize("content", [None, b"rubbish"])
def test_what_is_no_pdf_is_a_finding(run: Run, tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "a.pdf"
    if content is not None:
        path.write_bytes(content)
    ended = run("preflight", path)
    assert ended.status == 1
    assert "pdf.unreadable" in ended.out


def test_what_takes_too_long_is_a_finding(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(*_: object) -> object:
        while True:
            pass

    monkeypatch.setattr(preflighting, "judged_file", endless)
    done = preflighting.preflight(file, RULES["press"], limits=Limits(seconds=1))
    assert [one.code for one in done.findings] == ["pdf.stopped"]
    assert "1 seconds" in done.findings[0].message
