"""Numbers that identify a publication: ISSN, ISBN and CN held against their form and check digit.

ISSN: ISO 3297 (modulus 11, weights 8 to 2). ISBN: ISO 2108 (13 digits, weights 1 and 3; ten digits until
2006, modulus 11). CN (国内统一连续出版物号): GB/T 9999 — two digits for the region (GB/T 2260; 10 is a
second one of Beijing), a hyphen, four digits and, for periodicals, a class (分类号) behind a slash;
papers of universities carry a letter in parentheses there: 11-0801/(G). Zeros throughout
stand for a number that is not given out yet; nothing is said of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from banxin.findings import Finding, finding
from banxin.manuscript.yaml.written import Written
from banxin.wording import Message

_PREFIX = re.compile(r"^(?:ISSN|ISBN(?:-1[03])?|CN)[\s:：]*", re.IGNORECASE)
_ISSN = re.compile(r"\d{4}-\d{3}[\dX]", re.ASCII)
_ISBN = re.compile(r"(?:\d[- ]?){9}(?:(?:\d[- ]?){3}\d|[\dX])", re.ASCII)
_DASHES = re.compile("[‐-―−－]")
_CN = re.compile(
    r"(?P<region>\d{2})-\d{4}(?:/(?:[A-KN-VXZ][A-Z]?\d{0,3}(?:\.\d{1,2})?|[(（][A-Z][)）]))?", re.ASCII
)
_REGIONS = {
    str(region)
    for first, last in ((10, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65))
    for region in range(first, last + 1)
}
_ISBN_FORM = Message(
    "13 digits with hyphens between the groups, beginning with 978 or 979: 978-7-02-000220-7"
)
_FORMS = {
    "issn": Message("four digits, a hyphen, and four more, of which the last may be X: 1002-5685"),
    "isbn": _ISBN_FORM,
    "eisbn": _ISBN_FORM,
    "cn": Message(
        "11-0001 for a newspaper, 11-1234/G2 for a periodical: two digits, a hyphen, four, and a class"
    ),
}


def bare_code(code: str) -> str:
    """The number without the letters ISSN, ISBN or CN before it."""
    return _PREFIX.sub("", code.strip())


def is_placeholder(code: str) -> bool:
    """Whether zeros stand where a number will be: 0000-0000, 978-7-0000-0000-0, 11-0000."""
    digits = re.sub(r"\D", "", bare_code(code).partition("/")[0])
    return len(digits) >= 6 and not digits[2:].lstrip("789")[:-1].strip("0") and digits.endswith("0")


def check_digit(name: str, code: str) -> str:
    """The check digit that an `issn` or `isbn` should end on; empty where it has not the form of one."""
    bare = bare_code(code)
    form = {"issn": _ISSN, "isbn": _ISBN, "eisbn": _ISBN}.get(name)
    if form is None or not form.fullmatch(bare):
        return ""
    digits = [int(digit) for digit in re.sub(r"[- ]", "", bare)[:-1]]
    if len(digits) == 12:
        total = sum(digit * (3 if at % 2 else 1) for at, digit in enumerate(digits))
        return str(-total % 10)
    total = sum(weight * digit for weight, digit in zip(range(len(digits) + 1, 1, -1), digits, strict=True))
    return "0123456789X"[-total % 11]


def code_faults(written: Written) -> Iterator[Finding]:
    """Warnings about the numbers in `publication.codes` that cannot be right."""
    codes = written.at(("publication", "codes"))
    for name, code in codes.items() if isinstance(codes, dict) else ():
        path = ("publication", "codes", name)
        if (
            name not in _FORMS
            or not isinstance(code, str)
            or written.is_reported(path)
            or is_placeholder(code)
        ):
            continue
        message, expected, remedy = _objection(name, code)
        if message:
            place = written.place(path)
            near = tidy_code(name, code)
            yield finding("manifest.code", message, place, expected=expected, nearest=near, remedy=remedy)


def _objection(name: str, code: str) -> tuple[str, str, str]:
    """Message, what is expected, and the remedy; all empty for a number that may be right."""
    shown, bare = "ISBN" if name == "eisbn" else name.upper(), bare_code(code)
    if name == "cn":
        found = _CN.fullmatch(bare)
        if found and found["region"] in _REGIONS:
            return "", "", ""
        what = (
            Message("has no region {found}", found=found["region"])
            if found
            else Message("has not the form of one")
        )
        return (
            Message("The CN number {code} {what}.", code=code, what=what),
            _FORMS[name],
            Message("copy it from the publishing licence (出版许可证)"),
        )
    right = check_digit(name, code)
    if not right:
        return (
            Message("The {shown} {code} has not the form of one.", shown=shown, code=code),
            _FORMS[name],
            "",
        )
    if name.endswith("isbn") and len(re.sub(r"[- ]", "", bare)) == 13 and not bare.startswith(("978", "979")):
        return Message("The ISBN {code} begins with neither 978 nor 979.", code=code), _FORMS[name], ""
    if bare[-1] == right:
        return "", "", ""
    message = Message(
        "The check digit of {shown} {code} is wrong: a digit was mistyped or two were exchanged.",
        shown=shown,
        code=code,
    )
    remedy = Message("copy the number anew from the certificate of the ISSN or ISBN agency")
    return (
        message,
        Message("{bare}{right}, if all digits before the last are right", bare=bare[:-1], right=right),
        remedy,
    )


def tidy_code(name: str, code: str) -> str:
    """The same number in its form where only that is wrong: an ISSN without its hyphen, full-width digits, a
    small x, a dash for the hyphen of a CN number; else the empty string."""
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", bare_code(code)))
    if name == "cn":
        return plain if plain != code and _CN.fullmatch(plain) and plain[:2] in _REGIONS else ""
    if name != "issn":
        return ""
    signs = re.sub(r"[^\dX]", "", plain.upper())
    tidy = f"{signs[:4]}-{signs[4:]}"
    return tidy if tidy != code and tidy[-1] == check_digit("issn", tidy) else ""
