"""The index of a book, as an author asks for it in the manifest."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from banxin.manuscript.form.values import OneLine, WrittenModel

MOST_TERMS = 5000


class IndexWritten(WrittenModel):
    """索引：稿件里用 [词]{index} 标出的词，和这里列出的词，附页码排在书后。"""

    order: Literal["pinyin", "strokes"] | None = Field(
        default=None, description="排序：pinyin 汉语拼音，strokes 笔画；默认简体用拼音，繁体用笔画。"
    )
    title: OneLine | None = Field(default=None, description="索引的名称，如 人名索引；默认 索引。")
    terms: list[OneLine] | None = Field(
        default=None,
        max_length=MOST_TERMS,
        description="要在正文里找出的词，如 [鲁迅, 绍兴]；写作 主题>副题 的，找的是副题。",
    )
    also: dict[OneLine, list[OneLine]] | None = Field(
        default=None, description="同一个词在正文里的别的写法：{周作人: [知堂, 岂明]}。"
    )
    readings: dict[OneLine, OneLine] | None = Field(
        default=None, description="多音字等的读音，排序用：{单雄信: shàn xióng xìn}。"
    )
    see: dict[OneLine, OneLine] | None = Field(
        default=None, description="见：不附页码、指到另一词的词：{周树人: 鲁迅}。"
    )
    related: dict[OneLine, list[OneLine]] | None = Field(
        default=None, description="参见：页码之后再指到的词：{鲁迅: [周作人, 许广平]}。"
    )
