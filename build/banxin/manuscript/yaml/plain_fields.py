"""Front matter of nothing but plain fields, `key: words`, each on a line of its own: most articles have that.

Such lines mean the same to everyone who reads YAML, so that they need no parser, nor a look for slips.
"""

from __future__ import annotations

import re

from banxin.findings import Place, SourceText
from banxin.manuscript.yaml.scalars import resolve
from banxin.manuscript.yaml.written import KeyPath, Scalar, Written

_MOST = 64  # fields
# Signs that begin, end or mark something in YAML are left out, and what its parsers refuse or read each in
# their own way: controls, line ends, a byte order mark.
_SIGN = r"[^\x00-\x1f!-'*\-:<-@\[-^`{}~\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
_FIRST = r"[0-9A-Za-z\u3400-\u9fff“‘（「『《〈【]"
_FIELD = re.compile(rf"(?P<key>[a-z]+(?:[_-][a-z]+)*): (?P<value>{_FIRST}(?:{_SIGN}*(?!\s){_SIGN})?)")


def plain_fields(source: SourceText, first: int, last: int) -> Written | None:
    """The lines `first` to `last` of `source` (from 1, inclusive) where they are plain fields; else None."""
    if last - first >= _MOST:
        return None
    data: dict[str, object] = {}
    keys: dict[KeyPath, Place] = {}
    values: dict[KeyPath, Place] = {(): source.place(first)}
    scalars: dict[KeyPath, Scalar] = {}
    for number in range(first, last + 1):
        field = _FIELD.fullmatch(source.line(number))
        if field is None or field["key"] in data:
            return None
        key, value = field.groups()
        kind, data[key] = resolve(value)
        if kind == "zero":
            return None
        keys[key,] = source.place(number, 1, len(key))
        values[key,] = source.place(number, len(key) + 3, len(value))
        scalars[key,] = Scalar(value, kind)
    return Written(source, data, keys, values, scalars) if data else None
