"""The environment that templates run in: they see what they are given and can do nothing to it."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping, MutableMapping
from enum import Enum
from functools import partial
from types import BuiltinMethodType, FunctionType, MethodType
from typing import Any

from jinja2 import BaseLoader, StrictUndefined, Undefined, nodes
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError, TemplateSyntaxError, UndefinedError
from jinja2.runtime import BlockReference, Context, LoopContext, Macro, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace, missing, pass_context
from markupsafe import Markup, escape

from banxin.layouts.templates.budget import ExhaustedError, Meter
from banxin.layouts.templates.filters import compared, filters_for, printed, tests_for
from banxin.layouts.templates.kept_code import kept_or_made
from banxin.layouts.templates.metering import MeteredCode, metered
from banxin.layouts.templates.nesting import BoundedNesting, check_tree, on_its_own_stack
from banxin.wording import Message

LONGEST_RANGE = 10_000
CALL = 12  # steps: calling takes as long as evaluating about a dozen names
_LARGEST = 1 << 128
_MOST_JUDGED = 4096
_MOST_COMPILED = 400
_COMPILED: dict[tuple[Any, ...], Any] = {}

_OPEN = (Namespace, LoopContext, TemplateModule, TemplateReference, BlockReference, Macro)
"""Jinja's own objects: their names without an underscore are for templates."""

_OF_TEXT = """count endswith find isdigit lower lstrip partition removeprefix removesuffix rfind rpartition
    rstrip split splitlines startswith strip title upper"""

_ATTRIBUTES: tuple[tuple[type, frozenset[str]], ...] = (
    (Enum, frozenset({"name", "value"})),
    (str, frozenset(_OF_TEXT.split())),
    (Mapping, frozenset({"get", "items", "keys", "values"})),
    (dt.date, frozenset({"year", "month", "day", "isoformat", "weekday", "isoweekday"})),
)
"""What templates may use of values that are not records of Banxin."""


class MissingNameError(UndefinedError):
    """A name or attribute that does not exist: `wanted` of `owner`, or of the template itself."""

    def __init__(self, message: str, wanted: str = "", owner: object = missing) -> None:
        super().__init__(message)
        self.wanted = wanted
        self.owner = owner


class UndefinedValue(StrictUndefined):
    """An undefined value that remembers what was looked up, and where."""

    __slots__ = ()

    def _fail_with_undefined_error(self, *args: Any, **named: Any) -> Any:
        if self._undefined_exception is SecurityError:
            owner = type(self._undefined_obj).__name__
            raise SecurityError(
                Message(
                    "`{undefined_name}` of a {owner} is not open to templates.",
                    undefined_name=self._undefined_name,
                    owner=owner,
                )
            )
        raise MissingNameError(self._undefined_message, str(self._undefined_name), self._undefined_obj)

    __iter__ = __str__ = __len__ = _fail_with_undefined_error
    __eq__ = __ne__ = __bool__ = __hash__ = __contains__ = _fail_with_undefined_error
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _fail_with_undefined_error
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = _fail_with_undefined_error
    __mod__ = __rmod__ = __pow__ = __rpow__ = __pos__ = __neg__ = _fail_with_undefined_error
    __call__ = __getitem__ = __lt__ = __le__ = __gt__ = __ge__ = _fail_with_undefined_error
    __int__ = __float__ = __complex__ = _fail_with_undefined_error


