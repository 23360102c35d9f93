"""The command line in Chinese: by option, by BANXIN_LANG, by locale; not a colour, not a word of English."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

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


VERBS = [
    (),
    ("init",),
    ("build",),
    ("check",),
    ("doctor",),
    ("clean",),
    ("layouts", "new"),
    ("fonts", "list"),
]
COMMAND = re.compile(r"`[^`]*`|^ *banxin .*")
ENGLISH = re.compile(r"(?<![\w/.-])(?!out\b|my\b|paper\b)[a-z]{3,}(?: [a-z]{2,})+")


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_help_is_chinese(run: Run, chinese: None, verb: tuple[str, ...]) -> None:
    lines = run(*verb, "--help").out.splitlines()
    english = [line for line in lines[1:] if ENGLISH.search(COMMAND.sub("", line))]
    assert english == []
    assert lines[0].startswith("用法：banxin")
    assert "选项：" in lines


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
