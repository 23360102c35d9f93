"""Files, environment and clock are asked of a World that is handed in; who goes around it says why."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache

import pytest

from project.parsed import parsed

ATTRIBUTES = {
    "environ", "getenv", "now", "today", "utcnow", "read_text", "read_bytes",
    "perf_counter", "monotonic", "process_time", "listdir", "scandir", "walk",
}  # fmt: skip
OWNERS = {"listdir": "os", "scandir": "os", "walk": "os"}  # other things have methods of these names
OPENERS = {"path", "file", "handle", "os"}
ALLOWED = {
    "batch/": "folders of many publications on this machine and others, walked, sent and written",
    "cli/": "the edge: terminal, doctor and the folders of new publications",
    "engine/starting/declarations.py": "a cache of compiled code, as Python keeps one",
    "engine/starting/loading.py": "how GLib allocates is told by the environment",
    "engine/starting/looking_up.py": "threads of this process, and the clock while they are waited for",
    "engine/styles/face_files.py": "faces that fontconfig opens by their names, linked for it",
    "importing/office.py": "LibreOffice is a program of its own: its environment, and the file that it makes",
    "job/cause.py": "the computing time of a trial",
    "job/child.py": "the process that sets: its files and streams",
    "job/beside.py": "the process beside: its streams",
    "job/machine.py": "what is installed, told by names and times; the libraries of this process",
    "job/recorded_inputs.py": "what was asked of the disk, held against it once more",
    "layouts/templates/kept_code.py": "a cache of compiled code, as Python keeps one",
    "layouts/making/": "writes a new layout; the specimen is files of the package",
    "manuscript/form/schema.py": "a file of the package",
    "manuscript/images/svg_contents.py": "the cache of plain pictures, on the disk in every world",
    "press/epub/kindle.py": "calibre is a program of its own: its environment, and the files that it makes",
    "preflight/pdf_file/": "streams of a PDF that is in memory",
    "preflight/text/pdf/": "streams of a PDF that is in memory",
    "press/imposition/": "streams of the PDF at hand, not files",
    "press/finishing/": "likewise",
    "preview/": "the files that an editor has open, watched and written where they lie; the server's clock",
    "typecase/": "fontTools and fontconfig take names of files; `World.local` gives them",
    "world/disk.py": "the door itself",
    "world/sealed.py": "a cache that is no part of the publication, opened without following links",
}


def goings_around(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and name of each thing that a World is to be asked for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in ATTRIBUTES:
            owner = node.value.id if isinstance(node.value, ast.Name) else ""
            if OWNERS.get(node.attr, owner) == owner:
                yield node.lineno, node.attr
        elif isinstance(node, ast.Attribute) and node.attr == "open":
            if isinstance(node.value, ast.Name) and node.value.id in OPENERS:
                yield node.lineno, "open"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "open":
            yield node.lineno, "open"
        elif isinstance(node, ast.ImportFrom) and node.module in ("os", "time"):
            yield from ((node.lineno, one.name) for one in node.names if one.name in ATTRIBUTES)


@cache
def found() -> dict[str, list[str]]:
    every = {
        name: [f"{line} {what}" for line, what in goings_around(tree)] for name, tree in parsed().items()
    }
    return {name: places for name, places in every.items() if places}


def test_the_world_is_asked() -> None:
    assert {name: places for name, places in found().items() if not name.startswith(tuple(ALLOWED))} == {}


def test_every_exception_is_needed() -> None:
    assert [one for one in ALLOWED if not any(name.startswith(one) for name in found())] == []


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("import os\nos.environ['A']", ["environ"]),
        ("from os import environ", ["environ"]),
        ("path.read_text()", ["read_text"]),
        ("(root / 'a').read_bytes()", ["read_bytes"]),
        ("path.open('rb')", ["open"]),
        ("open('a')", ["open"]),
        ("dt.datetime.now()", ["now"]),
        ("os.walk(root)", ["walk"]),
        ("ast.walk(tree)", []),
        ("read_text(path, name)", []),
        ("cursor.open(token)", []),
    ],
)
def test_a_way_around_is_seen(source: str, seen: list[str]) -> None:
    assert [what for _, what in goings_around(ast.parse(source))] == seen
