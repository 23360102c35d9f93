"""The tests stand on what they bring: no face, no home, no locale and no network of the machine."""

from __future__ import annotations

import locale
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import cffi
import pytest

from hermetic import surroundings
from hermetic.last_resort import CHARACTERS
from hermetic.offline import sitecustomize
from hermetic.surroundings import MARK

REPOSITORY = Path(__file__).parents[2]
FAR = ("192.0.2.1", 9)  # TEST-NET-1 of RFC 5737: nobody is there, and nothing is sent
SEEN = """
typedef struct _FcConfig FcConfig; typedef struct _FcPattern FcPattern;
typedef struct { int nfont; int sfont; FcPattern **fonts; } FcFontSet;
FcConfig *FcInitLoadConfigAndFonts(void);
FcFontSet *FcConfigGetFonts(FcConfig *config, int set);
int FcPatternGetString(const FcPattern *pattern, const char *object, int n, unsigned char **text);
"""


def library(*names: str) -> object:
    ffi = cffi.FFI()
    ffi.cdef(SEEN)
    for name in names:
        try:
            return ffi, ffi.dlopen(name)
        except OSError:
            continue
    pytest.fail(f"none of {names} can be loaded, though Pango is built upon it")


def faces_in_sight() -> set[Path]:
    """The font files of the machine that fontconfig shows to this process, whatever pages brought theirs."""
    ffi, fontconfig = library("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll")
    found = set()
    fonts = fontconfig.FcConfigGetFonts(fontconfig.FcInitLoadConfigAndFonts(), 0)  # FcSetSystem
    for index in range(fonts.nfont):
        text = ffi.new("unsigned char **")
        assert fontconfig.FcPatternGetString(fonts.fonts[index], b"file", 0, text) == 0
        found.add(Path(ffi.string(text[0]).decode()))
    return found


def test_no_face_of_the_machine_is_in_sight():
    made = surroundings()
    assert faces_in_sight() == {made.faces / "last-resort.ttf"}


def test_the_face_that_is_in_sight_cannot_stand_in_for_another():
    assert all(character.isascii() for character in CHARACTERS)


@pytest.mark.skipif(shutil.which("fc-list") is None, reason="fc-list is not installed")
def test_other_programs_see_no_face_of_the_machine_either():
    told = subprocess.run(["fc-list", ":", "file"], capture_output=True, text=True, check=True).stdout
    assert [line.rstrip(": ") for line in told.splitlines()] == [
        str(surroundings().faces / "last-resort.ttf")
    ]


def test_the_home_folder_is_empty_and_of_this_run():
    made = surroundings()
    assert Path.home() == Path("~").expanduser() == made.home
    left = {path.relative_to(made.home).as_posix() for path in made.home.rglob("*") if path.is_file()}
    assert left <= {".cache/banxin/seal"}  # of builds in this process
    assert not made.home.is_relative_to(REPOSITORY)


def test_nothing_leads_to_the_users_own_settings():
    leading = [name for name in os.environ if name.startswith(("XDG_", "FONTCONFIG_PATH", "GIT_"))]
    assert leading == []


def test_the_locale_is_c():
    assert locale.setlocale(locale.LC_ALL) == "C"
    assert {name: value for name, value in os.environ.items() if name.startswith(("LC_", "LANG"))} == {
        "LC_ALL": "C"
    }


def test_this_process_reaches_nobody():
    with socket.socket() as handle, pytest.raises(ConnectionRefusedError, match="tests have no network"):
        handle.connect(FAR)
    with pytest.raises(ConnectionRefusedError, match="tests have no network"):
        socket.getaddrinfo("example.org", 80)


def test_this_process_reaches_itself():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        server.accept()[0].close()


@pytest.mark.parametrize("call", [f"socket.create_connection({FAR})", "socket.gethostbyname('example.org')"])
def test_a_python_that_a_test_starts_reaches_nobody(call):
    ended = subprocess.run(
        [sys.executable, "-c", f"import socket; {call}"], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 1
    assert "tests have no network" in ended.stderr


def test_another_program_is_led_nowhere():
    assert os.environ["https_proxy"] == os.environ["http_proxy"] == "http://127.0.0.1:9"


def may_unshare() -> bool:
    """Whether the kernel would grant another namespace, as it grants root the first."""
    unshare = shutil.which("unshare")
    return unshare is not None and subprocess.run([unshare, "--net", "true"], check=False).returncode == 0


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="namespaces are Linux's")
def test_where_the_kernel_grants_it_no_program_has_a_network():
    if not surroundings().without_network:
        assert not may_unshare()
        pytest.skip("the kernel grants no namespace here")
    lines = subprocess.run(["cat", "/proc/net/dev"], capture_output=True, text=True, check=True).stdout
    assert {line.partition(":")[0].strip() for line in lines.splitlines() if ":" in line} == {"lo"}


@pytest.mark.parametrize(
    ("event", "arguments"),
    [
        ("socket.connect", (None, ("::1", 1, 0, 0))),
        ("socket.connect", (None, "/run/socket")),
        ("socket.sendmsg", (None, None)),
        ("socket.getaddrinfo", ("localhost", 80, 0, 0, 0)),
        ("socket.getaddrinfo", (None, 80, 0, 0, 0)),
    ],
)
def test_twin_what_stays_on_the_machine_is_let_through(event, arguments):
    sitecustomize._watch(event, arguments)


def test_a_run_inside_a_run_stands_in_the_same_place(tmp_path):
    (tmp_path / "test_inner.py").write_text(
        "from hermetic import seal, surroundings\n"
        "def test_inner():\n"
        f"    assert str(seal().folder) == {os.environ[MARK]!r}\n",
        encoding="utf-8",
    )
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)],
        cwd=tmp_path,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([os.environ["PYTHONPATH"], str(REPOSITORY / "tests")]),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout
    assert surroundings().folder.is_dir()
