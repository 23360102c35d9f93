"""What went wrong in a template, as a finding at the line of the template."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jinja2 import TemplateNotFound, TemplateRuntimeError, TemplateSyntaxError
from jinja2.exceptions import SecurityError
from jinja2.utils import missing

from banxin.findings import Finding, Place, finding, nearest
from banxin.layouts.templates.budget import ExhaustedError, Meter
from banxin.layouts.templates.filters import NotTextError, filters_for, tests_for
from banxin.layouts.templates.loading import ChainLoader
from banxin.layouts.templates.sandbox import MissingNameError, names_of
from banxin.wording import Message, listed, sentence, within

_NAMED = re.compile(r"(?:No (filter|test) named|unknown (tag)) '([^']+)'")
_OPEN = re.compile(r"innermost block that needs to be closed is '([^']+)'")
_TAGS = "block call extends filter for from if import include macro raw set"
_SAFE = Message("There is no `safe`: the text of articles arrives as markup, everything else stays text.")


@dataclass(frozen=True, slots=True)
class _Words:
    """What a finding says, and `wanted`, the name in the line that it is about."""

    message: str
    wanted: str = ""
    expected: str = ""
    nearest: str = ""
    remedy: str = ""


def explained(fault: BaseException, loader: ChainLoader, names: Mapping[str, object]) -> Finding:
    """The finding for an exception that a template raised; `names` are those it could use."""
    words = _words(fault, loader, names)
    inner, line = _where(fault)
    return finding(
        "layout.template",
        words.message,
        _place(loader, inner, line, words.wanted),
        expected=words.expected,
        nearest=words.nearest,
        remedy=words.remedy,
    )


def _where(fault: BaseException) -> tuple[str, int]:
    """The innermost template that was running (empty when none was), and its line."""
    if isinstance(fault, TemplateSyntaxError):
        return fault.name or "", fault.lineno
    inner, line = "", 0
    trace = fault.__traceback__
    while trace is not None:
        template = trace.tb_frame.f_globals.get("__jinja_template__")
        if template is not None:
            inner, line = template.name, template.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return inner, line


def _place(loader: ChainLoader, inner: str, line: int, wanted: str) -> Place:
    if not inner:
        return loader.layout.file.whole()
    source = loader.source(inner)
    line = min(max(line, 1), source.line_count)
    text = source.line(line)
    wanted_word = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)") if wanted else None
    found = wanted_word.search(text) if wanted_word else None
    if wanted_word and not found and line == 1:  # Jinja tells no line of what it finds missing within `if`
        numbered = enumerate(source.lines, start=1)
        line = next((number for number, one in numbered if wanted_word.search(str(one))), line)
        text = source.line(line)
        found = wanted_word.search(text)
    if found:
        return source.place(line, found.start() + 1, len(wanted))
    return source.place(line, len(text) - len(text.lstrip()) + 1, len(text.strip()))


def _words(fault: BaseException, loader: ChainLoader, names: Mapping[str, object]) -> _Words:
    if isinstance(fault, MissingNameError):
        return _undefined(fault, names)
    if isinstance(fault, TemplateNotFound):
        return _no_template(fault, loader)
    if isinstance(fault, TemplateSyntaxError) or _is_unknown_name(fault):
        return _syntax(str(getattr(fault, "message", "") or ""))
    if isinstance(fault, NotTextError):
        remedy = (
            Message("Ask for it first: {{% if … %}}.")
            if "none" in str(fault)
            else Message("Print one of its fields.")
        )
        return _Words(str(fault), expected=Message("text or a number"), remedy=remedy)
    if isinstance(fault, RecursionError):
        return _Words(Message("Templates or macros call themselves without end."))
    if isinstance(fault, MemoryError):
        return _Words(Message("The template fills the memory."))
    if isinstance(fault, ExhaustedError | SecurityError):
        return _Words(str(fault), wanted=_quoted(str(fault)))
    return _Words(Message("This cannot be done: {fault}.", fault=within(str(fault))))


def _undefined(fault: MissingNameError, names: Mapping[str, object]) -> _Words:
    if not fault.wanted:
        return _Words(str(fault))
    if fault.owner is missing:
        return _absent(fault.wanted, Message("`{wanted}` is not defined here.", wanted=fault.wanted), names)
    if isinstance(fault.owner, Mapping):
        return _absent(
            fault.wanted, Message("There is no `{wanted}` here.", wanted=fault.wanted), map(str, fault.owner)
        )
    if isinstance(fault.owner, str | int | float):
        return _Words(
            Message("This is a text or a number: it has no `{wanted}`.", wanted=fault.wanted), fault.wanted
        )
    if isinstance(fault.owner, tuple | list):
        told = Message("This is a list: it has no `{wanted}`.", wanted=fault.wanted)
        return _Words(told, fault.wanted, remedy=Message("Go through it: {{% for one in … %}}."))
    owner = type(fault.owner).__name__
    return _absent(
        fault.wanted,
        Message("`{owner}` has no `{wanted}`.", owner=owner, wanted=fault.wanted),
        names_of(fault.owner),
    )


def _absent(wanted: str, message: str, known: Iterable[str]) -> _Words:
    valid = sorted(set(known))
    expected = Message("one of {names}", names=listed(valid)) if 0 < len(valid) <= 30 else ""
    return _Words(message, wanted, expected, nearest(wanted, valid))


def _no_template(fault: TemplateNotFound, loader: ChainLoader) -> _Words:
    name = str(fault.name).removeprefix("?")
    layer, _, block = name.rpartition(":")
    where = {"": "", "parent": Message(" in the layouts that this one extends")}.get(
        layer, Message(" in the layout `{layer}`", layer=layer)
    )
    near = nearest(block, loader.names())
    return _Words(
        Message("There is no block `{block}`{where}.", block=block, where=where),
        name,
        nearest="" if near == block else near,
    )


def _is_unknown_name(fault: BaseException) -> bool:
    """Whether Jinja found only when it ran that there is no such filter or test: within `if`, or named in a
    text, as `selectattr` takes it.
    """
    return isinstance(fault, TemplateRuntimeError) and _NAMED.search(str(fault)) is not None


def _syntax(told: str) -> _Words:
    found = _NAMED.search(told)
    if not found:
        return _Words(sentence(told or Message("The template cannot be read")))
    kind, wanted = found[1] or found[2], found[3]
    if kind == "tag" and wanted.startswith("end") and (still := _OPEN.search(told)):
        message = Message("`{wanted}` closes nothing here: `{tag}` is open.", wanted=wanted, tag=still[1])
        return _Words(message, wanted, expected="{% end" + still[1] + " %}")
    valid: Iterable[str] = _TAGS.split()
    if kind != "tag":
        valid = filters_for(Meter()) if kind == "filter" else tests_for(Meter())
    near = nearest(wanted, valid)
    words = sorted(name for name in valid if name[0].isalpha())
    remedy = _SAFE if wanted == "safe" else ""
    return _Words(
        Message("There is no {kind} `{wanted}`.", kind=kind, wanted=wanted),
        wanted,
        Message("one of {names}", names=listed(words)) if kind == "test" else "",
        nearest="" if remedy else near,
        remedy=remedy,
    )


def _quoted(message: str) -> str:
    found = re.search(r"`([^`]+)`", message)
    return found[1] if found else ""
