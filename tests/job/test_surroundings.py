"""A build in odd surroundings: links, odd names, small limits, closed streams. Words, never a traceback."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from banxin.job import build

MANIFEST = """banxin: 1
publication: {title: 试报}
issue: {date: 2026-01-05}
layout: book
contents: [{unit: a.md}]
slug: paper
editions: {print: {format: pdf, profile: screen}, reader: {format: epub}}
options: {half-title: no, title-page: no, contents-page: no, opening: any}
"""
_PATIENCE = 600  # s: machines that do other work too
ARTICLE = "---\nheadline: 灯火\n---\n\n镇上的老街修了三年。\n"


def book(root: Path, manifest: str = MANIFEST) -> Path:
    root.mkdir(parents=True, exist_ok=True)
    (root / "manifest.yaml").write_text(manifest, encoding="utf-8")
    (root / "a.md").write_text(ARTICLE, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """A book built once, in a quiet place."""
    root = book(tmp_path_factory.mktemp("quiet") / "试")
    report = build(root)
    assert report.findings == ()
    return root, {output.path.name: output.path.read_bytes() for output in report.outputs}


def banxin(*arguments: str | os.PathLike[str], **options: object) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    command = [sys.executable, "-m", "banxin", *arguments]
    return subprocess.run(command, capture_output=True, check=False, timeout=_PATIENCE, **options)  # type: ignore[call-overload,no-any-return]


def plain(done: subprocess.CompletedProcess[bytes], status: int) -> str:
    """What was said, if the command ended with `status` and in words."""
    said = (done.stdout or b"").decode() + (done.stderr or b"").decode()
    assert (done.returncode, "Traceback" in said, "made a mistake" in said) == (status, False, False), said
    return said


@pytest.mark.parametrize("name", [".banxin", "layouts", "fonts", "out"])
def test_no_link_is_followed_out_of_the_publication(tmp_path: Path, name: str) -> None:
    root, outside = book(tmp_path / "book"), tmp_path / "outside"
    outside.mkdir()
    (root / name).symlink_to(outside)
    report = build(root)
    assert [(found.code, str(found.place)) for found in report.findings] == [("file.outside", name)]
    assert list(outside.iterdir()) == []


def test_the_publication_itself_may_be_a_link_and_out_given_by_its_user(
    tmp_path: Path, built: tuple[Path, dict[str, bytes]]
) -> None:
    (tmp_path / "link").symlink_to(book(tmp_path / "试"))
    (tmp_path / "out").symlink_to(tmp_path)
    report = build(tmp_path / "link", out=tmp_path / "out" / "given")
    assert {output.path.name: output.path.read_bytes() for output in report.outputs} == built[1]


def test_a_link_within_the_publication_is_fine(tmp_path: Path) -> None:
    root = book(tmp_path / "book")
    (root / "made").mkdir()
    (root / "out").symlink_to(root / "made")
    assert build(root, editions=("reader",)).findings == ()


@pytest.mark.parametrize("name", ["-rf a b%20c#d?e&f", "引号'\"“” \\\\a 🀄️é"])
def test_odd_names_give_the_same_bytes(
    tmp_path: Path, name: str, built: tuple[Path, dict[str, bytes]]
) -> None:
    report = build(book(tmp_path / name))
    assert {output.path.name: output.path.read_bytes() for output in report.outputs} == built[1]


@pytest.mark.skipif(sys.platform != "linux", reason="file names are Unicode here")
@pytest.mark.parametrize("json", [(), ("--json",)])
def test_a_folder_name_that_is_not_utf_8(tmp_path: Path, json: tuple[str, ...]) -> None:
    root = book(
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/n\xff\xfe")), MANIFEST.replace("slug: paper\n", "")
    )
    plain(banxin("build", root, *json), 0)
    assert len(list((root / "out").iterdir())) == 2


def test_a_file_name_too_long_for_the_disk_is_known_before_setting(tmp_path: Path) -> None:
    slug = MANIFEST.replace("slug: paper", f"slug: {'报' * 80}")
    assert build(book(tmp_path / "book", slug), editions=("reader",)).findings == ()
    (found,) = build(book(tmp_path / "book", slug.replace("reader:", f"{'读' * 9}:"))).findings
    assert (found.code, str(found.place)) == ("press.output", "manifest.yaml:6:7")


def test_a_long_folder_name_is_cut_to_a_file_name(tmp_path: Path) -> None:
    report = build(book(tmp_path / ("报" * 80), MANIFEST.replace("slug: paper\n", "")), editions=("reader",))
    assert report.findings == ()


def test_builds_at_once_give_the_same_bytes(tmp_path: Path, built: tuple[Path, dict[str, bytes]]) -> None:
    root = book(tmp_path / "试")
    threads = [threading.Thread(target=build, args=(root,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {path.name: path.read_bytes() for path in (root / "out").iterdir()} == built[1]


def _place_of_a_file(root: Path) -> None:
    (root / "out").write_text("", encoding="utf-8")


def _broken_link(root: Path) -> None:
    (root / "out").symlink_to(root / "nowhere" / "at-all")


def _dumb(root: Path) -> None:
    (root / "out" / "paper-reader.epub").mkdir(parents=True)


@pytest.mark.parametrize("spoil", [_place_of_a_file, _broken_link, _dumb])
def test_a_place_that_cannot_be_written_is_a_finding(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    root = book(tmp_path / "book")
    spoil(root)
    assert [found.code for found in build(root, editions=("reader",)).findings] == ["press.output"]


def _limit(kind: int, bound: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(kind, (bound, bound))


def test_a_file_size_limit_is_told_and_the_last_files_stay(tmp_path: Path) -> None:
    root = book(tmp_path / "book")
    (root / "out").mkdir()
    (root / "out" / "paper-print.pdf").write_bytes(b"last")
    said = plain(banxin("build", root, preexec_fn=_limit(resource.RLIMIT_FSIZE, 4000)), 1)
    assert "File too large" in said
    assert (root / "out" / "paper-print.pdf").read_bytes() == b"last"


@pytest.mark.skipif(sys.platform != "linux", reason="the address space is not bounded here")
@pytest.mark.parametrize("megabytes", [40, 80, 120, 160, 300])
def test_a_small_address_space_is_told(tmp_path: Path, megabytes: int) -> None:
    """In a folder where nothing is remembered: what is built already needs no setting, so little memory."""
    root = book(tmp_path / "book")
    said = plain(banxin("build", root, preexec_fn=_limit(resource.RLIMIT_AS, megabytes << 20)), 1)
    assert "memory" in said


def test_few_file_handles_odd_umask_and_wrong_clock_change_nothing(
    tmp_path: Path, built: tuple[Path, dict[str, bytes]]
) -> None:
    def narrow() -> None:
        os.umask(0o777)
        _limit(resource.RLIMIT_NOFILE, 24)()

    root = book(tmp_path / "试")
    plain(banxin("build", root, "--out", tmp_path, preexec_fn=narrow, env={**os.environ, "TZ": "UTC-14"}), 0)
    assert (tmp_path / "paper-print.pdf").read_bytes() == built[1]["paper-print.pdf"]


def test_streams_that_are_closed_or_given_up(built: tuple[Path, dict[str, bytes]]) -> None:
    root = built[0]
    for closed in ((1,), (1, 2)):
        done = banxin(
            "check",
            root,
            preexec_fn=lambda closed=closed: [os.close(handle) for handle in closed],
            env={**os.environ, "PATH": ""},  # without Java: EPUBCheck is slow
        )
        assert done.returncode == 0
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "banxin", "check", str(root), "--json"],
        env={**os.environ, "PATH": ""},
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
        timeout=_PATIENCE,
    )
    os.close(writer)
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)


def test_a_current_folder_that_is_gone(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    leave = f"import os, sys; os.chdir({str(gone)!r}); os.rmdir({str(gone)!r}); "
    run = leave + "sys.argv = ['banxin', 'build', '../x']; from banxin.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", run], capture_output=True, check=False, timeout=_PATIENCE)
    assert "current folder" in plain(done, 2)
