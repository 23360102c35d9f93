"""Help, version and wrong usage."""

from __future__ import annotations

import pytest

from banxin.version import __version__
from cli.rehearsal import Run

VERBS = [
    ("init",),
    ("build",),
    ("batch",),
    ("check",),
    ("doctor",),
    ("clean",),
    ("layouts", "list"),
    ("layouts", "show"),
    ("layouts", "new"),
    ("fonts", "list"),
    ("fonts", "check"),
]


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_help_of_every_verb_has_an_example_of_it(run: Run, verb: tuple[str, ...]) -> None:
    ended = run(*verb, "--help")
    assert ended.status == 0
    examples = ended.out.split("Examples:")[1].splitlines()
    assert any(line.startswith(f"    banxin {' '.join(verb)}") for line in examples)


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_every_verb_speaks_json_and_can_be_quiet(run: Run, verb: tuple[str, ...]) -> None:
    out = run(*verb, "-h").out
    assert "--json" in out
    assert "-q, --quiet" in out


def test_the_first_help_names_every_verb_and_the_first_steps(run: Run) -> None:
    ended = run("--help")
    for verb in ("init", "build", "check", "doctor", "clean", "layouts", "fonts", "banxin init my-paper"):
        assert verb in ended.out
    assert "--install-completion" in ended.out


def test_no_verb_shows_help_and_is_wrong_usage(run: Run) -> None:
    ended = run()
    assert "banxin init my-paper" in ended.out + ended.err
    assert ended.status in {0, 2}  # by the release of the option parser


@pytest.mark.parametrize(
    "arguments",
    [("buidl",), ("build", "--editon", "print"), ("init",), ("layouts", "show"), ("clean", "a", "b")],
    ids=" ".join,
)
def test_wrong_usage_is_status_2(run: Run, arguments: tuple[str, ...]) -> None:
    ended = run(*arguments)
    assert ended.status == 2
    assert ended.out == ""
    assert "Traceback" not in ended.err


def test_version_names_the_engines(run: Run) -> None:
    ended = run("--version")
    lines = ended.out.splitlines()
    assert ended.status == 0
    assert lines[0] == f"banxin {__version__}"
    engines = {line.rpartition(" ")[0] for line in lines} | {line.partition(" ")[0] for line in lines}
    assert {"Python", "WeasyPrint", "ebooklib", "Pango", "HarfBuzz", "HarfBuzz-subset"} <= engines
    assert {"EPUBCheck", "Java"} <= engines
    assert "WeasyPrint 70" in ended.out


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        (("bu",), "build"),
        (("layouts", "show", "br"), "broadsheet"),
        (("init", "x", "--layout", "boo"), "book"),
    ],
)
def test_the_shell_completes_verbs_and_layouts(
    run: Run, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], completed: str
) -> None:
    monkeypatch.setenv("_BANXIN_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", " ".join(("banxin", *words)))
    monkeypatch.setenv("COMP_CWORD", str(len(words)))
    assert run().out.split() == [completed]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("build", "--lang", "zh-Hans"), "banxin --lang … build"),
        (("layouts", "list", "--lang", "en"), "banxin --lang … layouts list"),
        (("-q", "check"), "banxin COMMAND -q"),
        (("build", "--nope"), ""),
        (("--nope",), ""),
    ],
)
def test_an_option_on_the_wrong_side_of_its_command(run: Run, given: tuple[str, ...], told: str) -> None:
    ended = run(*given)
    assert ended.status == 2
    assert told in ended.err
    assert ("It stands" in ended.err) == bool(told)
