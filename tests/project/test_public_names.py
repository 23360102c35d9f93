"""The public interface: the names that are documented, and no others, each with what a user must know."""

from __future__ import annotations

import dataclasses
import inspect
import re
import subprocess
import sys
import typing
from pathlib import Path

import pytest

import banxin
from banxin import Report, build, check, proof
from banxin.job.report import timed

API = Path(__file__).parents[2] / "docs" / "api.md"
TYPES = [name for name in banxin.__all__ if inspect.isclass(getattr(banxin, name))]


def test_the_public_names_are_those_documented() -> None:
    assert re.findall(r"^## `(\w+)`$", API.read_text(encoding="utf-8"), re.M) == banxin.__all__


def test_every_public_name_is_there_and_no_other() -> None:
    assert set(banxin.__all__) <= set(dir(banxin))
    with pytest.raises(AttributeError, match="typeset"):
        banxin.typeset  # type: ignore[attr-defined]  # noqa: B018


def test_the_types_of_signatures_are_public() -> None:
    hints = [hint for function in (build, check, proof) for hint in typing.get_type_hints(function).values()]
    own = set(re.findall(r"banxin\.[\w.]+", " ".join(map(str, hints))))
    own |= {f"{hint.__module__}.{hint.__name__}" for hint in hints if inspect.isclass(hint)}
    types = {name.rpartition(".")[2] for name in own if name.startswith("banxin.")}
    assert types == {"Report", "Progress", "Limits", "World"}
    assert types <= set(banxin.__all__)


@pytest.mark.parametrize("name", TYPES)
def test_every_field_is_explained(name: str) -> None:
    public = getattr(banxin, name)
    if not dataclasses.is_dataclass(public):
        assert inspect.getdoc(public)
        return
    words = inspect.getdoc(public) or ""
    fields = {field.name for field in dataclasses.fields(public) if not field.name.startswith("_")}
    assert {name for name in fields if f"`{name}`" in words} == fields
    assert public.__dataclass_params__.frozen


def test_a_report_says_how_long_the_job_took(tmp_path: Path) -> None:
    report = check(str(tmp_path))
    assert report.failed
    assert report.seconds > 0
    assert timed(lambda: Report(()))() == Report(())  # time is no part of what was found


def test_importing_banxin_loads_no_engine() -> None:
    code = "import sys, banxin; sys.exit('weasyprint' in sys.modules or 'banxin.job' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
