"""The block templates of a layout, rendered."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from jinja2 import Template, TemplateError, TemplateNotFound
from markupsafe import Markup

from banxin.findings import Finding, Place, finding, nearest
from banxin.layouts.description.layout import Layout
from banxin.layouts.faults import LayoutFault
from banxin.layouts.options.values import OptionValue
from banxin.layouts.templates.budget import ExhaustedError
from banxin.layouts.templates.errors import explained
from banxin.layouts.templates.frames import FRAMED, Frames, frames_of
from banxin.layouts.templates.loading import ChainLoader
from banxin.layouts.templates.sandbox import Sandbox
from banxin.wording import Message
from banxin.world.shipped import is_shipped

_MISHAPS = (
    TemplateError,
    ExhaustedError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    RecursionError,
    MemoryError,
)
"""What a template can raise; anything else is our own mistake and passes."""


class ChainSandbox(Sandbox):
    """A sandbox whose templates name each other along the chain."""

    def __init__(self, loader: ChainLoader, given: Mapping[str, object]) -> None:
        super().__init__(loader, given)
        self.chain = loader

    def join_path(self, template: str, parent: str) -> str:
        """The inner name of what the template `parent` calls `template`."""
        try:
            return self.chain.find(template, parent)
        except TemplateNotFound:
            return f"?{template}"  # not found when it is asked for: the next of a list may be there

    def kept_as(self, name: str | None) -> str:
        """The name of a template that Banxin brings: its layout, its block, its place in the chain."""
        at, colon, block = (name or "").partition(":")
        folder = self.chain.layout.chain[int(at)] if colon else None
        return f"{folder.name}-{block}-{at}" if folder is not None and is_shipped(folder) else ""


class Templates:
    """The blocks of `layout` with the settled options `values` and the names `shared` by all blocks.

    Templates see `options` (`options.column-rule` as `options.column_rule` too), `grid`, the names in
    `shared`, and the context of the rendering, which comes first.
    """

    def __init__(
        self, layout: Layout, values: Mapping[str, OptionValue], shared: Mapping[str, object]
    ) -> None:
        self._layout = layout
        self._loader = ChainLoader(layout)
        options = {**values, **{name.replace("-", "_"): value for name, value in values.items()}}
        self._given = {"options": options, "grid": layout.grid, **shared}
        self._sandbox = ChainSandbox(self._loader, self._given)
        self._opened: dict[str, Template] = {}
        self._frames: Frames | None = None

    @property
    def blocks(self) -> tuple[str, ...]:
        """The names of all blocks, sorted."""
        return self._loader.names()

    def render(self, block: str, /, **context: object) -> Markup:
        """The HTML of `block`; raises LayoutFault with a finding at the template's own line."""
        try:
            if block == FRAMED:
                return self._frame().around(context, partial(self._rendered, block), self._sandbox.meter)
            return self._rendered(block, context)
        except _MISHAPS as fault:
            raise LayoutFault(explained(fault, self._loader, {**self._given, **context})) from None

    def _rendered(self, block: str, context: Mapping[str, object]) -> Markup:
        """The block; raises whatever its template raises."""
        meter = self._sandbox.meter
        meter.begin()
        template = self._opened.get(block) or self._open(block)
        pieces = template.root_render_func(template.new_context(context))  # type: ignore[arg-type]
        html = self._sandbox.concat(pieces)
        meter.end()
        return Markup(html)

    def _frame(self) -> Frames:
        """The frames of paragraphs; their template has been compiled, and so is within all bounds."""
        if self._frames is None:
            self._open(FRAMED)
            self._frames = frames_of(self._loader.source(self._loader.find(FRAMED)).text)
        return self._frames

    def place(self, block: str) -> Place:
        """The file that `block` is rendered from, for findings about what it makes."""
        try:
            return self._loader.source(self._loader.find(block)).whole()
        except (TemplateNotFound, LayoutFault):
            return self._layout.file.whole()

    def place_of(self, word: str, block: str = "") -> Place | None:
        """Where `word` is written in the template of `block`, or without it in any; None if nowhere."""
        for name in (block,) if block else self.blocks:
            try:
                source = self._loader.source(self._loader.find(name))
            except (TemplateNotFound, LayoutFault):
                continue
            for number, line in enumerate(source.lines, 1):
                at = line.casefold().find(word.casefold())
                if at >= 0:
                    return source.place(number, at + 1, len(word))
        return None

    def check(self) -> None:
        """Compile every block; raises LayoutFault with all that cannot be."""
        found: list[Finding] = []
        for block in self.blocks:
            try:
                self._open(block)
            except LayoutFault as fault:
                found += fault.findings
            except _MISHAPS as fault:
                found.append(explained(fault, self._loader, self._given))
        if found:
            raise LayoutFault(*found)

    def _open(self, block: str) -> Template:
        try:
            inner = self._loader.find(block)
        except TemplateNotFound:
            message = Message(
                "The layout `{name}` has no block `{block}`.", name=self._layout.name, block=block
            )
            near = nearest(block, self.blocks)
            place = self._layout.file.whole()
            raise LayoutFault(finding("layout.template", message, place, nearest=near)) from None
        template = self._sandbox.get_template(inner)
        self._opened[block] = template
        return template
