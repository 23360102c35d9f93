"""What went wrong in a template, as a finding at the line of the template."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from jinja2 import TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError
from jinja2.utils import missing

from banxin.findings import Finding, Place, finding, nearest
from banxin.layouts.dialect import NotText
from banxin.layouts.loading import ChainLoader
from banxin.layouts.meter import Exhausted
from banxin.layouts.sandbox import MissingName

_QUOTED = re.compile(r"'([^']*)'")
_TAGS = "block call else elif endblock endcall endfilter endfor endif endmacro endset extends filter for from if import include macro raw set".split()


def explained(fault: BaseException, loader: ChainLoader, names: Mapping[str, object]) -> Finding:
    """The finding for an exception that a template raised; `names` are those it could use."""
    inner, line = _where(fault)
    if inner is None:
        place = loader.layout.file.whole()
        return finding("layout.template", _message(fault), place)
    wanted, near, expected = _wanted(fault, loader, names)
    return finding(
        "layout.template",
        _message(fault),
        _place(loader, inner, line, wanted),
        expected=expected,
        nearest=near,
        remedy=_remedy(fault),
    )


def _where(fault: BaseException) -> tuple[str | None, int]:
    """The innermost template that was running, and its line."""
    if isinstance(fault, TemplateSyntaxError):
        return fault.name or fault.filename, fault.lineno
    inner, line = None, 0
    trace = fault.__traceback__
    while trace is not None:
        template = trace.tb_frame.f_globals.get("__jinja_template__")
        if template is not None:
            inner, line = template.name, template.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return inner, line


def _place(loader: ChainLoader, inner: str, line: int, wanted: str) -> Place:
    source = loader.source(inner)
    found = re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", source.line(line)) if wanted else None
    if found:
        return source.place(line, found.start() + 1, len(wanted))
    text = source.line(line)
    return source.place(line, len(text) - len(text.lstrip()) + 1, len(text.strip()))


def _wanted(
    fault: BaseException, loader: ChainLoader, names: Mapping[str, object]
) -> tuple[str, str, str]:
    """The name that was not found, the nearest that there is, and what could stand there."""
    if isinstance(fault, MissingName):
        known = _members(fault.owner) if fault.owner is not missing else tuple(names)
        return fault.wanted, nearest(fault.wanted, known), _one_of(known)
    if isinstance(fault, TemplateNotFound):
        name = str(fault.name).rpartition(":")[2]
        return str(fault.name), nearest(name, loader.names()), _one_of(loader.names())
    return "", "", ""


def _members(owner: object) -> tuple[str, ...]:
    if isinstance(owner, Mapping):
        return tuple(str(name) for name in owner)
    fields = getattr(owner, "__dataclass_fields__", None) or getattr(owner, "_fields", ())
    return tuple(str(name) for name in fields)


def _one_of(known: Iterable[str]) -> str:
    listed = sorted(known)
    return "one of " + ", ".join(listed) if 0 < len(listed) <= 30 else ""


def _message(fault: BaseException) -> str:
    return str(fault)


def _remedy(fault: BaseException) -> str:
    return ""
