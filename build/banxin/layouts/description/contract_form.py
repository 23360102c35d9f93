"""The forms of what layout.yaml asks of a manuscript and offers to it: fields, kinds, labels, presets."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from banxin.layouts.options.options import OptionKind

NAME = r"^[a-z][a-z0-9]*([-_][a-z0-9]+)*$"
"""Names of layouts, options, fields, kinds and labels: they become folders, CSS and template names."""

LANGUAGES = ("zh", "zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK")
"""The languages of printed words, the wider before the narrower."""

LayoutWord = Annotated[str, Field(pattern=NAME, max_length=40)]
ChoiceWord = Annotated[str, Field(pattern=r"^[^\W\d][\w-]*$", max_length=40)]
Said = str | dict[Annotated[str, Field(pattern=r"^[a-z]{2}(-[A-Za-z]{2,8})*$")], str]
"""A text, or texts by language tag."""
PrintedWord = Annotated[str, Field(min_length=1, max_length=200)]


class LayoutEntryForm(BaseModel):
    """What every part of layout.yaml keeps to: no key beyond these, nothing guessed."""

    model_config = ConfigDict(
        extra="forbid", strict=True, populate_by_name=True, allow_inf_nan=False, defer_build=True
    )


class OptionForm(LayoutEntryForm):
    """An option that an editor may set in the manifest."""

    type: Annotated[
        OptionKind,
        Field(strict=False, description="What kind of value it takes."),
    ] = OptionKind.TEXT
    default: Annotated[Any, Field(description="The value when the manifest says nothing.")] = None
    help: Annotated[
        Said, Field(description="One sentence that tells an editor what it changes; or one by language.")
    ] = ""
    min: Annotated[float | str | None, Field(description="Least number, or least length such as 2mm.")] = None
    max: Annotated[
        float | str | None,
        Field(description="Greatest number or length; for text, characters; for a list, entries."),
    ] = None
    choices: Annotated[list[ChoiceWord], Field(max_length=50, description="The words of a choice.")] = Field(
        default=[]
    )
    sets: Annotated[
        str,
        Field(
            pattern=r"^(grid\.(paper|size|pitch|columns)|faces\.[a-z][a-z0-9-]*)$",
            description="The entry of layout.yaml that its value stands for, whose value is the default.",
        ),
    ] = ""
    offered: Annotated[
        bool,
        Field(description="false: an inherited option that means nothing here; editors cannot set it."),
    ] = True


class FieldForm(OptionForm):
    """A field that the manuscript may have, or must."""

    required: Annotated[bool, Field(description="Whether it must be there.")] = False
    kinds: Annotated[
        list[LayoutWord], Field(max_length=50, description="The kinds of units that have it; else all.")
    ] = Field(default=[])


DeclaredFields = Annotated[dict[LayoutWord, FieldForm], Field(max_length=100)]


class FieldsForm(LayoutEntryForm):
    """Fields by who holds them."""

    issue: Annotated[DeclaredFields, Field(description="In the manifest, below `fields:`.")] = Field(
        default={}
    )
    unit: Annotated[
        DeclaredFields, Field(description="In the front matter of an article, below `fields:`.")
    ] = Field(default={})
    figure: Annotated[DeclaredFields, Field(description="In the braces behind a picture.")] = Field(
        default={}
    )


class KindForm(LayoutEntryForm):
    """A kind of unit, which front matter names with `kind:`, or its section has."""

    like: Annotated[
        Literal["article", "notice", "advertisement", "letter", "photo", "brief"],
        Field(description="The built-in kind that make-up and e-book take it for."),
    ] = "article"
    block: Annotated[LayoutWord, Field(description="The block that sets it.")] = "unit"
    frame: Annotated[
        LayoutWord, Field(description="The block that sets it in a frame on newspaper pages.")
    ] = "notice"
    page: Annotated[str, Field(pattern=NAME, max_length=40, description="The page that it begins.")] = ""
    names_section: Annotated[
        bool,
        Field(
            alias="names-section",
            description="Its block prints the title of its section: where it begins that, no title stands"
            " above it.",
        ),
    ] = False
    label: Annotated[Said, Field(description="What it is called in print, by language.")] = ""
    names: Annotated[
        list[ChoiceWord], Field(max_length=50, description="Other words that front matter may use for it.")
    ] = Field(default=[])
    sections: Annotated[
        list[PrintedWord],
        Field(max_length=50, description="Titles of sections whose units are of this kind."),
    ] = Field(default=[])
    offered: Annotated[
        bool, Field(description="false: an inherited kind that there is not here; no article may name it.")
    ] = True


DeclaredKinds = dict[LayoutWord, KindForm]
DeclaredLabels = dict[
    Literal["zh", "zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK"], dict[LayoutWord, PrintedWord]
]
DeclaredPresets = Annotated[dict[ChoiceWord, dict[LayoutWord, Any]], Field(max_length=50)]
