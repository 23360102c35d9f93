"""What the command line loads before it knows what is wanted."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("weasyprint", "ebooklib", "lxml", "PIL", "pydantic", "yaml", "jinja2", "fontTools", "markdown_it")


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    script = "import sys; from banxin.cli.app import make_app; make_app(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    return {name.partition(".")[0] for name in done.stdout.split()}


@pytest.mark.parametrize("package", HEAVY)
def test_verbs_load_what_they_need_when_they_run(loaded: set[str], package: str) -> None:
    assert package not in loaded
