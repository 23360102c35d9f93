"""A layout as later stages see it: opened, inherited and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from banxin.findings import Place, SourceText
from banxin.layouts.description.faces import FaceFamilies
from banxin.layouts.description.kinds import PLAIN, UnitKind
from banxin.layouts.fields.declaration import Fields
from banxin.layouts.options.options import Option
from banxin.layouts.options.values import OptionValue
from banxin.layouts.pages.grid import Grid
from banxin.layouts.pages.masters import PageMaster
from banxin.world import DISK, World

Labelling = Mapping[str, Mapping[str, str]]
"""Words by language tag and then by name."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A theme with everything it inherits.

    `chain` holds the folders whose blocks and sheets count, most specific first, ending in `base`;
    `shown` the name of each folder as findings show it. `modules` is the plain data that make-up
    reads. `omits` names the parts of stories that it leaves out on purpose, `pages` has its page masters
    by name; `licence` and `requires` (versions of Banxin) are those of the layout itself. `places` gives
    the spot of any entry by its dotted path (`grid.rows`, `modules.lead.0`), in whichever file of the chain
    it was taken from. `fields` and `kinds` are what a manuscript may have and be; `labels` are printed
    words by language and name, `presets` named sets of values of options. Templates, sheets and pictures
    of it are read through `world`.
    """

    name: str
    title: str
    about: str
    chain: tuple[Path, ...]
    shown: tuple[str, ...]
    editions: tuple[str, ...]
    make_up: str
    notes: str
    options: Mapping[str, Option]
    grid: Grid
    faces: Mapping[str, str]
    modules: Mapping[str, object]
    file: SourceText
    places: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}))
    omits: tuple[str, ...] = ()
    fields: Fields = field(default_factory=lambda: MappingProxyType({}))
    kinds: Mapping[str, UnitKind] = field(default_factory=lambda: MappingProxyType({PLAIN.name: PLAIN}))
    labels: Labelling = field(default_factory=lambda: MappingProxyType({}))
    presets: Mapping[str, Mapping[str, OptionValue]] = field(default_factory=lambda: MappingProxyType({}))
    families: FaceFamilies = field(default_factory=lambda: MappingProxyType({}))
    figures: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    press: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    pages: Mapping[str, PageMaster] = field(default_factory=lambda: MappingProxyType({}))
    licence: str = ""
    requires: str = ""
    world: World = field(default=DISK, repr=False, compare=False)

    @property
    def path(self) -> Path:
        """The most specific folder."""
        return self.chain[0]

    @property
    def offered(self) -> Mapping[str, Option]:
        """The options that editors may set."""
        return MappingProxyType({name: one for name, one in self.options.items() if one.offered})


@dataclass(frozen=True, slots=True)
class LayoutEntry:
    """A line of the list of layouts: `own` says that it belongs to the publication."""

    name: str
    title: str
    about: str
    editions: tuple[str, ...]
    path: Path
    own: bool = False
