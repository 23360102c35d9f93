"""The filters and tests that templates may use: few, free of surprises, and paid for.

There is no `safe`: the text of articles arrives as markup that is already escaped, everything else is
text and stays text, whoever wrote the theme. Filters that could blow a short text up to any length
(`center`, `indent`, `format` …), that reveal Python objects (`pprint`, `string` of an object) or that
depend on chance (`random`) are left out.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from enum import Enum
from itertools import islice
from typing import Any

from jinja2 import Undefined, filters, pass_eval_context, tests
from jinja2.nodes import EvalContext
from markupsafe import Markup, escape

from banxin.layouts.templates.budget import MEMBERS, ExhaustedError, Meter
from banxin.layouts.templates.shortening import shortened
from banxin.wording import Message

Anything = Callable[..., Any]

_TEXT = "capitalize e escape lower striptags title trim truncate upper wordcount"
_LISTS = "dictsort groupby items list map max min reject rejectattr reverse select selectattr sort unique"
_PLAIN = "abs count d default first float int last length"
_ASKING = """boolean defined divisibleby even false float integer iterable lower mapping none number odd
    sequence string true undefined upper"""
_COMPARING = "== != < <= > >= eq equalto ge greaterthan gt in le lessthan lt ne"


class NotTextError(TypeError):
    """A value that was to be printed is none that can be."""


def printed(value: object, meter: Meter) -> str:
    """A value as it is set, paid for; raises NotTextError for a list, an object, nothing or a truth value.

    Numbers have at most four decimals and no exponent, so that they are good in CSS.
    """
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str):
        meter.make(len(value))
        return value
    if isinstance(value, Undefined):
        return str(value)  # raises with the name
    if isinstance(value, bool) or value is None:
        raise NotTextError(
            Message("The value is none.")
            if value is None
            else Message("The value is true or false, not text.")
        )
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float) and math.isfinite(value):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    if isinstance(value, dt.date):
        return value.isoformat()
    raise NotTextError(Message("The value is a {name}, not text.", name=type(value).__name__))


def filters_for(meter: Meter) -> dict[str, Anything]:
    """The filters, each charging `meter` for what it reads and makes."""
    own: dict[str, Anything] = {
        "batch": _rows(filters.do_batch, meter),
        "join": lambda value, glue="": _join(meter, value, glue),
        "replace": lambda text, old, new: _replace(meter, text, old, new),
        "round": _round,
        "shortened": lambda text, width: _shortened(meter, text, width),
        "slice": _rows(filters.sync_do_slice, meter),
        "string": lambda value: printed(value, meter),
        "sum": lambda value: _sum(bounded(value, meter)),
        "xmlattr": pass_eval_context(lambda scope, value: _attributes(meter, scope, value)),
    }
    known: Mapping[str, Any] = filters.FILTERS
    text = {name: _text_filter(known[name], meter) for name in _TEXT.split()}
    lists = {name: _list_filter(known[name], meter) for name in _LISTS.split()}
    return {name: known[name] for name in _PLAIN.split()} | text | lists | own


def tests_for(meter: Meter) -> dict[str, Anything]:
    """The tests; comparing is paid for by the size of what is compared."""
    known: Mapping[str, Any] = tests.TESTS
    comparing = {name: _comparing(known[name], meter) for name in _COMPARING.split()}
    return {name: known[name] for name in _ASKING.split()} | comparing


def bounded(value: object, meter: Meter) -> Any:
    """A value that may be run through once: an iterator becomes a list, a container is paid for."""
    if isinstance(value, Iterator):
        value = list(islice(value, MEMBERS + 1))
        if len(value) > MEMBERS:
            raise ExhaustedError(Message("the template makes a list that is too long"))
    if isinstance(value, Sized):
        meter.step(len(value))
    return value


def compared(value: object, meter: Meter) -> Any:
    """A value on one side of a comparison, paid for by its size."""
    if isinstance(value, str):
        meter.step(len(value) >> 8)
    elif isinstance(value, list | tuple | Mapping):
        meter.weigh(value)
    elif isinstance(value, Sized):
        meter.step(len(value))
    return value


def _text_filter(plain: Anything, meter: Meter) -> Anything:
    return _guarded(plain, meter, printed)


def _list_filter(plain: Anything, meter: Meter) -> Anything:
    return _guarded(plain, meter, bounded)


def _guarded(plain: Anything, meter: Meter, entry: Callable[[object, Meter], Any]) -> Anything:
    """`plain` with its value let in by `entry` and its result paid for."""
    if _passes(plain):

        def with_first(first: Any, value: object, *args: Any, **named: Any) -> Any:
            return _paid(plain(first, entry(value, meter), *args, **named), meter)

        return _like(plain, with_first)
    return lambda value, *args, **named: _paid(plain(entry(value, meter), *args, **named), meter)


def _passes(plain: Anything) -> bool:
    return hasattr(plain, "jinja_pass_arg")


def _like(plain: Anything, wrapped: Anything) -> Anything:
    """Mark `wrapped` as taking the same first argument (context, environment …) as `plain`."""
    wrapped.jinja_pass_arg = plain.jinja_pass_arg  # type: ignore[attr-defined]
    return wrapped


def _paid(value: Any, meter: Meter) -> Any:
    value = bounded(value, meter)
    if isinstance(value, str):
        meter.make(len(value))
    return value


def _rows(plain: Anything, meter: Meter) -> Anything:
    def rows(value: object, count: int, fill: object = None) -> Any:
        if not isinstance(count, int) or not 1 <= count <= 1000:
            raise ValueError(Message("a number of rows must be from 1 to 1000"))
        return _paid(plain(bounded(value, meter), count, fill), meter)

    return rows


def _round(value: float, precision: int = 0) -> float:
    if not isinstance(precision, int) or not 0 <= precision <= 12:
        raise ValueError(Message("a precision must be from 0 to 12"))
    return round(value, precision)


def _sum(values: Iterable[object]) -> float:
    numbers = list(values)
    if not all(isinstance(number, int | float) for number in numbers):
        raise TypeError(Message("only numbers can be summed"))
    return sum(numbers)  # type: ignore[arg-type]


def _join(meter: Meter, values: object, glue: object) -> Markup:
    pieces = [escape(printed(value, meter)) for value in bounded(values, meter)]
    between = escape(printed(glue, meter))
    meter.make(len(between) * len(pieces))
    return between.join(pieces)


def _replace(meter: Meter, text: object, old: object, new: object) -> str:
    source, wanted, instead = (printed(value, meter) for value in (text, old, new))
    if not wanted:
        raise ValueError(Message("replace needs the characters that are to be replaced"))
    meter.make(source.count(wanted) * len(instead) * 5)
    return source.replace(wanted, instead)


def _shortened(meter: Meter, text: object, width: float) -> str:
    whole = printed(text, meter)
    if isinstance(width, bool) or not isinstance(width, int | float) or not math.isfinite(width):
        raise ValueError(Message("shortened needs a width in 字"))
    meter.step(len(whole) >> 3)
    return shortened(whole, width)


def _attributes(meter: Meter, scope: EvalContext, value: Mapping[str, object]) -> str:
    """The filter `xmlattr`: what is none or undefined is left out."""
    given = {
        name: printed(one, meter)
        for name, one in bounded(value, meter).items()
        if one is not None and not isinstance(one, Undefined)
    }
    return filters.do_xmlattr(scope, given)


def _comparing(plain: Anything, meter: Meter) -> Anything:
    return lambda left, right: plain(compared(left, meter), compared(right, meter))
