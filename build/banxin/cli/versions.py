"""The versions of Banxin and of the engines under it."""

from __future__ import annotations

import platform
from collections.abc import Iterator

from banxin.cli import native
from banxin.cli.inspection import epubcheck_version, installed_version, java_release
from banxin.cli.reader import spoken
from banxin.version import __version__
from banxin.wording import Message

ABSENT = Message("not found")
_PACKAGES = {"WeasyPrint": "weasyprint", "ebooklib": "ebooklib"}
_LIBRARIES = (native.PANGO, native.HARFBUZZ, native.SUBSET, native.FONTCONFIG)


def versions() -> dict[str, str]:
    """Name and version of each engine, in the order of the pipeline."""
    return {name: version or ABSENT for name, version in _found()}


def _found() -> Iterator[tuple[str, str | None]]:
    yield "banxin", __version__
    yield "Python", platform.python_version()
    for name, package in _PACKAGES.items():
        yield name, installed_version(package)
    for library in _LIBRARIES:
        version = native.version_of(library)
        yield library.name, Message("found") if version == "" else version
    yield "EPUBCheck", epubcheck_version()
    yield "Java", java_release()


def version_lines() -> list[str]:
    """One line for each engine; the first is `banxin 1.2.3`."""
    return [
        spoken(Message("{name} {version}", name=name, version=version))
        for name, version in versions().items()
    ]
