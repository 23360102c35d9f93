"""The wheel holds package, layouts and fonts, and works where the repository is not."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from banxin.version import __version__

REPOSITORY = Path(__file__).parents[2]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    done = subprocess.run(
        [*command, str(REPOSITORY)], capture_output=True, text=True, check=False, cwd=folder, env=bare()
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = folder.glob("*.whl")
    return made


def bare(**more: str) -> dict[str, str]:
    """The environment without anything that leads Python to the sources."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")} | more


def sources(folder: str, inside: str) -> set[str]:
    """Files of a folder of the repository as they should be called in the wheel."""
    root = REPOSITORY / folder
    paths = (path.relative_to(root) for path in root.rglob("*") if path.is_file())
    return {
        f"{inside}/{path.as_posix()}"
        for path in paths
        if "__pycache__" not in path.parts
        and not (folder in ("fonts", "colour") and path.suffix in (".py", ".ti3"))
    }


@pytest.mark.parametrize(
    ("folder", "inside"),
    [
        ("build/banxin", "banxin"),
        ("layouts", "banxin/_layouts"),
        ("fonts", "banxin/_fonts"),
        ("colour", "banxin/_colour"),
    ],
)
def test_the_wheel_holds_every_file(wheel: Path, folder: str, inside: str) -> None:
    wanted = sources(folder, inside)
    assert wanted
    assert wanted - set(zipfile.ZipFile(wheel).namelist()) == set()


def test_the_wheel_holds_nothing_beside_the_package(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert tops == {"banxin", f"banxin-{__version__}.dist-info"}


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts of an empty environment in which the wheel is installed.

    The parts that Banxin is built on are lent by a path file; `.pth` files among them do not act
    there, so that an editable install of Banxin stays out of sight.
    """
    home = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True, env=bare())
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--quiet", "--disable-pip-version-check"]
    asked = bare(HOME=str(tmp_path_factory.mktemp("home")))  # pip asks other programs for their versions
    subprocess.run([*pip, "install", "--no-deps", "--no-index", str(wheel)], check=True, env=asked)
    site = subprocess.run(
        [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
        env=bare(),
    ).stdout.strip()
    lent = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (Path(site) / "lent.pth").write_text("\n".join(sorted(lent)) + "\n", encoding="utf-8")
    return scripts


def run(installed: Path, folder: Path, program: str, *arguments: str) -> str:
    done = subprocess.run(
        [str(installed / program), *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=bare(PYTHONIOENCODING="utf-8"),
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_installed_package_is_the_wheels(installed: Path, tmp_path: Path) -> None:
    where = run(installed, tmp_path, "python", "-c", "import banxin; print(banxin.__file__)").strip()
    assert Path(where).is_relative_to(installed.parent)
    assert not Path(where).is_relative_to(REPOSITORY)


def test_a_publication_is_built_far_from_the_repository(installed: Path, tmp_path: Path) -> None:
    run(installed, tmp_path, "banxin", "init", "paper")
    told = run(installed, tmp_path, "banxin", "build", "paper")
    made = sorted(path.suffix for path in (tmp_path / "paper" / "out").iterdir())
    assert made == [".epub", ".pdf"], told
    assert all(path.stat().st_size > 10_000 for path in (tmp_path / "paper" / "out").iterdir())


def test_layouts_and_faces_come_with_the_wheel(installed: Path, tmp_path: Path) -> None:
    assert "broadsheet" in run(installed, tmp_path, "banxin", "layouts", "list")
    assert str(REPOSITORY) not in run(installed, tmp_path, "banxin", "layouts", "list", "--json")
    assert str(REPOSITORY) not in run(installed, tmp_path, "banxin", "fonts", "list", "--json")
