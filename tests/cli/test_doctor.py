"""`banxin doctor`: what is missing is named with the command that mends it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from banxin.cli import inspection, native
from banxin.cli.inspection import State
from banxin.cli.native import Library, version_of
from banxin.cli.remedies import REMEDIES, System, family_of, remedy
from cli.rehearsal import Run

ABSENT = Library("Nothing", "no-such-library-at-all", "9", "", "9", "")
MISSING = {
    "Pango": ("PANGO", State.NEEDED),
    "HarfBuzz-subset": ("SUBSET", State.OPTIONAL),
    "fontconfig": ("FONTCONFIG", State.NEEDED),
}


def test_a_library_that_is_not_there() -> None:
    assert version_of(ABSENT) is None


def test_libraries_that_are_there_tell_their_versions() -> None:
    for library in (native.PANGO, native.HARFBUZZ, native.FONTCONFIG):
        version = version_of(library)
        assert version is not None
        assert version.count(".") == 2
        assert all(part.isdigit() for part in version.split("."))


@pytest.mark.parametrize("name", MISSING)
def test_a_missing_library_is_named_with_its_remedy(
    run: Run, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    attribute, state = MISSING[name]
    monkeypatch.setattr(native, attribute, Library(name, ABSENT.stem, "9", "", "9", ""))
    monkeypatch.setattr("banxin.cli.verbs.doctor.this_system", lambda: System.DEBIAN)
    ended = run("doctor", "--json")
    told = {part["name"]: part for part in json.loads(ended.out)["parts"]}
    assert told[name]["state"] == state
    assert told[name]["remedy"].startswith("sudo apt install ")
    assert ended.status == (1 if state is State.NEEDED else 0)
    assert told[name]["remedy"] in run("doctor").out


def test_an_engine_that_differs_is_told_in_words_to_pass_on(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from weasyprint.layout import block

    monkeypatch.setattr(block, "collapse_margin", lambda margins: 0)
    monkeypatch.delattr(block, "block_level_width")
    ended = run("doctor")
    assert ended.status == 1
    lines = [line.strip() for line in ended.out.splitlines()]
    at = next(nth for nth, line in enumerate(lines) if "WeasyPrint" in line)
    assert "not as Banxin knows it in 2 places" in lines[at]
    assert lines[at + 1].startswith("pip install --force-reinstall")
    assert "pass these lines on" in lines[at + 2]
    assert sorted(lines[at + 3 : at + 5]) == [
        "- weasyprint.layout.block.block_level_width is gone",
        "- weasyprint.layout.block.collapse_margin takes (margins), not (adjoining_margins)",
    ]
    assert lines[at + 1 : at + 5] == [line.strip() for line in run("doctor", "-q").out.splitlines()[1:]]
    told = {part["name"]: part for part in json.loads(run("doctor", "--json").out)["parts"]}
    assert len(told["WeasyPrint"]["details"]) == 2
    assert told["Python"]["details"] == []


def test_a_long_list_of_differences_is_cut_on_the_console(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        inspection, "engine_breaches", lambda: tuple(f"name{nth} is gone" for nth in range(40))
    )
    ended = run("doctor")
    assert ended.out.count(" is gone") == 12
    assert "and 28 more" in ended.out


def test_an_engine_that_cannot_be_brought_in_is_told_as_well(tmp_path: Path) -> None:
    """The names are all listed, though the first of them stops the import."""
    start = (
        "import sys, weasyprint.layout.column as column, weasyprint.draw as draw\n"
        "del column._create_column_box, draw.draw_text\n"
        "from banxin.cli.app import main\n"
        "main()"
    )
    command = [sys.executable, "-c", start]
    doctor = subprocess.run([*command, "doctor"], capture_output=True, encoding="utf-8", check=False)
    assert doctor.returncode == 1
    assert "- weasyprint.layout.column._create_column_box is gone" in doctor.stdout
    assert "- weasyprint.draw.draw_text is gone" in doctor.stdout
    (tmp_path / "manifest.yaml").write_text(
        "banxin: 1\npublication: {title: 渡口}\nlayout: book\ncontents: [{unit: a.md}]\n", encoding="utf-8"
    )
    (tmp_path / "a.md").write_text("---\nheadline: 桥\n---\n\n文。\n", encoding="utf-8")
    check = subprocess.run(
        [*command, "check", str(tmp_path)], capture_output=True, encoding="utf-8", check=False
    )
    assert check.returncode == 1
    assert "`banxin doctor` says what differs" in check.stderr
    assert not (tmp_path / ".banxin").exists()


def test_an_engine_without_its_libraries_is_not_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> tuple[str, ...]:
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(inspection, "engine_breaches", missing)
    part = inspection._engine(System.DEBIAN)
    assert part.state is State.FINE
    assert "not looked into" in part.seen


def test_an_old_pango_is_not_good_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(native, "version_of", lambda _: "1.42.3")
    part = inspection._pango(System.FEDORA)
    assert part.state is State.NEEDED
    assert "1.44" in part.seen
    assert part.remedy == "sudo dnf install pango"


def test_without_java_builds_still_work(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("banxin.cli.verbs.doctor.this_system", lambda: System.MACOS)
    ended = run("doctor")
    assert ended.status == 0
    assert "brew install --cask temurin" in ended.out


def test_options_from_the_environment_are_not_taken_for_the_version_of_java(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stub = tmp_path / "java"
    script = """#!/bin/sh
