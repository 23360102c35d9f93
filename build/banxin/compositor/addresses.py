"""Addresses of web pages and mail, and paths of files: where they may be parted, never with a hyphen.

A hyphen at a line's end would be read as part of the address (Chicago Manual of Style, 17th ed., 7.46; C16).
"""

import re
from typing import Final

from . import tables as t

_ADDRESS: Final = re.compile(
    r"[\w.%+-]+@[\w.-]+|\w+://\S+|www\.\S+|(?:[\w-]+\.)+[A-Za-z]{2,}/\S*|10\.\d{4,}/\S+"
    r"|(?=\S*[/@._=&])\S{24,}"
)
_CUT: Final = re.compile(r"(?<=[/._?&=#@-])(?=\w)")


def is_address(text: str) -> bool:
    """Whether a Western run is an address."""
    return _ADDRESS.fullmatch(text) is not None


def parts_of(address: str) -> list[str]:
    """The parts of an address: each ends with the sign behind which it may be parted on any line."""
    return _CUT.split(address)


def cuts_in_need(part: str) -> list[int]:
    """Places within a part of an address where it may be parted if a line could not else be set.

    They are between two letters or figures; a scheme (https://) is parted behind its colon alone (Chicago
    Manual of Style 7.46).
    """
    if part.endswith("//"):
        return [len(part) - 2] if part.endswith("://") else []
    places = range(t.CUT_LETTERS, len(part) - t.CUT_LETTERS + 1)
    return [place for place in places if part[place - 1 : place + 1].isalnum()]
