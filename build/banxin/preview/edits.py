"""Edits in the files of the publication, each of which can be undone."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from banxin.manuscript.yaml.edits_by_place import set_value, without_value
from banxin.preview.merging import merged
from banxin.world import CACHE
from banxin.world.replacing import replace_file

_TEXTS = frozenset({".md", ".yaml", ".yml", ".css", ".j2", ".txt"})
_LARGEST = 4_000_000  # bytes
_MOST = 200  # edits that can be undone
_HELD = 64_000_000  # bytes that these hold at most, however large the files
_FENCE = "---"
_ANY_END = re.compile("\r\n?")


class RefusedEditError(Exception):
    """The file is none of the publication's texts, or is not what it was when it was looked at.

    `now` is what stands there, where that is known.
    """

    def __init__(self, file: str, now: str | None = None) -> None:
        super().__init__(file)
        self.now = now


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file as it is now: its path in the publication, its text, and a digest of its bytes.

    Lines of `text` end with a line feed, however they end in the file.
    """

    file: str
    text: str
    digest: str


@dataclass(frozen=True, slots=True)
class _Step:
    file: str
    before: bytes
    after: bytes


class Edits:
    """Reads and writes texts of the publication in `root`, and nothing outside."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()
        self._steps: list[_Step] = []

    @property
    def undoable(self) -> int:
        """How many edits can be undone."""
        return len(self._steps)

    def read(self, file: str) -> TextFile:
        """The file as it is; raises RefusedEditError."""
        path = self._path(file)
        try:
            data = path.read_bytes()
            return TextFile(file, _plain(data), digest_of(data))
        except (OSError, UnicodeError):
            raise RefusedEditError(file) from None

    def write(self, file: str, digest: str, text: str, base: str | None = None) -> TextFile:
        """Put `text` in the place of the file that `digest` was seen of; raises RefusedEditError.

        Where the file is another one by now, what was changed in it since its text was `base` is kept, if
        other lines were changed than here. Lines end as they do in the file.
        """
        path = self._path(file)
        try:
            before = path.read_bytes()
            text = _ANY_END.sub("\n", text)
            if digest_of(before) != digest:
                text = _both(file, base, text, _plain(before))
            data = text.replace("\n", _line_end(before)).encode("utf-8")
            if data != before:
                replace_file(path, data)
                self._steps = _within([*self._steps, _Step(file, before, data)])
        except (OSError, UnicodeError):
            raise RefusedEditError(file) from None
        return TextFile(file, text, digest_of(data))

    def set_field(self, file: str, key: str, value: str | None, was: str | None = None) -> TextFile:
        """Set a key of an article's front matter; None takes it away. Raises RefusedEditError.

        It is refused where the key is neither as it `was` when the new value was written nor that value.
        """
        now = self.read(file)
        head, matter, rest = front_matter(now.text)
        if was is not None and (there := _written(file, matter, key)) not in (was, value or ""):
            raise RefusedEditError(file, there)
        matter = without_value(matter, [key]) if value is None else set_value(matter, [key], value)
        return self.write(file, now.digest, head + matter + rest)

    def undo(self) -> str:
        """Take the last edit back: its file.

        What was changed elsewhere since stays, if it is in other lines. Otherwise, or where the file is gone,
        RefusedEditError is raised; then the edit before is the next to be taken back.
        """
        if not self._steps:
            raise RefusedEditError("")
        step = self._steps[-1]
        try:
            path = self._path(step.file)
            now = path.read_bytes()
            data = step.before if now == step.after else _without(step, now)
            replace_file(path, data)
        except (OSError, UnicodeError, RefusedEditError):
            if self._root.is_dir():
                self._steps.pop()
            raise RefusedEditError(step.file) from None
        self._steps.pop()
        return step.file

    def _path(self, file: str) -> Path:
        path = self._root / file
        parts = Path(file).parts
        known = (
            path.suffix in _TEXTS and not any(part.startswith(".") for part in parts) and CACHE not in parts
        )
        try:
            inside = path.resolve(strict=True).is_relative_to(self._root) and not path.is_symlink()
            small = path.stat().st_size <= _LARGEST
        except (OSError, ValueError):
            raise RefusedEditError(file) from None
        if not (known and inside and small and path.is_file()):
            raise RefusedEditError(file)
        return path


def scalar(value: object) -> str:
    """A value of YAML as a field for one line shows it; nothing for lists and mappings."""
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _within(steps: list[_Step]) -> list[_Step]:
    """The last steps that can be undone; the last one of all always can."""
    held, first = 0, len(steps)
    for step in reversed(steps[-_MOST:]):
        held += len(step.before) + len(step.after)
        if held > _HELD and first < len(steps):
            break
        first -= 1
    return steps[first:]


def digest_of(data: bytes) -> str:
    """A short name of what a file holds."""
    return hashlib.sha256(data).hexdigest()[:24]


def _plain(data: bytes) -> str:
    return _ANY_END.sub("\n", data.decode("utf-8"))


def _both(file: str, base: str | None, mine: str, theirs: str) -> str:
    """What both made of `base`; raises RefusedEditError with what stands in the file."""
    both = None if base is None else merged(_ANY_END.sub("\n", base), mine, theirs)
    if both is None:
        raise RefusedEditError(file, theirs)
    return both


def _without(step: _Step, now: bytes) -> bytes:
    """The file without an edit, and with what was changed since."""
    text = _both(step.file, _plain(step.after), _plain(step.before), _plain(now))
    return text.replace("\n", _line_end(now)).encode("utf-8")


def _written(file: str, matter: str, key: str) -> str:
    """What a key of the front matter holds; raises RefusedEditError where that is no line of text."""
    try:
        values = yaml.safe_load(matter) or {}
    except (yaml.YAMLError, ValueError):
        raise RefusedEditError(file) from None
    value = values.get(key) if isinstance(values, dict) else None
    if value is not None and not isinstance(value, str | int | float):
        raise RefusedEditError(file)
    return scalar(value)


def _line_end(data: bytes) -> str:
    """The end that most lines of a file have."""
    windows, all_ends = data.count(b"\r\n"), data.count(b"\n")
    if 2 * windows > all_ends:
        return "\r\n"
    return "\r" if not all_ends and b"\r" in data else "\n"


def front_matter(text: str) -> tuple[str, str, str]:
    """An article as its opening fence, the YAML, and the rest from the closing fence on."""
    lines = text.splitlines(keepends=True)
    if lines and lines[0].strip() == _FENCE:
        for at, line in enumerate(lines[1:], 1):
            if line.strip() == _FENCE:
                return lines[0], "".join(lines[1:at]), "".join(lines[at:])
    return f"{_FENCE}\n", "", f"{_FENCE}\n\n{text}"
