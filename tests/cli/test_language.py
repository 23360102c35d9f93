"""The command line in Chinese: by option, by BANXIN_LANG, by locale; not a colour, not a word of English."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from banxin.cli.app import make_app
from banxin.findings import SourceText, finding
from banxin.job import Report
from banxin.wording import Message, listed
from cli.rehearsal import FakeJob, Run

FOUND = finding(
    "manifest.unknown-key",
    Message("`{key}` is not known {where}.", key="optoins", where=Message("here")),
    SourceText("manifest.yaml", "banxin: 1\n  optoins: {accent: red}").place(2, 3, 7),
    nearest="options",
    expected=Message("one of {names}", names=listed(["a", "b"])),
    remedy=Message("Delete it."),
)
CHINESE = """\
错误[manifest.unknown-key] manifest.yaml:2:3 这里没有 `optoins` 这个键。
  2 |   optoins: {accent: red}
    |   ^^^^^^^
    = 应为：a、b 之一
    = 相近：options
    = 办法：删去它。
1 个错误
"""


@pytest.fixture
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")


@pytest.mark.parametrize(
    ("variables", "options"),
    [
        ({"LC_ALL": "zh_CN.UTF-8"}, ()),
        ({"BANXIN_LANG": "zh-Hans"}, ()),
        ({}, ("--lang", "zh-Hans")),
        ({}, ("--lang=zh",)),
    ],
    ids=str,
)
def test_a_finding_in_chinese(
    run: Run, fake_job: FakeJob, paper: Path, monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str], options: tuple[str, ...],
) -> None:  # fmt: skip
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    fake_job.report = Report((FOUND,))
    ended = run(*options, "check", paper)
    assert ended.out == CHINESE
    assert ended.err == "print：set units/mukang.md（1/2）\nprint：write（2/2）\n"


def test_english_without_a_locale(run: Run, fake_job: FakeJob, paper: Path) -> None:
    fake_job.report = Report((FOUND,))
    first = "error[manifest.unknown-key] manifest.yaml:2:3 `optoins` is not known here."
    assert run("check", paper).out.startswith(first)


def test_json_has_the_words_of_the_reader_and_the_code_of_everyone(
    run: Run, fake_job: FakeJob, paper: Path, chinese: None
) -> None:
    fake_job.report = Report((FOUND,))
    record = json.loads(run("check", paper, "--json").out)["findings"][0]
    assert record["code"] == "manifest.unknown-key"
    assert record["severity"] == "error"
    assert record["message"] == "这里没有 `optoins` 这个键。"
    assert record["expected"] == "a、b 之一"


def verbs_of(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every verb of the command line with the words that call it, those of groups among them."""
    yield path
    for name, inner in getattr(command, "commands", {}).items():
        yield from verbs_of(inner, (*path, name))


VERBS = list(verbs_of(typer.main.get_command(make_app())))
COMMAND = re.compile(r"`[^`]*`|^ *banxin .*")
ENGLISH = re.compile(
    r"<[a-z]+>|(?<![\w/.=-])[A-Za-z][a-z]+(?:,? [A-Za-z][a-z]+)+[.:;]?"
    r"|(?<![\w/.=-])[a-z]{3,}[.:;](?!\w)"
)
NAMES = re.compile(r"pip install|Big Five|Source Han|Noto [A-Z]\w+|Adobe \w+|JSON Schema|VS Code|tcp://")


def english_of(help_page: str) -> list[str]:
    """The lines of a help page that hold words of English which are neither commands nor names."""
    lines = help_page.splitlines()[1:]
    return [line for line in lines if ENGLISH.search(NAMES.sub("", COMMAND.sub("", line)))]


def test_words_of_english_are_told_from_names() -> None:
    assert english_of("\n  看 the pages\n  退出状态：3 wrong usage.\n  show this message.")
    assert not english_of(
        "\n  banxin build my-paper\n  见 `layouts list` 与 JSON、EPUB、PDF/X-4；out/、SVG 和 CSS"
    )


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: " ".join(verb) or "banxin")
def test_help_is_chinese(run: Run, verb: tuple[str, ...], language: str) -> None:
    page = run("--lang", language, *verb, "--help").out
    assert english_of(page) == []
    assert page.startswith("用法：banxin")
    assert {"选项：", "選項："} & {*page.splitlines()}


@pytest.mark.parametrize(
    ("arguments", "last"),
    [
        (("buidl",), "错误：没有命令 'buidl'。是不是 'build'？"),
        (("build", "--editon", "print"), "错误：没有选项 --editon"),
        (("init",), "错误：缺少参数 'DIR'。"),
        (("build", "nowhere"), "错误：DIR 的值不对：nowhere 不是文件夹。"),
        (
            ("--lang", "xx", "check"),
            "错误：'--lang' 的值不对：没有“xx”这种语言。可用：en、zh-Hans、zh-Hant。",
        ),
        (("build", "--edition"), "错误：选项 '--edition' 后面要有值。"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_wrong_usage_in_chinese(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: tuple[str, ...], last: str
) -> None:
    monkeypatch.setenv("BANXIN_LANG", "zh")
    monkeypatch.chdir(tmp_path)
    ended = run(*arguments)
    assert ended.status == 2
    told = ended.err.splitlines()
    assert told[-1].startswith(last)


def test_a_fault_is_owned_up_in_chinese(run: Run, fake_job: FakeJob, paper: Path, chinese: None) -> None:
    fake_job.fault = RuntimeError("x")
    ended = run("check", paper)
    assert ended.status == 3
    assert ended.err.splitlines()[-1].startswith("Banxin 自己出了错，不是稿件的问题。")


def test_traditional(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_TW.UTF-8")
    assert "選項：" in run("build", "-h").out
