"""The small publication that `banxin init` lays out: its files as they will be written.

There is a paper, a magazine, a bulletin and a book, each in the three languages that a manifest may name:
`starters/LANG/KIND`. A starter that has `fronts/NAME.yaml` takes the article NAME of the paper, with these
lines at the end of its front matter; pictures without words are in `starters/images` for all languages.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from banxin.cli.options import MANIFEST

STARTERS = Path(__file__).parent / "starters"
SCHEMA = "manifest.schema.json"
LANGS = ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK")
MORE = ("duchuan", "chatan")
BOOK = "book"
IGNORED = "# made by `banxin build`\nout/\n.banxin/\n"

_FENCE = "---\n"
_FRONTS = PurePosixPath("fronts")
_IMAGES = PurePosixPath("images")
_SCHEMA_LINE = f"# yaml-language-server: $schema={SCHEMA}\n"


@dataclass(frozen=True, slots=True)
class Starter:
    """A publication to begin with: a folder of `starters/LANG`, which `more` articles (0 to 2) fill.

    The text of one that is not `made_up` flows from page to page: it says nothing of make-up.
    """

    name: str = "paper"
    more: int = 0
    made_up: bool = True

    @property
    def is_book(self) -> bool:
        """Whether its title is that of its series too."""
        return self.name == BOOK


PAPER = Starter()


class AlreadyThereError(Exception):
    """Files that are in the way; nothing was written."""

    def __init__(self, paths: tuple[Path, ...]) -> None:
        super().__init__(", ".join(map(str, paths)))
        self.paths = paths


def starter_files(
    schema: str,
    *,
    layout: str = "",
    title: str = "",
    lang: str = "zh-Hans",
    kind: Starter = PAPER,
) -> Mapping[PurePosixPath, bytes]:
    """The files of a first publication by their paths; layout and title as wished, else as in the sample.

    `lang` is one of `LANGS`.

    `schema` is the text of the JSON Schema of manifests. It is laid beside the manifest, not into
    the cache, so that completion in an editor works offline, survives `banxin clean`, and travels
    with the publication.
    """
    files = _sample(STARTERS / lang, kind.name)
    manifest = PurePosixPath(MANIFEST)
    if kind.more:
        more = _files(STARTERS / lang / "more")
        names = [PurePosixPath(f"units/{stem}.md") for stem in MORE[: kind.more]]
        files |= {name: more[name] for name in names}
        files[manifest] = _with_section(files[manifest].decode("utf-8"), names).encode("utf-8")
    if not kind.made_up:
        plain = re.sub(r"^sheet:.*\n\n?", "", files[manifest].decode("utf-8"), flags=re.MULTILINE)
        files[manifest] = plain.encode("utf-8")
    files[manifest] = _fill_in(files[manifest].decode("utf-8"), layout, title, book=kind.is_book).encode(
        "utf-8", "replace"
    )
    files[PurePosixPath(SCHEMA)] = schema.encode("utf-8")
    files[PurePosixPath(".gitignore")] = IGNORED.encode("utf-8")
    return files


def lay_out(folder: Path, files: Mapping[PurePosixPath, bytes]) -> tuple[Path, ...]:
    """Write files below `folder` and return their paths; raise AlreadyThereError if any exists."""
    targets = {folder / path: content for path, content in files.items()}
    in_the_way = tuple(path for path in targets if path.exists() or path.is_symlink())
    if in_the_way:
        raise AlreadyThereError(in_the_way)
    for path, content in targets.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content)
    return tuple(targets)


def _files(folder: Path, *parts: str) -> dict[PurePosixPath, bytes]:
    """The files of a folder by their paths, or those of its files and folders `parts` alone."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".pyc")
    files = {PurePosixPath(path.relative_to(folder).as_posix()): path.read_bytes() for path in paths}
    return {path: data for path, data in files.items() if not parts or path.parts[0] in parts}


def _sample(home: Path, name: str) -> dict[PurePosixPath, bytes]:
    """The files of a starter, with the articles and pictures that it takes from elsewhere."""
    own = _files(home / name)
    fronts = {path.stem: own.pop(path) for path in list(own) if path.parent == _FRONTS}
    for stem, lines in fronts.items():
        _, head, body = _article(home, stem).split(_FENCE, 2)
        own[PurePosixPath(f"units/{stem}.md")] = _FENCE.join(
            ("", head + lines.decode("utf-8"), body)
        ).encode()
    own |= _files(home / "paper", "images", "note.md") if fronts else {}
    words = b"".join(own.values()).decode("utf-8")
    shared = _files(STARTERS / "images")
    return own | {_IMAGES / path: data for path, data in shared.items() if f"images/{path}" in words}


def _article(home: Path, stem: str) -> str:
    places = (home / folder / "units" / f"{stem}.md" for folder in ("paper", "more"))
    return next(place for place in places if place.is_file()).read_text(encoding="utf-8")


def _with_section(manifest: str, names: Sequence[PurePosixPath]) -> str:
    """The manifest with its example of a section made true: the section's articles in it."""
    units = "".join(f"      - unit: {name}\n" for name in names)
    section = f"  - section: 副刊\n    contents:\n{units}"
    return re.sub(
        r"(?:^#.*\n)?^#  - section:.*\n(?:^# .*\n)*", section, manifest, count=1, flags=re.MULTILINE
    )


def _fill_in(manifest: str, layout: str, title: str, *, book: bool = False) -> str:
    """The manifest with the editor's layout and title; its comments stay where they still hold.

    The title is that of the paper; that of a `book` stands for its series too, until there is one.
    """
    if layout and layout != _value_of("layout", manifest):
        manifest = _with_layout(layout, manifest)
    if title:
        manifest = _set("  title", json.dumps(title, ensure_ascii=False), manifest)
        if book:
            manifest = _set("title", json.dumps(title, ensure_ascii=False), manifest)
        manifest = re.sub(r"^slug:.*\n", "", manifest, flags=re.MULTILINE)  # the folder's name serves
    if "yaml-language-server:" not in manifest:
        manifest = _SCHEMA_LINE + manifest
    return manifest


def _with_layout(layout: str, manifest: str) -> str:
    """The manifest for another layout: without options, since those of one mean nothing to another."""
    manifest = re.sub(r"^options:.*\n(?:[ \t]+.*\n)*", "", manifest, flags=re.MULTILINE)
    manifest = manifest.replace(f"layouts show {_value_of('layout', manifest)}", f"layouts show {layout}")
    return re.sub(r"^layout:.*$", f"layout: {layout}", manifest, count=1, flags=re.MULTILINE)


def _value_of(key: str, manifest: str) -> str:
    found = re.search(rf"^{key}: *([^\s#]+)", manifest, re.MULTILINE)
    return found.group(1) if found else ""


def _set(key: str, value: str, manifest: str) -> str:
    """The manifest with the first value of `key` (indentation included) replaced; a comment stays."""
    pattern = rf'^({key}: *)(?:"(?:[^"\\]|\\.)*"|[^#\n]*?)( *(?:  #.*)?)$'
    return re.sub(pattern, lambda found: found[1] + value + found[2], manifest, count=1, flags=re.MULTILINE)