echo 'Picked up JAVA_TOOL_OPTIONS: -Xmx2g' >&2
echo 'openjdk version "17.0.9" 2023-10-17' >&2
"""
    stub.write_text(script, encoding="utf-8")
    stub.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert inspection.java_version() == "17.0.9"


def test_java_that_does_not_run_counts_as_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stub = tmp_path / "java"
    stub.write_text("#!/bin/sh\necho 'Unable to locate a Java Runtime 1.' >&2\nexit 1\n", encoding="utf-8")
    stub.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert inspection.java_version() is None


@pytest.mark.parametrize(
    ("release", "version"),
    [
        ('IMPLEMENTOR="Debian"\nJAVA_VERSION="21.0.4"\n', "21.0.4"),
        ('IMPLEMENTOR="Debian"\n', "17.0.9"),
        (None, "17.0.9"),
    ],
)
def test_the_release_of_java_is_read_without_a_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, release: str | None, version: str
) -> None:
    folder = tmp_path / "jdk" / "bin"
    folder.mkdir(parents=True)
    stub = folder / "java"
    stub.write_text("#!/bin/sh\necho 'openjdk version \"17.0.9\"' >&2\n", encoding="utf-8")
    stub.chmod(0o755)
    if release is not None:
        (tmp_path / "jdk" / "release").write_text(release, encoding="utf-8")
    linked = tmp_path / "bin"
    linked.mkdir()
    (linked / "java").symlink_to(stub)
    monkeypatch.setenv("PATH", str(linked))
    assert inspection.java_release() == version


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    part = inspection._writable("Publication", tmp_path / "gone")
    assert part.state is State.NEEDED
    assert str(tmp_path / "gone") in part.seen


def test_quiet_names_only_what_is_needed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("doctor", "-q").out == ""
    monkeypatch.setattr(native, "PANGO", ABSENT)
    lines = run("doctor", "-q").out.splitlines()
    assert "Nothing" in lines[0]
    assert len(lines) == 2


@pytest.mark.parametrize("part", REMEDIES)
@pytest.mark.parametrize("system", System)
def test_every_part_has_a_remedy_everywhere(part: str, system: System) -> None:
    assert "install" in remedy(part, system) or "pacman -S" in remedy(part, system)


@pytest.mark.parametrize(
    ("identifier", "like", "system"),
    [
        ("debian", "", System.DEBIAN),
        ("ubuntu", "debian", System.DEBIAN),
        ("linuxmint", "ubuntu debian", System.DEBIAN),
        ("rocky", "rhel centos fedora", System.FEDORA),
        ("manjaro", "arch", System.ARCH),
        ("nixos", "", System.OTHER),
    ],
)
def test_a_derivative_is_what_it_is_like(identifier: str, like: str, system: System) -> None:
    assert family_of(identifier, like) is system
