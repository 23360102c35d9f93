"""The project's papers: there, up to date, and free of traces of one machine."""

from __future__ import annotations

import importlib.util
import re
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

from banxin.version import __version__

REPOSITORY = Path(__file__).parents[2]
PAPERS = (
    "README.md",
    "README.zh-CN.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "LICENSE",
    "docs/ARCHITECTURE.md",
    "docs/tutorial.md",
    "docs/tutorial.zh-CN.md",
    "docs/api.md",
    "docs/commands.md",
    "docs/commands.zh-CN.md",
    "docs/reference/checks.md",
    ".ci/run",
    "Makefile",
    "setup.sh",
)


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", REPOSITORY / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def tracked() -> list[Path]:
    """Every text file under version control; none outside a checkout."""
    if not (REPOSITORY / ".git").exists():
        pytest.skip("not a checkout")
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "-C", str(REPOSITORY), "ls-files", "-z"],
        capture_output=True,
        check=True,
    )
    return [REPOSITORY / name for name in listed.stdout.decode().split("\0") if name]


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_is_there(name: str) -> None:
    assert (REPOSITORY / name).read_text(encoding="utf-8").strip()


@pytest.mark.parametrize(
    "name",
    [
        "api.md",
        "commands.md",
        "commands.zh-CN.md",
        "reference/checks.md",
        "reference/checks.zh-CN.md",
        "reference/manifest.md",
        "reference/manifest.zh-CN.md",
        "reference/modules.md",
        "rules/composition.md",
        "rules/newspaper.md",
    ],
)
def test_a_generated_page_is_up_to_date(name: str) -> None:
    path = REPOSITORY / "docs" / name
    assert path.read_text(encoding="utf-8") == generator().PAGES[path](), "run `make docs`"


def test_the_source_root_is_no_package() -> None:
    assert not (REPOSITORY / "build" / "__init__.py").exists()


def test_the_source_root_is_not_ignored() -> None:
    lines = (REPOSITORY / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if re.fullmatch(r"/?build/?\**", line.strip())]


def test_the_changelog_knows_this_version() -> None:
    assert f"## {__version__}" in (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_licence_is_the_affero_licence() -> None:
    text = (REPOSITORY / "LICENSE").read_text(encoding="utf-8")
    assert "GNU AFFERO GENERAL PUBLIC LICENSE" in text
    assert "13. Remote Network Interaction" in text
    assert "END OF TERMS AND CONDITIONS" in text


def test_the_continuous_check_is_the_one_command() -> None:
    assert re.search(r"^exec make test\b", (REPOSITORY / ".ci" / "run").read_text(encoding="utf-8"), re.M)


def link_targets(text: str) -> list[str]:
    """Targets of links and pictures, without those that are examples of code."""
    prose = re.sub(r"^(`{3,}).*?^\1|(`+)[^`]*\2", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.findall(r"(?<!\\)\[[^\]]*\]\(([^)#\s]+)", prose)


def test_examples_of_links_are_no_links() -> None:
    assert link_targets("`[a](b)` [c](d#e)\n```md\n![f](g)\n```\n![h](i.png)") == ["d", "i.png"]


def test_links_between_papers_lead_somewhere() -> None:
    papers = [path for path in tracked() if path.suffix == ".md" and path.parts[-2] != "units"]
    lost = [
        f"{paper.relative_to(REPOSITORY)}: {target}"
        for paper in papers
        if paper.is_relative_to(REPOSITORY / "docs") or paper.parent == REPOSITORY
        for target in link_targets(paper.read_text(encoding="utf-8"))
        if "://" not in target and not target.startswith("mailto:") and not (paper.parent / target).exists()
    ]
    assert lost == []


def traces(text: str, folder: str) -> list[str]:
    """Paths of one machine and addresses of package registries in a text."""
    homes = r"/(?:home|Users)/[a-z][\w.-]*/|/root/\w"
    registries = r"files\.pythonhosted\.org|pypi\.org/simple|registry\.npmjs\.org|proxy\.golang\.org"
    return re.findall(f"{re.escape(folder)}/|{homes}|{registries}", text)


def test_no_file_tells_of_one_machine() -> None:
    found = {}
    for path in tracked():
        if path == Path(__file__) or not path.is_file():
            continue
        try:
            marks = traces(path.read_text(encoding="utf-8"), str(REPOSITORY))
        except UnicodeDecodeError:
            continue
        if marks:
            found[str(path.relative_to(REPOSITORY))] = marks
    assert found == {}


@pytest.mark.parametrize("text", ["see /home/wang/paper", "index: https://pypi.org/simple", "/srv/repo/x"])
def test_a_trace_is_seen(text: str) -> None:
    assert traces(text, "/srv/repo")


def test_a_common_path_is_no_trace() -> None:
    assert traces("--out /tmp/proof, /usr/share/fonts, ~/paper", "/srv/repo") == []
