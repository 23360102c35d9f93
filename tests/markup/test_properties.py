"""What holds for any text whatever: no exception, places within the file, no character lost."""

from __future__ import annotations

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from banxin.findings import SourceText
from banxin.markup import count_characters, parse_body, plain_text, text_runs, walk
from banxin.markup.article import marked_body
from banxin.markup.blocks import Body, Paragraph
from banxin.markup.plain_body import plain_body

MARKS = [
    *"*_`~[](){}|!<>#-+:=\"'\\^&.1 \t\n　“”‘’（），。…—",
    *[
        "**",
        "***",
        "\n\n",
        "::: box 甲\n",
        ":::\n",
        ":::: pull\n",
        "::::\n",
        "::: verse\n",
        "> ",
        "- ",
        "  ",
        "1. ",
    ],
    *[
        "[^1]",
        "[^1]: ",
        "![",
        "](",
        "](a.png)",
        "](#甲)",
        "](https://a.example)",
        "{#a}",
        '{width=2 credit="乙"}',
    ],
    *[
        "{汉|hàn}",
        "## ",
        "| a |\n|---|\n",
        "```\n",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "<https://[",
        "&amp;",
        "&#0;",
    ],
    *["\r", "\x00", "\u200b", "\u2028", "\ufeff", "\U000e0100", "\ud7ff", "\u3000\u3000", "[a]: b\n", "  \n"],
]
WORDS = st.sampled_from(["甲乙丙丁", "天地玄黄", "word", "한국", "カナ", "2024", "😀"])
MIXTURE = st.lists(st.one_of(st.sampled_from(MARKS), WORDS), max_size=40).map("".join)


@settings(max_examples=600, deadline=None)
@given(MIXTURE, st.integers(1, 4))
@example("![a](a.png){", 1)
@example("[^1]: \n[^1]:", 1)
@example("- [^1]:\n\n  > - x", 1)
@example("", 1)
@example("a", 4)
def test_any_mixture_is_read(text: str, first_line: int) -> None:
    source = SourceText("a.md", text)
    body, findings = parse_body(source, first_line)
    for found in findings:
        assert found.place is not None
        assert found.message
        assert first_line <= found.place.line <= max(first_line, len(source.lines))
        assert 1 <= found.place.column <= len(source.line(found.place.line)) + 1
    assert [note.number for note in body.notes] == list(range(1, len(body.notes) + 1))
    assert count_characters(body) >= 0
    assert all(isinstance(run, str) and style for run, style in text_runs(body))
    lines = [block.line for block in walk(body.blocks)]
    assert all(first_line <= line <= max(first_line, len(source.lines)) for line in lines)


INK = st.text(
    st.one_of(
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
        st.sampled_from("，。、；：？！“”‘’（）《》「」—…·%&@$^~=+/;?,'\"().! \n"),
        st.characters(min_codepoint=0x30, max_codepoint=0x7A, categories=["Lu", "Ll", "Nd"]),
        st.sampled_from("é한カ😀Ω\U00020000"),
    ),
    min_size=1,
    max_size=80,
)


@settings(max_examples=400, deadline=None)
@given(INK)
@example("甲&乙;丙")
@example("甲\n1. 乙")
def test_no_visible_character_of_plain_paragraphs_is_lost(text: str) -> None:
    body, _ = parse_body(SourceText("a.md", "甲" + text), 1)
    if any(not isinstance(block, Paragraph) for block in body.blocks):
        return  # 1. and the like at the start of a line make lists
    assert re.sub(r"\s", "", plain_text(body.blocks)) == re.sub(r"\s", "", unescaped("甲" + text))


def unescaped(text: str) -> str:
    """The text with the few entities that it can form by chance resolved."""
    import html

    from markdown_it.common.entities import entities

    def one(match: re.Match[str]) -> str:
        return html.unescape(match.group()) if match[1] in entities else match.group()

    return re.sub(r"&([A-Za-z][A-Za-z0-9]{1,31});", one, text)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(["甲", "乙丙", "“丁”", "（戊）", "，", "。", "《己》", "——", "A1"]),
        min_size=1,
        max_size=6,
    )
)
def test_strong_around_any_chinese_copy_is_strong(parts: list[str]) -> None:
    inner = "".join(parts)
    if inner[0] in "，。" or inner == "”":
        inner = "甲" + inner
    body, findings = parse_body(SourceText("a.md", f"字**{inner}**字"), 1)
    assert not findings
    (paragraph,) = body.blocks
    assert isinstance(paragraph, Paragraph)
    assert [type(inline).__name__ for inline in paragraph.inlines] == ["Text", "Strong", "Text"]
    assert plain_text(paragraph.inlines) == f"字{inner}字"


def test_an_empty_body() -> None:
    assert parse_body(SourceText("a.md", "---\nheadline: 甲\n---\n"), 4) == (Body(), ())


def test_lines_above_the_body_are_not_read_but_counted() -> None:
    body, findings = parse_body(SourceText("a.md", "---\n<b>\n---\n\n甲<i>"), 4)
    assert [block.line for block in body.blocks] == [5]
    assert [str(found.place) for found in findings] == ["a.md:5:2"]


BEGUN = st.sampled_from("甲“‘（「『《〈【")
PROSE = st.text(
    st.sampled_from(
        "甲乙，。、：；！？（）“”‘’《》「」【】〔〕·—…　 ,.()/;+-\"'%AZaz09１ａ①＾｜＃》－•\u0301\ue000𠮷😀"
    ),
    max_size=14,
)
LINE = st.builds("".join, st.tuples(BEGUN, PROSE, st.sampled_from(["", "", "  ", "\t", "[^1]", "*", "<"])))


@given(
    st.lists(st.one_of(LINE, LINE, st.sampled_from(["", " ", "\u3000", "import 甲", "1、甲"])), max_size=6)
)
@settings(max_examples=400, deadline=None)
@example(["甲。", "", "“乙", "", "丙”"])
@example(["一、甲。", "", "二、乙。"])
@example(["甲  ", "乙"])
def test_plain_paragraphs_are_what_the_rules_make_of_them(lines: list[str]) -> None:
    source = SourceText("a.md", "\n".join(["---", "---", *(part for line in lines for part in (line, ""))]))
    if (plain := plain_body(source, 3)) is not None:
        assert marked_body(source, 3) == (plain, ())


def test_an_article_of_plain_paragraphs_needs_no_rules() -> None:
    source = SourceText("a.md", "“甲，3.14（30%）。”\n\n　\n乙——丙……\n")
    assert plain_body(source, 1) == parse_body(source, 1)[0]
    assert plain_body(SourceText("a.md", "甲\n\n## 乙\n\n丙\n"), 1) is None
