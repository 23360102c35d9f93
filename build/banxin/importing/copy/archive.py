"""Zip archives and XML of strangers, read within bounds: nothing outside, no entities, no bombs."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field

from lxml import etree

from banxin.importing.copy.remarks import Remarks
from banxin.wording import Message

FILE_LIMIT = 50 * 2**20
"""Bytes of a file that is imported."""
_MEMBERS = 5_000
_MEMBER_LIMIT = 64 * 2**20  # bytes of one member, unpacked
_TOTAL_LIMIT = 256 * 2**20  # bytes of all members that are read
_ENCRYPTED = 1  # the flag of a member
_DEEPEST = 200  # elements within one another


@dataclass(slots=True)
class Archive:
    """The members of a zip archive by their names, unpacked one by one as they are asked for."""

    remarks: Remarks
    zipped: zipfile.ZipFile
    left: int = field(default=_TOTAL_LIMIT)

    @property
    def names(self) -> tuple[str, ...]:
        """The members' names."""
        return tuple(self.zipped.namelist())

    def read(self, name: str) -> bytes | None:
        """A member; None where there is none. Raises UnreadableError for what is damaged or too large."""
        if name not in self.zipped.NameToInfo:
            return None
        try:
            with self.zipped.open(name) as stream:
                data = stream.read(min(_MEMBER_LIMIT, self.left) + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
            raise self.remarks.refusal(
                "import.broken", Message("{part} in the file is damaged.", part=name)
            ) from None
        except RuntimeError:
            raise protected(self.remarks) from None
        if len(data) > min(_MEMBER_LIMIT, self.left):
            raise self.remarks.refusal(
                "import.too-large", Message("{part} in the file is too large unpacked.", part=name)
            )
        self.left -= len(data)
        return data

    def xml(self, name: str) -> etree._Element | None:
        """A member of XML; None where there is none."""
        data = self.read(name)
        return None if data is None else parsed(data, name, self.remarks)


def open_archive(data: bytes, remarks: Remarks) -> Archive:
    """The archive in `data`; raises UnreadableError."""
    try:
        zipped = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError):
        raise remarks.refusal(
            "import.broken",
            Message("The file is damaged: its archive cannot be opened."),
            remedy=Message("Open it in the program that wrote it and save it again, or copy it anew."),
        ) from None
    if len(zipped.infolist()) > _MEMBERS:
        raise remarks.refusal("import.too-large", Message("The file holds too many parts."))
    if any(info.flag_bits & _ENCRYPTED for info in zipped.infolist()):
        raise protected(remarks)
    return Archive(remarks, zipped)


def protected(remarks: Remarks) -> Exception:
    """The exception for a file with a password."""
    return remarks.refusal(
        "import.protected",
        Message("The file is protected by a password."),
        remedy=Message("Open it with its password and save it without one."),
    )


def parsed(data: bytes, name: str, remarks: Remarks) -> etree._Element:
    """XML without entities, network or excessive depth; raises UnreadableError."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        depth = 0
        for event, _ in etree.iterparse(
            io.BytesIO(data), ("start", "end"), resolve_entities=False, no_network=True, huge_tree=True
        ):
            depth += 1 if event == "start" else -1
            if depth > _DEEPEST:
                raise remarks.refusal(
                    "import.too-large", Message("{part} in the file nests too deeply.", part=name)
                )
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise remarks.refusal("import.broken", Message("{part} in the file is damaged.", part=name)) from None


def member_path(base: str, target: str) -> str:
    """The member that `target` names from the member `base`; what would lead out stays inside."""
    if target.startswith("/"):
        return posixpath.normpath(target).lstrip("/")
    path = posixpath.normpath(posixpath.join(posixpath.dirname(base), target))
    while path.startswith("../"):
        path = path[3:]
    return path
