"""The parts of a Word file: the document, what it refers to, its notes and comments."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from banxin.importing.copy.archive import Archive, member_path
from banxin.importing.copy.remarks import Remarks
from banxin.importing.word.names import attribute, short
from banxin.wording import Message

_ROOT = "_rels/.rels"


@dataclass(slots=True)
class WordPackage:
    """A Word file; `relations` are targets by part and id, `external` those outside the file."""

    archive: Archive
    remarks: Remarks
    main: str = "word/document.xml"
    _relations: dict[str, dict[str, tuple[str, str, bool]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for target, kind, _ in self._of("").values():
            if kind.endswith("/officeDocument"):
                self.main = target

    def document(self) -> etree._Element:
        """The main part; raises UnreadableError."""
        found = self.archive.xml(self.main)
        if found is None or short(found.tag) != "w:document":
            raise self.remarks.refusal("import.broken", Message("The file has no document of Word in it."))
        return found

    def target(self, part: str, identifier: str) -> tuple[str, bool]:
        """What a relationship of `part` leads to, and whether that is outside the file."""
        path, _, external = self._of(part).get(identifier, ("", "", False))
        return path, external

    def by_kind(self, kind: str) -> list[str]:
        """The parts that the document refers to as `kind`, such as `footnotes`."""
        return [path for path, name, _ in self._of(self.main).values() if name.endswith(f"/{kind}")]

    def part(self, kind: str) -> tuple[str, etree._Element | None]:
        """The first part of a kind, with its name."""
        names = self.by_kind(kind)
        return (names[0], self.archive.xml(names[0])) if names else ("", None)

    def _of(self, part: str) -> dict[str, tuple[str, str, bool]]:
        if part not in self._relations:
            folder, name = posixpath.split(part)
            at = posixpath.join(folder, "_rels", f"{name}.rels") if part else _ROOT
            root = self.archive.xml(at)
            found = {}
            for one in root if root is not None else ():
                external = one.get("TargetMode") == "External"
                target = one.get("Target") or ""
                path = target if external else member_path(part, target)
                found[one.get("Id") or ""] = (path, one.get("Type") or "", external)
            self._relations[part] = found
        return self._relations[part]


def tell_surroundings(package: WordPackage, commented: Mapping[str, int]) -> None:
    """What lies beside the text: macros, running heads, comments by the paragraphs that they stand at."""
    remarks = package.remarks
    if any(name.lower().endswith("vbaproject.bin") for name in package.archive.names):
        remarks.tell("import.left-out", Message("The file has macros; they are not read."))
    for kind, what in (("header", Message("Running head")), ("footer", Message("Running foot"))):
        for name in package.by_kind(kind):
            root = package.archive.xml(name)
            words = (
                "".join(one.text or "" for one in root.iter() if short(one.tag) == "w:t")
                if root is not None
                else ""
            )
            if words.strip():
                remarks.tell(
                    "import.left-out",
                    Message("{what} left out: {words}", what=what, words=words.strip()[:60]),
                )
    for kind in ("package", "oleObject"):
        for name in package.by_kind(kind):
            remarks.tell(
                "import.left-out",
                Message("The file {name} that is embedded as an object is not read.", name=name),
                remedy=Message("Open it in Word, copy its text into the document, or import it by itself."),
            )
    _, comments = package.part("comments")
    for comment in comments if comments is not None else ():
        words = " ".join(
            "".join(one.text or "" for one in line.iter() if short(one.tag) == "w:t")
            for line in comment.iter() if short(line.tag) == "w:p"
        )  # fmt: skip
        who = attribute(comment, "w:author").strip("? ")
        remarks.tell(
            "import.comment",
            Message("Comment by {who}: {words}", who=who or "?", words=words.strip()),
            commented.get(attribute(comment, "w:id"), 0),
        )
