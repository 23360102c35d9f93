"""The form of layout.yaml: which keys it has and what each may hold."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from banxin.layouts.description.contract_form import (
    DeclaredKinds,
    DeclaredLabels,
    DeclaredPresets,
    FieldsForm,
    LayoutEntryForm,
    LayoutWord,
    OptionForm,
    Said,
)
from banxin.layouts.pages.form import DeclaredPages
from banxin.manuscript.form.press import INK_KEY
from banxin.registry import PAGE_FORMS, NameIn, set_by_layouts

DEFAULT_FORMATS = ("pdf", "epub")
"""What a layout sets where neither it nor any that it extends says so."""

FaceName = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[^\"'\\\\;{}<>,]+$")]
FaceChoice = FaceName | Annotated[list[FaceName], Field(min_length=1, max_length=8)]
Millimetres = Annotated[float, Field(ge=0, le=1000)]


class BleedForm(LayoutEntryForm):
    """Bleed by side in mm; inner is at the spine."""

    head: Annotated[float, Field(ge=0, le=20, description="At the top.")] = 0
    foot: Annotated[float, Field(ge=0, le=20, description="At the bottom.")] = 0
    inner: Annotated[float, Field(ge=0, le=20, description="At the spine.")] = 0
    outer: Annotated[float, Field(ge=0, le=20, description="At the fore-edge.")] = 0


class GridForm(LayoutEntryForm):
    """Page and type area: paper in mm, type in pt, the rest in 字 and 行."""

    trim: Annotated[
        list[Annotated[float, Field(ge=30, le=2000)]],
        Field(min_length=2, max_length=2, description="Width and height of the trimmed page in mm."),
    ] = Field(default=[])
    bleed: Annotated[
        Annotated[float, Field(ge=0, le=20)] | BleedForm,
        Field(description="Bleed in mm on every side, or by side: {head: 3, foot: 3, inner: 0, outer: 3}."),
    ] = 0
    size: Annotated[float, Field(ge=4, le=72, description="Size of the body in pt.")] = 9
    pitch: Annotated[float, Field(ge=4, le=144, description="行距 from baseline to baseline in pt.")] = 11.5
    columns: Annotated[int, Field(ge=1, le=24, description="Basic columns (基本栏).")] = 1
    measure: Annotated[int, Field(ge=1, le=200, description="字 in a basic column.")] = 1
    gutter: Annotated[float, Field(ge=0, le=20, description="字 between basic columns.")] = 0
    rows: Annotated[int, Field(ge=1, le=400, description="行 in the type area.")] = 1
    head: Annotated[
        Millimetres | None,
        Field(description="From the top of the page to the type area in mm; else centred."),
    ] = None
    side: Annotated[Millimetres | None, Field(description="Inner margin in mm; else centred.")] = None


Omittable = Literal[
    "eyebrow", "subhead", "deck", "byline", "dateline", "keyword", "pull", "sidebar", "figure", "caption",
    "credit", "reading", "note", "table", "verse", "listing", "section",
]  # fmt: skip


FigurePlace = Literal["column", "span", "head", "foot", "page", "bleed", "spread", "margin"]


class FiguresForm(LayoutEntryForm):
    """Where pictures stand on pages that text flows over, where their author does not say."""

    place: Annotated[FigurePlace, Field(description="All pictures.")] = "column"
    first: Annotated[FigurePlace, Field(description="The first picture of an article; else as all.")] = (
        "column"
    )


class InkForm(LayoutEntryForm):
    """What a colour is printed with: process inks in percent, or a spot colour and what stands for it."""

    cmyk: Annotated[
        list[Annotated[float, Field(ge=0, le=100)]],
        Field(min_length=4, max_length=4, description="Cyan, magenta, yellow and black in percent."),
    ] = Field(default=[])
    spot: Annotated[
        str, Field(max_length=60, description="The name of a spot colour, on a plate of its own.")
    ] = ""
    tint: Annotated[float, Field(gt=0, le=100, description="How much of the spot colour in percent.")] = 100


class PressForm(LayoutEntryForm):
    """For the profile `press`, where the manifest does not say otherwise."""

    condition: Annotated[
        Literal["newsprint", "uncoated", "coated"], Field(description="What it is printed on.")
    ] = "uncoated"
    inks: Annotated[
        dict[Annotated[str, Field(pattern=INK_KEY)], InkForm],
        Field(
            max_length=64, description="Inks by colour ('#b3121b') or by the name of an option that is one."
        ),
    ] = Field(default={})


class LayoutForm(LayoutEntryForm):
    """layout.yaml: a layout theme. Every key may be left out and is then inherited."""

    name: Annotated[LayoutWord, Field(description="The name of the folder.")] = "base"
    title: Annotated[Said, Field(description="The name people read; or one by language.")] = ""
    about: Annotated[Said, Field(description="One sentence on what it is for; or one by language.")] = ""
    extends: Annotated[
        LayoutWord | None, Field(description="The layout it builds on; base when nothing is said.")
    ] = None
    licence: Annotated[
        str, Field(max_length=80, description="The licence, best by its SPDX name, such as CC-BY-4.0.")
    ] = ""
    requires: Annotated[
        str, Field(max_length=80, description="The versions of Banxin it is for, such as banxin>=1.2.")
    ] = ""
    editions: Annotated[
        list[Annotated[str, set_by_layouts()]], Field(min_length=1, description="The formats it sets.")
    ] = Field(default=[*DEFAULT_FORMATS])
    make_up: Annotated[
        str,
        NameIn(PAGE_FORMS),
        Field(alias="make-up", description="How print is made up: text flows, or stories in modules."),
    ] = "flow"
    notes: Annotated[Literal["foot", "end"], Field(description="Where footnotes go in print.")] = "foot"
    omits: Annotated[
        list[Omittable],
        Field(description="Parts of a story left out on purpose; a build lists what that took out."),
    ] = Field(default=[])
    options: Annotated[dict[LayoutWord, OptionForm], Field(description="What an editor may set.")] = Field(
        default={}
    )
    presets: Annotated[
        DeclaredPresets, Field(description="Named sets of values of options, to be chosen in the manifest.")
    ] = Field(default={})
    fields: Annotated[FieldsForm, Field(description="What a manuscript may have besides.")] = FieldsForm()
    kinds: Annotated[DeclaredKinds, Field(description="The kinds of units.")] = Field(default={})
    labels: Annotated[
        DeclaredLabels, Field(description="Printed words that no author wrote, by language.")
    ] = Field(default={})
    grid: Annotated[GridForm, Field(description="Page and type area.")] = GridForm()
    faces: Annotated[
        dict[LayoutWord, FaceChoice],
        Field(
            description="The face for each use (body, head …): a role, or a list of families"
            " that ends in one."
        ),
    ] = Field(default={})
    pages: Annotated[DeclaredPages, Field(description="Page masters by name.")] = Field(default={})
    figures: Annotated[FiguresForm, Field(description="Where pictures stand in print.")] = FiguresForm()
    press: Annotated[PressForm, Field(description="Inks and paper of the profile press.")] = PressForm()
    modules: Annotated[dict[str, Any], Field(description="Read by make-up.")] = Field(default={})
