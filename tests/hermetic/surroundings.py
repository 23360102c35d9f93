"""The environment of a run: made once by the first process, taken over by those that it starts."""

from __future__ import annotations

import atexit
import locale
import os
import shutil
import tempfile
from collections.abc import MutableMapping
from dataclasses import dataclass
from pathlib import Path

from hermetic import last_resort, network

MARK = "BANXIN_TESTS_STAND_IN"
"""Names the folder of the run in the environment of its processes."""
OFFLINE = Path(__file__).parent / "offline"
_DROPPED = ("LC_", "XDG_", "FONTCONFIG_", "FC_", "GIT_", "PANGO_", "HB_", "CLICOLOR")
_DROPPED_NAMES = frozenset(
    {"LANG", "LANGUAGE", "PYTHONUTF8", "PYTHONIOENCODING", "SOURCE_DATE_EPOCH", "COLUMNS", "LINES",
     "NO_COLOR", "FORCE_COLOR", "NO_PROXY", "no_proxy", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"}
)  # fmt: skip
_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{faces}</dir>
  <cachedir>{cache}</cachedir>
</fontconfig>
"""


@dataclass(frozen=True)
class Surroundings:
    """The folder of a run: `faces` is all that fontconfig sees, `home` is empty."""

    folder: Path

    @property
    def faces(self) -> Path:
        return self.folder / "faces"

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def configuration(self) -> Path:
        return self.folder / "fonts.conf"

    @property
    def without_network(self) -> bool:
        """Whether the kernel keeps all programs of the run from the network."""
        return (self.folder / "without-network").exists()


def surroundings() -> Surroundings | None:
    """Those of this process; none outside a sealed run."""
    folder = os.environ.get(MARK)
    return Surroundings(Path(folder)) if folder and Path(folder).is_dir() else None


def seal() -> Surroundings:
    """Put this process and all that it will start into the surroundings of a run."""
    made = surroundings()
    if made is None:
        made = _lay_out(Path(tempfile.mkdtemp(prefix="banxin-tests-")))
        atexit.register(_clear_away, made.folder, os.getpid())
        if network.leave():
            (made.folder / "without-network").touch()
        _enter(made, os.environ)
    locale.setlocale(locale.LC_ALL, "C")
    network.refuse_in_python()
    return made


def _lay_out(folder: Path) -> Surroundings:
    made = Surroundings(folder)
    for part in (made.faces, made.home, folder / "cache"):
        part.mkdir()
    last_resort.build(made.faces / "last-resort.ttf")
    words = _CONFIGURATION.format(faces=made.faces, cache=folder / "cache")
    made.configuration.write_text(words, encoding="utf-8")
    return made


def _enter(made: Surroundings, environment: MutableMapping[str, str]) -> None:
    for name in [*environment]:
        if name in _DROPPED_NAMES or name.startswith(_DROPPED):
            del environment[name]
    environment |= {
        MARK: str(made.folder),
        "FONTCONFIG_FILE": str(made.configuration),
        "HOME": str(made.home),
        "USERPROFILE": str(made.home),
        "JAVA_TOOL_OPTIONS": f"-Duser.home={made.home}",  # Java asks the list of users, not HOME
        "LC_ALL": "C",
        "PYTHONPATH": os.pathsep.join(filter(None, [str(OFFLINE), environment.get("PYTHONPATH", "")])),
    }
    for scheme in ("http", "https", "ftp", "all"):
        environment[f"{scheme}_proxy"] = environment[f"{scheme.upper()}_PROXY"] = network.NOWHERE


def _clear_away(folder: Path, maker: int) -> None:
    if os.getpid() == maker:
        shutil.rmtree(folder, ignore_errors=True)
