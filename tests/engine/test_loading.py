"""Loading WeasyPrint: quickly, and the same WeasyPrint as everyone's."""

import os
import shutil
import subprocess
import sys

import pytest

_SET = """
import hashlib, io, sys
{first}
import weasyprint
from weasyprint.text import ffi as native
from banxin.engine import composing
target = io.BytesIO()
with composing():
    weasyprint.HTML(string="<html lang=zh><p>天地玄黄，宇宙洪荒。").write_pdf(target)
print(type(native.ffi).__module__, native.harfbuzz_subset is not None, "fontTools.subset" in sys.modules)
print("pycparser" in sys.modules)
print(hashlib.sha256(target.getvalue()).hexdigest())
import fontTools.subset, weasyprint.pdf.fonts as fonts
assert fontTools.subset.Options is fonts.subset.Options
assert fonts.instantiateVariableFont is not None
"""


def run(code: str, bytecode: object) -> list[str]:
    """What a fresh Python prints whose bytecode is kept in a folder of its own; None: kept nowhere."""
    environment = dict(os.environ) | {"PYTHONPATH": os.pathsep.join(sys.path)}
    environment |= {"PYTHONPYCACHEPREFIX": str(bytecode)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """A folder with the bytecode of all that the engine loads, and the kept declarations."""
    folder = tmp_path_factory.mktemp("bytecode")
    run("import banxin.press.pdf", folder)
    return folder


@pytest.mark.slow
def test_declarations_parsed_kept_and_plain_set_the_same_page(loaded, tmp_path):
    shutil.copytree(loaded, tmp_path, dirs_exist_ok=True)
    for kept in tmp_path.rglob("banxin_declarations*"):
        kept.unlink()
    plain = run(_SET.format(first="import weasyprint"), tmp_path)
    parsed = run(_SET.format(first="import banxin.engine"), tmp_path)
    kept = [*tmp_path.rglob("banxin_declarations*")]
    assert len(kept) == 1
    again = run(_SET.format(first="import banxin.engine"), tmp_path)
    assert plain[0].startswith("cffi.")
    assert parsed[0].startswith("banxin.engine.starting.declarations True False")
    assert plain[2] == parsed[2] == again[2]
    assert (plain[1], parsed[1], again[1]) == ("True", "True", "False")  # the parser of C is not even loaded


@pytest.mark.slow
@pytest.mark.parametrize(
    "spoil",
    [
        lambda whole: b"0" * 32 + whole[32:],  # made from other declarations
        lambda whole: whole[:4096],  # cut short
        lambda whole: whole[:-100] + b"x" + whole[-99:],  # a byte is another
        lambda whole: b"",
    ],
)
def test_kept_declarations_that_are_spoilt_are_parsed_anew(loaded, spoil):
    code = "import banxin.engine, sys; print('pycparser' in sys.modules)"
    (kept,) = loaded.rglob("banxin_declarations*")
    whole = kept.read_bytes()
    kept.write_bytes(spoil(whole))
    assert run(code, loaded) == ["True"]
    assert kept.read_bytes() == whole
    assert run(code, loaded) == ["False"]


@pytest.mark.slow
def test_a_press_loads_the_engine_through_the_compositor(loaded):
    (said,) = run(
        "import banxin.press.pdf; from weasyprint.text import ffi; print(type(ffi.ffi).__module__)", loaded
    )
    assert said == "banxin.engine.starting.declarations"


def test_nothing_is_searched_for_that_the_loader_knows(monkeypatch):
    import ctypes.util

    from banxin.engine.starting import loading

    asked = []
    monkeypatch.setattr(ctypes.util, "find_library", asked.append)
    monkeypatch.setattr(sys, "platform", "linux")
    with loading._loader_asked_first():
        assert ctypes.util.find_library("libpango-1.0-0") == "libpango-1.0.so.0"
        assert ctypes.util.find_library("libharfbuzz-vector.so.0") is None
        assert asked == []
        ctypes.util.find_library("libnobody-1.0-0")  # twin: what the loader does not know is searched for
    assert asked == ["libnobody-1.0-0"]
