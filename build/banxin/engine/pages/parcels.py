"""Pages that another process has set, as bytes: what both processes have from before is named, not sent.

A process that is forked has the same boxes, styles and elements as this one, at the same addresses. Of them a
parcel has the numbers. What was made since is sent by value where its class is known here, and faces are
looked up anew. Anything else is refused, so that there are never two of a thing of which there is to be one.
"""

import io
import pickle
from collections.abc import Callable
from enum import Enum
from functools import partial
from types import FunctionType, MethodType
from typing import Any, Final

from weasyprint.css import AnonymousStyle, ComputedStyle
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.text.fonts import get_pango_font_key

from banxin.engine.styles.faces import PangoFace, PlainStyle
from banxin.engine.styles.press_font import PressFont
from banxin.engine.styles.type_style import founts_in

_ROOMS: Final = ("banxin.compositor.", "banxin.engine.", "tinycss2.")
_BOXES: Final = "weasyprint.formatting_structure.boxes"
_OTHERS: Final = frozenset(
    {("builtins", "range"), ("builtins", "set"), ("builtins", "frozenset"), ("builtins", "slice"),
     ("weasyprint.css.properties", "Dimension"), ("weasyprint.layout.page", "PageType")}
)  # fmt: skip
KindOfPage = tuple[str, bool, Any]
"""What tells pages of a document apart where none is counted: the side, whether it is blank, the name."""


class UnsentError(pickle.PicklingError):
    """Something that cannot be sent, and whose like is not to be made again."""


class Common:
    """What two processes have in common: a document before its pages are set."""

    def __init__(self, context: Any, root: Any, html: Any) -> None:
        self.context = context
        self.things: list[Any] = []
        self.numbers: dict[int, int] = {}
        self.cascaded: dict[int, int] = {}
        for thing in (
            context,
            html,
            context.style_for,
            context.font_config,
            context.style_for.initial_page_sizes,
        ):
            self.add(thing)
        for element in html.etree_element.iter():
            self.add(element)
        self._add_tree(root)

    def add(self, thing: Any) -> None:
        """Something that both have."""
        if id(thing) not in self.numbers:
            self.numbers[id(thing)] = len(self.things)
            self.things.append(thing)

    def _add_tree(self, tree: Any) -> None:
        for box in tree.descendants(placeholders=True):
            self._add_box(box)

    def _add_box(self, box: Any) -> None:
        self.add(box)
        for group in getattr(box, "column_groups", ()):
            self._add_tree(group)
        for value in vars(box).values():
            if isinstance(value, FunctionType):  # says of an item of a flex box that it does not float
                self.add(value)
        note = getattr(box, "footnote", None)
        if note is not None and id(note) not in self.numbers:
            self._add_tree(note)
        for name in ("style", "first_letter_style", "first_line_style"):
            style = getattr(box, name, None)
            if style is not None:
                self._add_style(style)
        replacement = getattr(box, "replacement", None)
        if replacement is not None:
            self.add(replacement)

    def _add_style(self, style: Any) -> None:
        while style is not None and id(style) not in self.numbers:
            self.cascaded.setdefault(id(getattr(style, "cascaded", style)), len(self.things))
            self.add(style)
            style = getattr(style, "parent_style", None)


