"""The form of a page master in layout.yaml."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

MASTER_NAME = r"^[a-z][a-z0-9]*([-_][a-z0-9]+)*$"
_LENGTH = r"^\s*-?\d+(\.\d+)?\s*(mm|字|行)\s*$"

MasterName = Annotated[str, Field(pattern=MASTER_NAME, max_length=40)]
PageMeasure = Annotated[float, Field(ge=0, le=500)] | Annotated[str, Field(pattern=_LENGTH, max_length=20)]
"""A number of mm, or a text such as `18mm`, `3字`, `2行`."""

MasterPart = Literal[
    "cover", "half-title", "title-page", "colophon", "contents", "note", "section", "part-title", "unit",
    "opener", "text", "index",
]  # fmt: skip
Numbering = Literal["decimal", "roman", "upper-roman", "chinese"]
Shown = Literal["shown", "none"]
WantedValue = bool | int | float | Annotated[str, Field(max_length=100)]
FaceUse = Annotated[str, Field(pattern=MASTER_NAME, max_length=40)]


Weight = Annotated[int, Field(ge=100, le=900)]
RuleWidth = Annotated[float, Field(ge=0.1, le=20)]


class _PageForm(BaseModel):
    model_config = ConfigDict(
        extra="forbid", strict=True, populate_by_name=True, allow_inf_nan=False, defer_build=True
    )


class SidesForm(_PageForm):
    """A measure for each edge of the page; inner is at the spine."""

    head: Annotated[PageMeasure | None, Field(description="At the top.")] = None
    foot: Annotated[PageMeasure | None, Field(description="At the bottom.")] = None
    inner: Annotated[PageMeasure | None, Field(description="At the spine.")] = None
    outer: Annotated[PageMeasure | None, Field(description="At the fore-edge.")] = None


class LineForm(_PageForm):
    """A piece of furniture with a look of its own."""

    text: Annotated[
        str, Field(max_length=200, description="Its words, with {page}, {section} … in them.")
    ] = ""
    face: Annotated[FaceUse | None, Field(description="One of `faces`.")] = None
    size: Annotated[float | None, Field(ge=4, le=72, description="In pt.")] = None
    weight: Annotated[Weight | None, Field(description="How heavy its type is, 400 to 900.")] = None
    colour: Annotated[str | None, Field(max_length=40, description="A colour, or an option's name.")] = None
    when: Annotated[
        dict[FaceUse, WantedValue | list[WantedValue]],
        Field(max_length=10, description="Values of options with which it stands there."),
    ] = Field(default={})


class RuleForm(_PageForm):
    """A rule between furniture and text, as wide as the type area."""

    width: Annotated[RuleWidth, Field(description="In pt.")] = 0.5
    colour: Annotated[str, Field(max_length=40, description="A colour, or an option's name.")] = "#000"


FurnitureRule = Literal["none"] | RuleWidth | RuleForm
FurnitureGround = Literal["none"] | Annotated[str, Field(max_length=40)]
FurnitureEntry = (
    Literal["none"]
    | Annotated[str, Field(max_length=200)]
    | LineForm
    | Annotated[list[LineForm], Field(min_length=1, max_length=10)]
)


class PlacesForm(_PageForm):
    """What stands around the type area, and where."""

    head_outer: Annotated[
        FurnitureEntry, Field(alias="head-outer", description="Over the text at the fore-edge.")
    ] = "none"
    head_center: Annotated[
        FurnitureEntry, Field(alias="head-center", description="Over the text in the middle.")
    ] = "none"
    head_inner: Annotated[
        FurnitureEntry, Field(alias="head-inner", description="Over the text at the spine.")
    ] = "none"
    head_left: Annotated[
        FurnitureEntry, Field(alias="head-left", description="Over the text at the left.")
    ] = "none"
    head_right: Annotated[
        FurnitureEntry, Field(alias="head-right", description="Over the text at the right.")
    ] = "none"
    foot_outer: Annotated[
        FurnitureEntry, Field(alias="foot-outer", description="Under the text at the fore-edge.")
    ] = "none"
    foot_center: Annotated[
        FurnitureEntry, Field(alias="foot-center", description="Under the text in the middle.")
    ] = "none"
    foot_inner: Annotated[
        FurnitureEntry, Field(alias="foot-inner", description="Under the text at the spine.")
    ] = "none"
    foot_left: Annotated[
        FurnitureEntry, Field(alias="foot-left", description="Under the text at the left.")
    ] = "none"
    foot_right: Annotated[
        FurnitureEntry, Field(alias="foot-right", description="Under the text at the right.")
    ] = "none"
    side_outer: Annotated[
        FurnitureEntry, Field(alias="side-outer", description="Beside the text at the fore-edge.")
    ] = "none"
    side_inner: Annotated[
        FurnitureEntry, Field(alias="side-inner", description="Beside the text at the spine.")
    ] = "none"


Places = Literal["none"] | PlacesForm


class FurnitureForm(PlacesForm):
    """Furniture on all pages of a master, and what is otherwise on some."""

    left: Annotated[Places | None, Field(description="On left pages (even numbers).")] = None
    right: Annotated[Places | None, Field(description="On right pages (odd numbers).")] = None
    first: Annotated[Places | None, Field(description="On the first page of each run of this master.")] = None
    blank: Annotated[Places, Field(description="On pages left blank before a right page.")] = "none"
    face: Annotated[FaceUse, Field(description="One of `faces`.")] = "label"
    size: Annotated[float, Field(ge=4, le=72, description="In pt.")] = 8
    weight: Annotated[Weight | None, Field(description="How heavy its type is, 400 to 900.")] = None
    colour: Annotated[str, Field(max_length=40, description="A colour, or an option's name.")] = "#000"
    head_rule: Annotated[
        FurnitureRule, Field(alias="head-rule", description="A rule under what stands in the head, in pt.")
    ] = "none"
    foot_rule: Annotated[
        FurnitureRule, Field(alias="foot-rule", description="A rule over what stands in the foot, in pt.")
    ] = "none"
    head_ground: Annotated[
        FurnitureGround, Field(alias="head-ground", description="The ground of what stands in the head.")
    ] = "none"
    foot_ground: Annotated[
        FurnitureGround, Field(alias="foot-ground", description="The ground of what stands in the foot.")
    ] = "none"
    width: Annotated[
        Literal["text", "page"],
        Field(
            description="As wide as the text, or over its wider margin too, as near to the trim as opposite."
        ),
    ] = "text"
    side_at: Annotated[
        Literal["head", "middle", "foot"],
        Field(alias="side-at", description="How high what is beside the text stands."),
    ] = "middle"
    gap: Annotated[PageMeasure, Field(description="Between it and the type area.")] = 3


class PageMasterForm(_PageForm):
    """A page master: pages of one kind. What it does not say it has from `like`, from `all`, from the
    grid.
    """

    like: Annotated[MasterName | None, Field(description="The master that it begins as.")] = None
    pages_of: Annotated[
        list[MasterPart],
        Field(alias="for", description="Parts of the publication that are set on such pages."),
    ] = Field(default=[])
    margins: Annotated[
        PageMeasure | SidesForm | None,
        Field(description="From the edges to the type area, in mm, 字 or 行."),
    ] = None
    columns: Annotated[int | None, Field(ge=1, le=12, description="Columns of the text.")] = None
    gutter: Annotated[float | None, Field(ge=0, le=20, description="字 between columns, at least.")] = None
    bleed: Annotated[PageMeasure | SidesForm | None, Field(description="Bleed in mm.")] = None
    marks: Annotated[
        list[Literal["crop", "cross"]] | None,
        Field(
            description="Marks for the cutter, in the profile press; with a bleed they need not be asked for."
        ),
    ] = None
    numbering: Annotated[Numbering | None, Field(description="The figures of its folios.")] = None
    restart: Annotated[int | None, Field(ge=0, le=99999, description="Its first page has this number.")] = (
        None
    )
    drop_cap: Annotated[
        int | None,
        Field(alias="drop-cap", ge=0, le=6, description="Rows of the first character of a text; 0 for none."),
    ] = None
    folio: Annotated[Shown | None, Field(description="`none` leaves out whatever holds {page}.")] = None
    background: Annotated[str | None, Field(max_length=40, description="A colour, or an option's name.")] = (
        None
    )
    furniture: Annotated[
        Literal["none"] | FurnitureForm | None, Field(description="Running heads and folios.")
    ] = None


DeclaredPages = Annotated[dict[MasterName, PageMasterForm], Field(max_length=40)]