class Sandbox(ImmutableSandboxedEnvironment):
    """Strict names, escaping that cannot be switched off, no calls but harmless ones, all paid for."""

    code_generator_class = MeteredCode
    intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)

    def __init__(self, loader: BaseLoader, given: Mapping[str, object]) -> None:
        self.meter = Meter()
        super().__init__(
            loader=loader,
            undefined=UndefinedValue,
            autoescape=True,
            finalize=self.finalised,
            optimized=False,
            auto_reload=False,
            trim_blocks=False,
            keep_trailing_newline=False,
            extensions=[BoundedNesting],
        )
        self.filters: dict[str, Any] = filters_for(self.meter)
        self.tests: dict[str, Any] = tests_for(self.meter)
        self.globals = {"range": self.ranged, "namespace": Namespace, **given}
        self._judged: dict[tuple[type, str], bool] = {}
        self._functions = {
            id(value) for value in given.values() if isinstance(value, FunctionType | MethodType)
        }

    def make_globals(self, d: MutableMapping[str, Any] | None) -> dict[str, Any]:
        """The names that a template sees, in one table: Jinja's chain of two is copied at each rendering."""
        return {**self.globals, **(d or {})}

    # --- compiling -----------------------------------------------------------------------------

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        check_tree(tree, name, filename)
        return metered(tree, name, filename)

    def compile(self, source: Any, name: Any = None, filename: Any = None, *args: Any, **named: Any) -> Any:
        """Compile a template; raises TemplateSyntaxError too for what Python itself refuses.

        That is more than twenty loops in each other, and a number of more than 4,300 digits. The code is the
        same in every sandbox: blocks that pages and e-book share are compiled once.
        """
        key = (source, name, filename, *args, *named.items())
        if key in _COMPILED:
            return _COMPILED[key]
        make = partial(super().compile, source, name, filename, *args, **named)
        own = self.kept_as(name) if isinstance(source, str) else ""
        try:
            if own:
                asked = repr(key[1:])
                code = kept_or_made(own, source, asked, partial(on_its_own_stack, make))
            else:
                code = on_its_own_stack(make)
        except (SyntaxError, ValueError, OverflowError):
            message = Message("The template has too many loops in each other, or a number in it is too long.")
            raise TemplateSyntaxError(message, 1, name, filename) from None
        if len(_COMPILED) >= _MOST_COMPILED:
            _COMPILED.clear()
        _COMPILED[key] = code
        return code

    def kept_as(self, name: str | None) -> str:
        """Under which name the code of a template may be kept for other processes; empty for none."""
        del name
        return ""

    # --- what is printed -----------------------------------------------------------------------

    @pass_context  # so that nothing is printed, and charged, while compiling
    def finalised(self, context: Context, value: object) -> str:
        """A value on its way to the page."""
        return printed(value, self.meter)

    def concat(self, pieces: Iterable[str]) -> str:
        """The pieces of a block, macro or captured text."""
        pieces = list(pieces)
        self.meter.make(sum(map(len, pieces)))
        return "".join(pieces)

    def joined(self, parts: tuple[object, ...]) -> str:
        """`a ~ b`: escaped as soon as one part is markup."""
        texts = [printed(part, self.meter) for part in parts]
        if any(isinstance(text, Markup) for text in texts):
            return Markup("").join(map(escape, texts))
        return "".join(texts)

    # --- what is counted -----------------------------------------------------------------------

    def weighed(self, container: Any) -> Any:
        """A list or mapping that the template made."""
        self.meter.weigh(container)
        return container

    def compared(self, value: Any) -> Any:
        """One side of a comparison."""
        return compared(value, self.meter)

    def ranged(self, *bounds: int) -> range:
        """`range`, of bounded length."""
        numbers = range(*bounds)
        if not -LONGEST_RANGE <= numbers.start <= LONGEST_RANGE or len(numbers) > LONGEST_RANGE:
            raise ExhaustedError(
                Message("A range has more than {longest_range} numbers.", longest_range=LONGEST_RANGE)
            )
        return numbers

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic on numbers of bounded size; `+` joins texts and lists too."""
        for side in (left, right):
            if isinstance(side, Undefined):
                str(side)  # raises with the name
        if operator == "+" and not isinstance(left, int | float):
            return self._added(left, right)
        if not isinstance(left, int | float) or not isinstance(right, int | float):
            raise TypeError(Message("`{operator}` is for numbers.", operator=operator))
        if operator == "**" and (abs(right) > 64 or abs(left) > 1e6):
            raise ExhaustedError(Message("A power is too large."))
        result = super().call_binop(context, operator, left, right)
        if isinstance(result, complex) or abs(result) > _LARGEST:
            raise ExhaustedError(Message("A number is too large."))
        return result

    def _added(self, left: Any, right: Any) -> Any:
        if isinstance(left, str) and isinstance(right, str):
            self.meter.make((len(left) + len(right)) * 2)
            return left + right
        if isinstance(left, list) and isinstance(right, list):
            return self.weighed([*left, *right])
        if isinstance(left, tuple) and isinstance(right, tuple):
            return self.weighed((*left, *right))
        raise TypeError(
            Message("`+` is for two numbers, two texts or two lists; `~` joins anything to text.")
        )

    def sliced(self, value: Any, start: Any, stop: Any, step: Any) -> Any:
        """A part of a text or list."""
        if not isinstance(value, str | list | tuple | range):
            raise TypeError(Message("only texts and lists have parts"))
        part = value[start:stop:step]
        self.meter.make(len(part))
        return part

    # --- what is allowed -----------------------------------------------------------------------

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Fields of records, a few methods of plain values, and Jinja's own objects.

        It depends on the kind of the object and the name alone, and is judged once for each.
        """
        key = (type(obj), attr)
        if (safe := self._judged.get(key)) is None:
            safe = self._is_safe(obj, attr, value)
            if len(self._judged) < _MOST_JUDGED:  # a template may make up names without end
                self._judged[key] = safe
        return safe

    def _is_safe(self, obj: Any, attr: str, value: Any) -> bool:
        if not super().is_safe_attribute(obj, attr, value):
            return False
        if isinstance(obj, _OPEN):
            return True
        if isinstance(obj, type):
            return False
        for kind, allowed in _ATTRIBUTES:
            if isinstance(obj, kind):
                return attr in allowed
        return attr in fields_of(obj) or _is_ours(obj)

    def is_safe_callable(self, obj: Any) -> bool:
        """Macros, blocks, loops, `range`, `namespace`, functions that were given, allowed methods."""
        if isinstance(obj, Macro | BlockReference | LoopContext) or obj is Namespace:
            return True
        if isinstance(obj, FunctionType):
            return id(obj) in self._functions
        if not isinstance(obj, MethodType | BuiltinMethodType):
            return False
        owner = obj.__self__
        if owner is self:
            return obj.__name__ == "ranged"
        return id(obj) in self._functions or self.is_safe_attribute(owner, obj.__name__, obj)

    def wrap_str_format(self, value: Any) -> None:
        """`str.format` is not wrapped but refused: `"{:999999999}"` would fill the memory."""
        return

    def call(self, context: Context, obj: Any, /, *args: Any, **named: Any) -> Any:
        """Call what may be called, and pay for the text it makes."""
        if isinstance(obj, Undefined):
            str(obj)  # raises with the name
        if not self.is_safe_callable(obj):
            raise SecurityError(Message("A {name} cannot be called in a template.", name=type(obj).__name__))
        self.meter.step(CALL)
        self.meter.enter()
        result = context.call(obj, *args, **named)
        self.meter.leave()
        if isinstance(result, str):
            self.meter.make(len(result))
        elif isinstance(result, list | tuple):
            self.meter.step(len(result))
        return result


def fields_of(obj: object) -> tuple[str, ...]:
    """The names of the fields of a record, or none."""
    fields = getattr(obj, "__dataclass_fields__", None) or getattr(obj, "_fields", None) or ()
    return tuple(str(field) for field in fields)


def names_of(obj: object) -> tuple[str, ...]:
    """What templates may ask a record for: its fields, and what it finds out when it is asked."""
    found = (name for name, value in vars(type(obj)).items() if isinstance(value, property))
    return tuple(name for name in (*fields_of(obj), *found) if not name.startswith("_"))


def _is_ours(obj: object) -> bool:
    return dataclasses.is_dataclass(obj) and type(obj).__module__.startswith("banxin.")
