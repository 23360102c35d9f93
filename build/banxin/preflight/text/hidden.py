"""What the sheets of an EPUB hide: text that is in the file and that no reading system shows.

Only declarations that can hide text are read, and only where a sheet or document has any: their winners by
specificity and order (CSS Cascade 4 §6), handed down as CSS inherits them. Rules of `@media` and `@supports`
other than for all and for screens are left out, since they speak to some programs only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import cssselect2  # type: ignore[import-untyped]  # it has no type hints
import tinycss2

from banxin.findings import Place, SourceText
from banxin.layouts import Stylesheet

_HIDES: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?![.\d]*[1-9])|font\s*:\s*[^;}]*\b0/|"
    r"opacity\s*:\s*0(?![.\d]*[1-9])|color\s*:\s*(?:transparent|white|#fff\b|#ffffff)|"
    r"(?:height|width)\s*:\s*0(?![.\d]*[1-9])|text-indent\s*:\s*-|(?:left|top)\s*:\s*-",
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"[.#]([\w-]+)")
_HIDDEN_ATTRIBUTE: Final = re.compile(rb"\shidden[=\s>/]")
_READ: Final = frozenset(
    {
        "display", "visibility", "font-size", "opacity", "color", "height", "max-height", "width",
        "max-width", "overflow", "text-indent", "left", "top", "position", "background", "background-color",
    }
)  # fmt: skip
_FAR: Final = {
    "em": 30.0,
    "rem": 30.0,
    "px": 400.0,
    "pt": 300.0,
    "mm": 100.0,
    "cm": 10.0,
    "in": 4.0,
    "%": 99.0,
}
"""From these lengths on, left of or above its place, text is off every screen."""
_PLAIN_MEDIA: Final = frozenset({"", "all", "screen"})


@dataclass(frozen=True, slots=True)
class HidingValue:
    """A declaration: its value in small letters, and where it is written."""

    value: str
    place: Place | None
    important: bool = False


@dataclass(frozen=True, slots=True)
class Hiding:
    """The declaration that hides an element."""

    name: str
    declared: HidingValue


@dataclass(slots=True)
class HidingRules:
    """The rules of sheets that tell what is hidden.

    `needed` has for each selector whose rule can hide something the classes and ids that a document must
    have for it to match.
    """

    needed: tuple[frozenset[bytes], ...] = ()
    matcher: Any = field(default_factory=cssselect2.Matcher)

    def hidden(self, root: Any, document: bytes) -> dict[Any, Hiding]:
        """The elements below `root` whose own text is hidden, each with what hides it."""
        if not self.may_hide(document):
            return {}
        found: dict[Any, Hiding] = {}
        waiting: list[tuple[Any, _Handed]] = [(cssselect2.ElementWrapper.from_xml_root(root), _Handed())]
        while waiting:
            element, handed = waiting.pop()
            own = handed.to_child(self._style(element))
            hiding = own.hiding()
            if hiding is not None:
                found[element.etree_element] = hiding
            waiting += [(child, own) for child in element.iter_children()]
        return found

    def may_hide(self, document: bytes) -> bool:
        """Whether anything of a document can be hidden: what most have tells that nothing is."""
        if b"style=" in document and _HIDES.search(document.decode("utf-8", "replace")):
            return True
        return self._may_match(document) or _has_hidden(document)

    def _may_match(self, document: bytes) -> bool:
        """Whether a document has all the classes and ids that some rule needs."""
        for names in self.needed:
            for name in names:
                if name not in document:
                    break
            else:
                return True
        return False

    def _style(self, element: Any) -> dict[str, HidingValue]:
        style: dict[str, HidingValue] = {}
        matched = [payload for *_, pseudo, payload in self.matcher.match(element) if pseudo is None]
        inline = element.etree_element.get("style")
        if inline:
            declarations = tinycss2.parse_blocks_contents(inline)
            matched.append(dict(_declared(declarations, None)))
        for declarations in matched:
            for name, one in declarations.items():
                if one.important or name not in style or not style[name].important:
                    style[name] = one
        if element.etree_element.get("hidden") is not None and "display" not in style:
            style["display"] = HidingValue("none", None)
        return style


@dataclass(frozen=True, slots=True)
class _Handed:
    """What an element has from those around it: what hides the whole of it, and inherited values."""

    whole: Hiding | None = None
    inherited: Mapping[str, HidingValue] = field(default_factory=dict)
    ground: bool = False

    def to_child(self, style: Mapping[str, HidingValue]) -> _Handed:
        whole = self.whole or _hides_all(style)
        inherited = {**self.inherited}
        for name in ("visibility", "font-size", "color", "text-indent"):
            if name in style and style[name].value != "inherit":
                inherited[name] = style[name]
        if "font-size" in style and self._sizeless() and re.search(r"r?em|%$", style["font-size"].value):
            inherited["font-size"] = self.inherited["font-size"]
        grounds = (style[name].value for name in ("background", "background-color") if name in style)
        ground = self.ground or any(value not in ("none", "transparent", "white") for value in grounds)
        return _Handed(whole, inherited, ground)

    def _sizeless(self) -> bool:
        size = self.inherited.get("font-size")
        return size is not None and _is_zero(size.value)

    def hiding(self) -> Hiding | None:
        """What hides the text of this element."""
        if self.whole is not None:
            return self.whole
        for name, one in self.inherited.items():
            value = one.value
            pale = value == "transparent" or (value in ("white", "#fff", "#ffffff") and not self.ground)
            if (
                (name == "visibility" and value in ("hidden", "collapse"))
                or (name == "font-size" and _is_zero(value))
                or (name == "color" and pale)
                or (name == "text-indent" and _is_far(value))
            ):
                return Hiding(name, one)
        return None


def _has_hidden(document: bytes) -> bool:
    """Whether a document may have the attribute `hidden`."""
    return b"hidden" in document and _HIDDEN_ATTRIBUTE.search(document) is not None


def _hides_all(style: Mapping[str, HidingValue]) -> Hiding | None:
    """What hides an element with everything in it."""
    for name in ("display", "opacity"):
        one = style.get(name)
        if one is not None and (one.value == "none" if name == "display" else _is_zero(one.value)):
            return Hiding(name, one)
    if style.get("overflow", _NOTHING).value in ("hidden", "clip"):
        for name in ("height", "max-height", "width", "max-width"):
            if name in style and _is_zero(style[name].value):
                return Hiding(name, style[name])
    if style.get("position", _NOTHING).value in ("absolute", "fixed", "relative"):
        for name in ("left", "top"):
            if name in style and _is_far(style[name].value):
                return Hiding(name, style[name])
    return None


_NOTHING: Final = HidingValue("", None)


def hiding_rules(sheets: Sequence[Stylesheet]) -> HidingRules:
    """The rules of the sheets of an EPUB that tell what is hidden."""
    if not any(_HIDES.search(sheet.text) for sheet in sheets):
        return HidingRules()
    matcher, needed = cssselect2.Matcher(), list[frozenset[bytes]]()
    for sheet in sheets:
        for prelude, selectors, declarations in _rules(SourceText(sheet.name, sheet.text)):
            for selector in selectors:
                matcher.add_selector(selector, declarations)
            if _HIDES.search(";".join(f"{name}:{one.value}" for name, one in declarations.items())):
                needed += [_names(one) for one in prelude.split(",")]
    return HidingRules(tuple(needed), matcher)


def _names(selector: str) -> frozenset[bytes]:
    """The classes and ids that a document must have for a selector to match; functions ask for none."""
    return frozenset(name.encode() for name in _NAME.findall(selector.partition("(")[0]))


def _rules(source: SourceText) -> Iterator[tuple[str, Any, dict[str, HidingValue]]]:
    waiting = tinycss2.parse_stylesheet(source.text, skip_comments=True, skip_whitespace=True)
    while waiting:
        rule = waiting.pop(0)
        if rule.type == "at-rule" and rule.lower_at_keyword == "media" and rule.content is not None:
            if tinycss2.serialize(rule.prelude).strip().lower() in _PLAIN_MEDIA:
                waiting[:0] = tinycss2.parse_rule_list(rule.content, True, True)
        elif rule.type == "qualified-rule":
            content = tinycss2.parse_blocks_contents(rule.content, True, True)
            declarations = dict(_declared(content, source))
            try:
                selectors = cssselect2.compile_selector_list(rule.prelude) if declarations else []
            except cssselect2.SelectorError:
                continue  # told where the sheets are looked over
            if declarations:
                yield tinycss2.serialize(rule.prelude), selectors, declarations


def _declared(nodes: Sequence[Any], source: SourceText | None) -> Iterator[tuple[str, HidingValue]]:
    for node in nodes:
        if node.type == "declaration" and node.lower_name in _READ:
            value = " ".join(tinycss2.serialize(node.value).split()).lower()
            place = source.place(node.source_line, node.source_column, len(node.name)) if source else None
            yield node.lower_name, HidingValue(value, place, node.important)


def _is_zero(value: str) -> bool:
    return re.fullmatch(r"[+-]?0*(?:\.0*)?(?:[a-z%]+)?", value) is not None and "0" in value


def _is_far(value: str) -> bool:
    found = re.fullmatch(r"-(\d*\.?\d+)([a-z%]+)", value)
    return found is not None and float(found[1]) >= _FAR.get(found[2], 1e9)
