"""Find the template of a block along the chain of a layout."""

from __future__ import annotations

import re
from collections.abc import Callable

from jinja2 import BaseLoader, Environment, TemplateNotFound

from banxin.findings import SourceText
from banxin.layouts.description.files import TEMPLATE_LIMIT, read_text
from banxin.layouts.description.layout import Layout
from banxin.layouts.faults import LayoutFault

SUFFIX = ".html.j2"
_FILE = re.compile(r"_?[a-z][a-z0-9_-]{0,60}", re.ASCII)


class ChainLoader(BaseLoader):
    """Loads `blocks/NAME.html.j2` from the folders of a layout, most specific first.

    Inside, a template is called `2:headline`: the headline of the third folder of the chain. A theme
    writes `headline`, `base:headline` (as the layout base has it) or `parent:headline` (as the layout
    has it that the own one extends); `.html.j2` may stand at the end. A template that extends its own
    name means its parent's.
    """

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.sources: dict[str, SourceText] = {}
        self._found: dict[tuple[str, str | None], str] = {}

    def names(self) -> tuple[str, ...]:
        """The names of all blocks of the chain, sorted."""
        world = self.layout.world
        folders = (folder / "blocks" for folder in self.layout.chain)
        files = (name for folder in folders if world.is_folder(folder) for name in world.names(folder))
        return tuple(sorted({name.removesuffix(SUFFIX) for name in files if name.endswith(SUFFIX)}))

    def find(self, wanted: str, asking: str | None = None) -> str:
        """The inner name of the template that `asking` calls `wanted`; raises TemplateNotFound.

        A name is looked for once: templates call each other for every article.
        """
        if (inner := self._found.get((wanted, asking))) is None:
            inner = self._found[wanted, asking] = self._find(wanted, asking)
        return inner

    def _find(self, wanted: str, asking: str | None) -> str:
        layer, _, name = wanted.rpartition(":")
        name = name.removesuffix(SUFFIX)
        first = self._first(layer, asking)
        if first is None or not _FILE.fullmatch(name):
            raise TemplateNotFound(wanted)
        for at in range(first, len(self.layout.chain)):
            inner = f"{at}:{name}"
            itself = not layer and inner == asking
            file = self.layout.chain[at] / "blocks" / (name + SUFFIX)
            if not itself and self.layout.world.is_file(file):
                return inner
        raise TemplateNotFound(wanted)

    def _first(self, layer: str, asking: str | None) -> int | None:
        """Where in the chain a search begins."""
        if not layer:
            return 0
        own = int(asking.partition(":")[0]) if asking else -1
        if layer == "parent":
            return own + 1
        stands = [at for at, folder in enumerate(self.layout.chain) if folder.name == layer]
        return next((at for at in stands if at > own), stands[0] if stands else None)

    def source(self, inner: str) -> SourceText:
        """The text of the template with this inner name; raises LayoutFault when it cannot be read."""
        if inner not in self.sources:
            at, _, name = inner.partition(":")
            folder = self.layout.chain[int(at)]
            shown = f"{self.layout.shown[int(at)]}/blocks/{name}{SUFFIX}"
            file = folder / "blocks" / (name + SUFFIX)
            source, findings = read_text(file, shown, folder, self.layout.world, TEMPLATE_LIMIT)
            if source is None:
                raise LayoutFault(*findings)
            self.sources[inner] = source
        return self.sources[inner]

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template for Jinja, which gets the inner name as its file name."""
        if not template[:1].isdigit():
            raise TemplateNotFound(template)
        return self.source(template).text, template, lambda: True