class Stub:
    """Stands in a parcel for the way in which something is found or made again where it is unpacked."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, *arguments: Any) -> Any:
        """Never called: the one who unpacks has another in its place."""
        raise UnsentError(self.name)

    def __reduce__(self) -> str:
        return self.name


shared, page_style, anonymous, computed, face, font, placeholder, nothing = map(
    Stub, ("shared", "page_style", "anonymous", "computed", "face", "font", "placeholder", "nothing")
)


class _Packer(pickle.Pickler):
    def __init__(
        self, file: io.BytesIO, common: Common, pages: dict[int, tuple[KindOfPage, Any, bool]]
    ) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._common = common
        self._pages = pages

    def reducer_override(self, thing: Any, /) -> Any:
        """How a thing is found or made again; NotImplemented leaves it to pickle."""
        number = self._common.numbers.get(id(thing))
        if number is not None:
            return shared, (number,)
        kind = type(thing)
        if isinstance(thing, type | Stub | Enum):
            return NotImplemented
        if kind is PressFont:
            found, style, text = thing.found_in
            return font, (found, _plain(style), text, get_pango_font_key(thing.pango_font)[0])
        if kind is PangoFace:
            return face, (_plain(thing._plain), thing._hyphens)
        if isinstance(thing, AnonymousStyle | ComputedStyle):
            return self._style(thing)
        if kind is AbsolutePlaceholder:
            return placeholder, (thing._box, thing._layout_done)
        if isinstance(thing, partial | MethodType):
            return nothing, ()  # how a word would be divided, which is done
        place = (kind.__module__, kind.__qualname__)
        if kind.__module__ == _BOXES or kind.__module__.startswith(_ROOMS) or place in _OTHERS:
            return NotImplemented
        raise UnsentError(str(place))

    def _style(self, thing: Any) -> Any:
        page = self._pages.get(id(thing))
        if page is not None:
            return page_style, page
        own = "_banxin_own" in thing.__dict__
        if isinstance(thing, AnonymousStyle):
            return anonymous, (thing.parent_style, dict(thing), own)
        source = self._common.cascaded.get(id(thing.cascaded))
        if source is None:
            raise UnsentError(f"a style of {thing.pseudo_type}")
        return computed, (type(thing), source, thing.parent_style, thing.pseudo_type, dict(thing),
                          thing.specified, own)  # fmt: skip


def _plain(style: PlainStyle) -> tuple[dict[str, Any], tuple[str, ...]]:
    return dict(style), style.western


class _Unpacker(pickle.Unpickler):
    def __init__(self, data: bytes, common: Common, style_of: Callable[[KindOfPage, Any], Any]) -> None:
        super().__init__(io.BytesIO(data))
        self._own = {
            "shared": common.things.__getitem__, "page_style": self._page_style, "anonymous": _anonymous,
            "computed": self._computed, "face": self._face, "font": self._font,
            "placeholder": _placeholder, "nothing": _nothing,
        }  # fmt: skip
        self._common = common
        self._style_of = style_of

    def find_class(self, module: str, name: str, /) -> Any:
        """The class of a name; for a stub, what stands for it here."""
        return self._own[name] if module == __name__ else super().find_class(module, name)

    def _page_style(self, kind: KindOfPage, part: Any, nameless: bool) -> Any:
        style = self._style_of(kind, part)
        return style.anonymous_style if nameless else style

    def _computed(
        self,
        kind: Any,
        source: int,
        parent: Any,
        pseudo: Any,
        items: dict[str, Any],
        specified: Any,
        own: bool,
    ) -> Any:
        model = self._common.things[source]
        made = kind(
            parent, model.cascaded, pseudo, model.root_style, model.base_url, model.font_config,
            model.initial_page_sizes,
        )  # fmt: skip
        made.update(items)
        made.specified = specified
        return _marked(made, own)

    def _config(self) -> Any:
        return self._common.context.font_config

    def _plain(self, told: tuple[dict[str, Any], tuple[str, ...]]) -> PlainStyle:
        style = PlainStyle(told[0])
        style.font_config, style.western = self._config(), told[1]
        return style

    def _face(self, plain: Any, hyphens: Any) -> PangoFace:
        return founts_in(self._config()).face(self._plain(plain), hyphens)

    def _font(self, found: PangoFace, plain: Any, text: str, key: int) -> PressFont:
        return found.font_of(self._plain(plain), text, key)


def _anonymous(parent: Any, items: dict[str, Any], own: bool) -> Any:
    made = AnonymousStyle(parent)
    made.update(items)
    return _marked(made, own)


def _marked(style: Any, own: bool) -> Any:
    if own:
        style._banxin_own = True
    return style


def _placeholder(box: Any, done: bool) -> Any:
    made = AbsolutePlaceholder(box)
    object.__setattr__(made, "_layout_done", done)
    return made


def _nothing() -> None:
    return None


def packed(value: Any, common: Common, pages: dict[int, tuple[KindOfPage, Any, bool]]) -> bytes:
    """A value as bytes. `pages` tells of styles of pages, by their id(), the kind and the part of page, and
    whether they are of an anonymous box in it. Raises UnsentError, and what pickle raises.
    """
    data = io.BytesIO()
    _Packer(data, common, pages).dump(value)
    return data.getvalue()


def unpacked(data: bytes, common: Common, style_of: Callable[[KindOfPage, Any], Any]) -> Any:
    """The value; `style_of` gives the style of a kind and a part of page."""
    return _Unpacker(data, common, style_of).load()
