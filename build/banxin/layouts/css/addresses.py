"""Addresses in the stylesheets of a layout: only what lies in its own folder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from banxin.findings import nearest
from banxin.layouts.description.files import is_inside
from banxin.wording import Message
from banxin.world import World

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


@dataclass(frozen=True, slots=True)
class AddressFault:
    """Why an address cannot be used."""

    message: str
    expected: str = ""
    near: str = ""
    remedy: str = ""


def fault_of_address(
    address: str, base: Path, folder: Path, world: World, *, packed: bool
) -> AddressFault | None:
    """What is wrong with `address` in a sheet that stands in `base` of the layout in `folder`.

    A sheet that is `packed` into an EPUB may hold no file at all: only the text of the sheets is
    packed, so that the file would be missing (EPUBCheck RSC-007).
    """
    expected = Message("a file in the layout's folder, such as url(../images/star.svg)")
    if address.startswith("#"):
        return None
    if address.startswith("//") or "\\" in address:
        return AddressFault(Message("`{address}` leads to the network.", address=_short(address)), expected)
    if scheme := _SCHEME.match(address):
        if scheme[1].lower() == "data":
            return None
        return AddressFault(
            Message("`{address}` leads out of the layout.", address=_short(address)), expected
        )
    path = unquote(re.split(r"[?#]", address, maxsplit=1)[0])
    if not path or path.startswith("/") or "\0" in path or not is_inside(base / path, folder, world):
        return AddressFault(
            Message("`{address}` is not in the layout's folder.", address=_short(address)), expected
        )
    if packed:
        remedy = Message("Use it in pdf.css, or write it as a data: address.")
        return AddressFault(Message("Files are not packed into the EPUB from stylesheets."), remedy=remedy)
    return _missing(address, base / path, world)


def _missing(address: str, file: Path, world: World) -> AddressFault | None:
    if world.is_file(file):
        return None
    beside = world.names(file.parent) if world.is_folder(file.parent) else ()
    return AddressFault(
        Message("There is no file `{address}`.", address=_short(address)), near=nearest(file.name, beside)
    )


def _short(address: str) -> str:
    return address if len(address) <= 60 else address[:60] + "…"
