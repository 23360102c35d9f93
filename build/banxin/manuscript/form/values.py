"""The values that the manifest and the front matter share: lines of text, paths, dates, people."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, StringConstraints, Tag

from banxin.manuscript.yaml.scalars import date_of

OneLine = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
"""Text that is set: not empty, and short enough to be what it says it is."""
FilePath = Annotated[str, StringConstraints(min_length=1, max_length=1024)]


def _date(value: object) -> object:
    """A quoted date is a date too; what is none is left for the check to refuse."""
    return date_of(value) or value if isinstance(value, str) else value


Date = Annotated[dt.date, BeforeValidator(_date)]


class WrittenModel(BaseModel):
    """Nothing is guessed (strict) and nothing is ignored (no key beyond these)."""

    model_config = ConfigDict(
        extra="forbid", strict=True, frozen=True, hide_input_in_errors=True, defer_build=True
    )


class PersonWritten(WrittenModel):
    """人员：职务和姓名。"""

    role: OneLine | None = Field(default=None, description="职务，如 责任编辑、记者、摄影。")
    name: OneLine = Field(description="姓名。")
    sort: OneLine | None = Field(default=None, description="排序用的形式，如 Zhang Yi；默认即姓名。")


PeopleField = Annotated[
    Annotated[OneLine, Tag("<text>")] | Annotated[list[PersonWritten], Tag("<people>")],
    Discriminator(lambda value: "<people>" if isinstance(value, list) else "<text>"),
]
