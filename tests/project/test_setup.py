"""The set-up script against machines that lack this or that, played by small stand-ins."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
TOOLS = ("sh", "cat", "cksum", "dirname", "head", "mkdir", "cp", "chmod", "env")

PYTHON = """#!/bin/sh
# A Python {version}; it finds native libraries: {libraries}; it has the venv module: {venv}.
case "$*" in
    *version_info\\ \\<*) [ {version} -ge 311 ]; exit ;;
    *"import venv"*) [ {venv} = yes ] || [ -e "{apt}" ]; exit ;;
    *version_info*) echo 3.11; exit ;;
    -\\ *) [ {libraries} = yes ] || [ -e "{apt}" ]; exit ;;
    "-m venv"*) mkdir -p .venv/bin && cp "$0" .venv/bin/python; exit ;;
    "-m pip --version") [ -e .venv/bin/python ]; exit ;;
    "-m pip"*) echo "$*" >>"{log}"
        printf '#!/bin/sh\\necho banxin 9\\n' >.venv/bin/banxin; chmod +x .venv/bin/banxin; exit ;;
    *"import banxin"*) [ -x .venv/bin/banxin ]; exit ;;
esac
exit 9
"""
APT = """#!/bin/sh
echo "$*" >>"{log}"
"""


@dataclass
class Machine:
    """A folder of programs that is the whole search path, and a checkout with the script in it."""

    programs: Path
    checkout: Path

    @property
    def pip_log(self) -> Path:
        return self.programs.parent / "pip.log"

    @property
    def apt_log(self) -> Path:
        return self.programs.parent / "apt.log"

    def program(self, name: str, text: str) -> None:
        (self.programs / name).write_text(text, encoding="utf-8")
        (self.programs / name).chmod(0o755)

    def python(self, name: str, version: int = 311, *, libraries: bool = True, venv: bool = True) -> None:
        words = {True: "yes", False: "no"}
        self.program(
            name,
            PYTHON.format(
                version=version,
                libraries=words[libraries],
                venv=words[venv],
                log=self.pip_log,
                apt=self.apt_log,
            ),
        )

    def apt(self, user: int = 0) -> None:
        self.program("apt-get", APT.format(log=self.apt_log))
        self.program("id", f"#!/bin/sh\necho {user}\n")

    def run(self, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(self.programs / "sh"), str(self.checkout / "setup.sh")],
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
            env={"PATH": str(self.programs), **environment},
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    made = Machine(tmp_path / "bin", tmp_path / "check out")
    made.programs.mkdir()
    made.checkout.mkdir()
    for name in TOOLS:
        found = shutil.which(name)
        assert found, name
        (made.programs / name).symlink_to(found)
    made.program("id", "#!/bin/sh\necho 1000\n")
    made.program("java", "#!/bin/sh\nexit 0\n")
    shutil.copy(REPOSITORY / "setup.sh", made.checkout)
    (made.checkout / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    return made


def test_it_installs_once_and_is_idle_the_second_time(machine: Machine) -> None:
    machine.python("python3")
    first = machine.run()
    assert (first.returncode, first.stderr) == (0, "")
    assert "ready: banxin 9" in first.stdout
    assert "--editable .[dev]" in machine.pip_log.read_text(encoding="utf-8")
    machine.pip_log.unlink()
    second = machine.run()
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    assert not machine.pip_log.exists()


def test_it_installs_again_when_the_project_changed(machine: Machine) -> None:
    machine.python("python3")
    machine.run()
    machine.pip_log.unlink()
    (machine.checkout / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    assert machine.run().returncode == 0
    assert machine.pip_log.exists()


def test_it_installs_again_when_the_checkout_moved(machine: Machine) -> None:
    machine.python("python3")
    machine.run()
    machine.pip_log.unlink()
    machine.checkout = machine.checkout.rename(machine.checkout.with_name("moved"))
    assert machine.run().returncode == 0
    assert machine.pip_log.exists()


def test_a_failing_pip_is_a_failure_and_leaves_no_stamp(machine: Machine) -> None:
    machine.python("python3")
    script = machine.programs / "python3"
    text = script.read_text(encoding="utf-8").replace('"-m pip"*) echo', '"-m pip"*) exit 1; echo')
    script.write_text(text, encoding="utf-8")
    for _ in range(2):
        ended = machine.run()
        assert ended.returncode == 1
        assert "pip could not install" in ended.stderr


@pytest.mark.parametrize("name", ["python3.13", "python3.12", "python3.11", "python"])
def test_an_old_python_is_passed_over(machine: Machine, name: str) -> None:
    machine.python("python3", 309)
    machine.python(name)
    assert machine.run().returncode == 0


def test_python_can_be_named(machine: Machine, tmp_path: Path) -> None:
    machine.python("python3", 309)
    machine.python("mine")
    assert machine.run().returncode == 1
    assert machine.run(PYTHON=str(machine.programs / "mine")).returncode == 0


def test_without_any_python_it_says_what_to_install(machine: Machine) -> None:
    ended = machine.run()
    assert ended.returncode == 1
    assert "- Python 3.11 or newer" in ended.stderr
    assert "sudo apt install python3 python3-venv libpango-1.0-0" in ended.stderr


def test_without_rights_it_says_in_one_command_all_that_is_missing(machine: Machine) -> None:
    machine.python("python3", libraries=False, venv=False)
    machine.program("java", "#!/bin/sh\nexit 1\n")
    machine.apt(user=1000)
    ended = machine.run()
    assert ended.returncode == 1
    packages = "python3.11-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 default-jre-headless"
    assert f"    sudo apt install {packages}\n" in ended.stderr
    for words in ("the venv module of", "Pango", "HarfBuzz-subset", "Java"):
        assert f"- {words}" in ended.stderr
    assert not machine.apt_log.exists()
    assert not (machine.checkout / ".venv").exists()


def test_what_is_there_is_not_said_to_be_missing(machine: Machine) -> None:
    machine.python("python3", venv=False)
    machine.apt(user=1000)
    ended = machine.run()
    assert "    sudo apt install python3.11-venv\n" in ended.stderr
    assert "Pango" not in ended.stderr
    assert "Java" not in ended.stderr


def test_on_another_system_it_says_the_command_of_each(machine: Machine) -> None:
    machine.python("python3", libraries=False)
    ended = machine.run()
    assert ended.returncode == 1
    for words in ("sudo apt install libpango-1.0-0", "sudo dnf install", "sudo pacman -S", "brew install"):
        assert words in ended.stderr


def test_as_root_it_installs_what_is_missing_and_nothing_else(machine: Machine) -> None:
    machine.python("python3", libraries=False)
    machine.apt()
    assert machine.run().returncode == 0
    lines = machine.apt_log.read_text(encoding="utf-8").splitlines()
    packages = {word for line in lines for word in line.split() if not word.startswith("-")}
    assert packages == {"update", "install", "libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"}
    assert sum("update" in line for line in lines) == 1


def test_a_package_that_a_system_does_not_have_keeps_back_no_other(machine: Machine) -> None:
    machine.python("python3", libraries=False)
    machine.program("java", "#!/bin/sh\nexit 1\n")
    machine.apt()
    stub = (machine.programs / "apt-get").read_text(encoding="utf-8")
    refuses = 'case "$*" in *default-jre*) echo "E: Unable to locate package" >&2; exit 100 ;; esac\n'
    machine.program("apt-get", stub.replace("\n", f"\n{refuses}", 1))
    ended = machine.run()
    assert ended.returncode == 0
    assert "libpangoft2-1.0-0" in machine.apt_log.read_text(encoding="utf-8")
    assert "sudo apt install default-jre-headless" in ended.stdout


def test_as_root_it_installs_the_venv_module_of_that_python(machine: Machine) -> None:
    machine.python("python3", venv=False)
    machine.apt()
    assert machine.run().returncode == 0
    assert "python3.11-venv" in machine.apt_log.read_text(encoding="utf-8")


def test_without_java_it_goes_on_and_says_so(machine: Machine) -> None:
    machine.python("python3")
    machine.program("java", "#!/bin/sh\nexit 1\n")
    ended = machine.run()
    assert ended.returncode == 0
    assert "sudo apt install default-jre-headless" in ended.stdout
