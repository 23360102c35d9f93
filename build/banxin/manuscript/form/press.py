"""What a manifest may say about a PDF for its purpose: paper, standard, marks, inks, what goes with it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from banxin.manuscript.form.values import FilePath, OneLine, WrittenModel

INK_KEY = r"^(#[0-9a-fA-F]{6}|[a-z][a-z0-9-]{0,40})$"
"""A colour as #b3121b, or the name of an option of the layout that is a colour."""
INK_LIMITS = (200, 400)
Percent = Annotated[float, Field(ge=0, le=100)]
Cmyk = Annotated[list[Percent], Field(min_length=4, max_length=4)]


class InkWritten(WrittenModel):
    """一种颜色用什么油墨印：四色的百分比；或专色，连同代替它的四色。"""

    cmyk: Cmyk = Field(description="青、品红、黄、黑的百分比，如 [0, 100, 90, 10]；专色在屏幕上按它显示。")
    spot: OneLine | None = Field(
        default=None, max_length=60, description="专色的名字，如 PANTONE 186 C；另出一块版。"
    )
    tint: Annotated[float, Field(gt=0, le=100)] = Field(
        default=100, description="专色的网点百分比，默认 100。"
    )


class PressWritten(WrittenModel):
    """付印的要求；仅用于 profile: press。"""

    condition: FilePath | None = Field(
        default=None,
        examples=["newsprint", "uncoated", "coated"],
        description="印刷条件：newsprint 新闻纸、uncoated 胶版纸、coated 铜版纸，"
        "或印刷厂给的 ICC 文件的路径。",
    )
    standard: Literal["x-4", "x-1a"] | None = Field(
        default=None, description="x-4（默认）；x-1a 不含透明，只有四色和专色。"
    )
    pictures: Literal["convert", "refuse"] | None = Field(
        default=None, description="RGB 图片：convert 转成四色（默认），refuse 拒收。"
    )
    marks: bool | None = Field(default=None, description="角线、十字线和色标；默认有出血的版式才有。")
    limit: Annotated[int, Field(ge=INK_LIMITS[0], le=INK_LIMITS[1])] | None = Field(
        default=None, description="总墨量上限（百分比）；默认新闻纸 240，其余 300。"
    )
    inks: dict[Annotated[str, StringConstraints(pattern=INK_KEY)], InkWritten] | None = Field(
        default=None,
        max_length=64,
        description='颜色用什么油墨印；键是颜色（"#b3121b"）或版式的颜色选项（accent）。',
    )


class ArchiveWritten(WrittenModel):
    """存档的要求；仅用于 profile: archive。"""

    manuscripts: bool = Field(
        default=False, description="把清单和文稿附在 PDF 里（PDF/A-3u）；默认不附（PDF/A-2u）。"
    )
    pictures: bool = Field(default=False, description="图片的原文件也附上；要有 manuscripts: true。")


class OfficeWritten(WrittenModel):
    """办公打印的要求；仅用于 profile: office。"""

    paper: Literal["A4", "A3", "A2", "B4"] | None = Field(
        default=None, description="打印机的纸；默认放得下一版的那种，放不下时用 A3，版面缩小。"
    )
    margin: Annotated[float, Field(ge=0, le=30)] = Field(
        default=5.0, description="打印机印不到的边，毫米；默认 5。"
    )
    tile: bool = Field(default=False, description="大版按原大分印在几张纸上，再拼贴起来。")
    overlap: Annotated[float, Field(ge=0, le=50)] = Field(
        default=10.0, description="拼贴时相邻两张重叠多少毫米；默认 10。"
    )
