"""`banxin build` and `banxin check`: what they print, in which mode, and how they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from banxin.cli.verbs.build import size_in_words
from banxin.findings import Finding, Place, Severity, finding
from banxin.job import Output, Report
from banxin.job.limits import Limits
from banxin.makeup.model.page import MakeUp
from cli.rehearsal import FakeJob, Run

PLACE = Place("manifest.yaml", 3, 1, 7, "layuot: book")
UNKNOWN_KEY = finding("manifest.unknown-key", "Unknown key layuot", PLACE, nearest="layout")
NOTICE = finding("image.no-alt", "The picture has no alt", severity=Severity.WARNING)


def output(paper: Path, edition: str = "print", pages: int | None = 1) -> Output:
    return Output(edition, "pdf", paper / "out" / f"a-{edition}.pdf", pages, 1_234_567, 2.345)


def test_build_prints_a_table_of_its_files(run: Run, fake_job: FakeJob, paper: Path) -> None:
    fake_job.report = Report((), (output(paper), output(paper, "reader", None)))
    ended = run("build", paper)
    assert ended.status == 0
    rows = [line.split() for line in ended.out.splitlines()]
    assert rows == [
        ["file", "pages", "size", "seconds"],
        ["paper/out/a-print.pdf", "1", "1.2", "MB", "2.3"],
        ["paper/out/a-reader.pdf", "-", "1.2", "MB", "2.3"],
    ]


def test_build_hands_on_editions_and_folder(run: Run, fake_job: FakeJob, paper: Path, tmp_path: Path) -> None:
    run("build", paper, "-e", "print", "--edition", "reader", "--out", tmp_path / "proof")
    assert fake_job.calls == [
        {"root": paper, "editions": ("print", "reader"), "out": tmp_path / "proof"},
    ]


@pytest.mark.parametrize("verb", ["build", "check"])
@pytest.mark.parametrize(
    ("options", "environment", "limits"),
    [
        ((), {}, Limits()),
        (("--memory", "800", "--seconds", "20"), {}, Limits(800, 20)),
        ((), {"BANXIN_MEMORY": "0", "BANXIN_SECONDS": "9"}, Limits(0, 9)),
        (("--memory", "800"), {"BANXIN_MEMORY": "900"}, Limits(800)),
    ],
)
def test_limits_are_asked_for_or_the_usual_ones(
    run: Run,
    fake_job: FakeJob,
    paper: Path,
    monkeypatch: pytest.MonkeyPatch,
    verb,
    options,
    environment,
    limits,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    run(verb, paper, *options)
    assert fake_job.limits == [limits]


@pytest.mark.parametrize("value", ["-5", "viel", "1.5"])
def test_an_impossible_limit_is_wrong_usage(run: Run, fake_job: FakeJob, paper: Path, value: str) -> None:
    assert run("build", paper, "--memory", value).status == 2
    assert fake_job.calls == []


def test_the_manifest_may_be_named_instead_of_its_folder(run: Run, fake_job: FakeJob, paper: Path) -> None:
    assert run("build", paper / "manifest.yaml").status == 0
    assert fake_job.calls[0]["root"] == paper


def test_without_a_folder_the_one_here_is_built(
    run: Run, fake_job: FakeJob, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(paper)
    assert run("build").status == 0
    assert fake_job.calls[0]["root"] == Path()


@pytest.mark.parametrize("verb", ["build", "check"])
def test_an_error_ends_with_status_1_and_is_framed(
    run: Run, fake_job: FakeJob, paper: Path, verb: str
) -> None:
    fake_job.report = Report((UNKNOWN_KEY, NOTICE))
    ended = run(verb, paper)
    assert ended.status == 1
    for words in ("manifest.unknown-key", "manifest.yaml:3:1", "layuot: book", "^^^^^^", "layout"):
        assert words in ended.out
    assert "1 error, 1 warning" in ended.out


@pytest.mark.parametrize("verb", ["build", "check"])
def test_a_warning_alone_ends_with_status_0(run: Run, fake_job: FakeJob, paper: Path, verb: str) -> None:
    fake_job.report = Report((NOTICE,))
    ended = run(verb, paper)
    assert ended.status == 0
    assert "image.no-alt" in ended.out


def test_a_unit_alone_is_a_proof(run: Run, fake_job: FakeJob, paper: Path, tmp_path: Path) -> None:
    run("build", paper, "--unit", "mukang", "-e", "print", "-o", tmp_path / "p")
    assert fake_job.calls == [
        {"root": paper, "unit": "mukang", "editions": ("print",), "out": tmp_path / "p"},
    ]


@pytest.mark.parametrize("there", [True, False])
def test_the_first_pdf_is_opened_where_there_is_a_program(
    run: Run, fake_job: FakeJob, paper: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr("banxin.cli.verbs.build.open_file", lambda path: bool(opened.append(path)) or there)
    reader = Output("reader", "epub", paper / "out" / "a.epub", None, 1, 1.0)
    fake_job.report = Report((), (reader, output(paper)))
    ended = run("build", paper, "--open")
    assert ended.status == 0
    assert opened == [paper / "out" / "a-print.pdf"]
    assert ("no program here to open" in ended.err) is not there


def test_nothing_is_opened_after_an_error(
    run: Run, fake_job: FakeJob, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("banxin.cli.verbs.build.open_file", lambda path: pytest.fail(str(path)))
    fake_job.report = Report((UNKNOWN_KEY,))
    assert run("build", paper, "--open").status == 1


def test_the_report_asked_for_is_printed_though_quiet(run: Run, fake_job: FakeJob, paper: Path) -> None:
    made = MakeUp((), (), ())
    fake_job.report = Report((), (output(paper),), {"print": made})
    quiet = run("build", paper, "-q", "--report")
    assert quiet.out.startswith("print:\n")
    assert "a-print.pdf" not in quiet.out
    assert run("build", paper, "-q").out == ""
    assert json.loads(run("build", paper, "--json", "--report").out)["make_up"]


def test_progress_is_plain_lines_on_the_other_stream(run: Run, fake_job: FakeJob, paper: Path) -> None:
    ended = run("build", paper)
    assert ended.err.splitlines() == ["print: set units/mukang.md (1/2)", "print: write (2/2)"]
    assert "\x1b" not in ended.out + ended.err


@pytest.mark.parametrize("verb", ["build", "check"])
def test_quiet_says_nothing_when_all_is_well(run: Run, fake_job: FakeJob, paper: Path, verb: str) -> None:
    fake_job.report = Report((), (output(paper),))
    ended = run(verb, paper, "-q")
    assert (ended.status, ended.out, ended.err) == (0, "", "")


def test_quiet_does_not_hide_findings(run: Run, fake_job: FakeJob, paper: Path) -> None:
    fake_job.report = Report((UNKNOWN_KEY,))
    assert "manifest.unknown-key" in run("build", paper, "--quiet").out


@pytest.mark.parametrize("verb", ["build", "check"])
def test_json_is_one_object_and_nothing_else(run: Run, fake_job: FakeJob, paper: Path, verb: str) -> None:
    fake_job.report = Report((UNKNOWN_KEY,), (output(paper),))
    ended = run(verb, paper, "--json")
    told = json.loads(ended.out)
    assert ended.err == ""
    assert (told["verb"], told["status"], ended.status) == (verb, 1, 1)
    first = told["findings"][0]
    assert (first["code"], first["file"], first["line"], first["column"]) == (
        "manifest.unknown-key",
        "manifest.yaml",
        3,
        1,
    )


def test_json_of_a_build_holds_its_files(run: Run, fake_job: FakeJob, paper: Path) -> None:
    fake_job.report = Report((), (output(paper),))
    (told,) = json.loads(run("build", paper, "--json").out)["outputs"]
    assert told == {
        "edition": "print",
        "format": "pdf",
        "path": str(paper / "out" / "a-print.pdf"),
        "pages": 1,
        "size": 1_234_567,
        "seconds": 2.345,
    }


@pytest.mark.parametrize("verb", ["build", "check", "clean"])
@pytest.mark.parametrize("given", ["nowhere", ".", "paper/manifest.txt"])
def test_no_publication_is_wrong_usage(
    run: Run, fake_job: FakeJob, paper: Path, verb: str, given: str
) -> None:
    ended = run(verb, given)
    assert ended.status == 2
    assert "DIR" in ended.err
    assert fake_job.calls == []


def test_a_finding_cannot_move_the_cursor(run: Run, fake_job: FakeJob, paper: Path) -> None:
    fake_job.report = Report((Finding("yaml.syntax", Severity.ERROR, "Bad \x1b[2J mark [bold]x[/bold]"),))
    ended = run("check", paper)
    assert "\x1b" not in ended.out
    assert "[bold]x[/bold]" in ended.out


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1000, "1 kB"),
        (423_400, "423 kB"),
        (999_499, "999 kB"),
        (2_640_000, "2.6 MB"),
    ],
)
def test_size_in_words(size: int, words: str) -> None:
    assert size_in_words(size) == words


def test_repairs_that_an_error_prevents(run: Run, tmp_path: Path) -> None:
    manifest = "banxin: 1\npublication: {title: 甲}\nlayout: book\ncontents:\n  - unit: a.md\n"
    (tmp_path / "manifest.yaml").write_text(manifest, encoding="utf-8")
    (tmp_path / "a.md").write_text("---\nheadline: 题\n---\n\n你好,世界。<b>又</b>\n", encoding="utf-8")
    ended = run("check", tmp_path, "--fix", "--diff")
    assert ended.status == 1
    assert "article.raw-html" in ended.err  # standard output is for `patch`
    assert ended.out == "Nothing was written.\n"
    ended = run("check", tmp_path, "--fix")
    assert "article.raw-html" in ended.out
    assert ended.out.endswith("1 error\nNothing was written.\n")
