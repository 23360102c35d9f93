"""Whatever a document says is read back out of the article that was written of it."""

from __future__ import annotations

import html
import re
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from banxin.markup import plain_text
from importing.reading import bring
from importing.word_files import para, run, styled, word_file

HAN = "山口商铺挂上牌子一二三汉字着重黑体，。“”（）《》、—…·"
SIGNS = "*_`[](){}<>|#!~=^$&\\-+:;.,1aA\"' 　表：＃"
WORDS = st.text(st.sampled_from(HAN + SIGNS), min_size=1, max_size=14)
LOOKS = st.sampled_from(["", "", "", "<w:b/>", '<w:em w:val="dot"/>', '<w:b/><w:em w:val="dot"/>', "<w:i/>"])
RUNS = st.lists(st.tuples(WORDS, LOOKS), min_size=1, max_size=5)
KINDS = st.sampled_from(["p", "p", "p", "item", "row", "note", "quote", "head"])
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{name}"/></w:style>'
    for one, name in (("Title", "Title"), ("q", "Quote"), ("h", "heading 2"))
)


def ink(text: str) -> str:
    return re.sub(r"\s", "", text)


def drawn(runs: list[tuple[str, str]]) -> str:
    return "".join(run(html.escape(words), look) for words, look in runs)


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.lists(st.tuples(KINDS, RUNS), min_size=1, max_size=8))
def test_random_documents_are_read_back_whole(blocks: list[tuple[str, list[tuple[str, str]]]]) -> None:
    body, notes, numbers, said = [styled("题目", "Title")], [], count(1), []
    for kind, runs in blocks:
        content, words = drawn(runs), "".join(one for one, _ in runs)
        said.append(words)
        if kind == "item":
            body.append(para(content, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'))
        elif kind == "row":
            body.append(f"<w:tbl><w:tr><w:tc>{para(content)}</w:tc><w:tc>{para('乙')}</w:tc></w:tr></w:tbl>")
            said.append("乙")
        elif kind == "note":
            at = next(numbers)
            notes.append(f'<w:footnote w:id="{at}">{para(content)}</w:footnote>')
            body.append(para(run("正文") + f'<w:r><w:footnoteReference w:id="{at}"/></w:r>'))
            said[-1] = "正文" + words
        else:
            body.append(styled(content, {"quote": "q", "head": "h"}.get(kind, "")))
    body.append(para("末一段的文字到这里为止，没有别的了，写得长一些。" * 3))
    done = bring(word_file("".join(body), styles=STYLES, numbering=NUMBERING, footnotes="".join(notes)))
    assert [one for one in done.found.findings if one.severity == "error"] == []
    assert done.unit is not None
    assert [one for one in done.faults if one.severity == "error"] == []
    unit = done.unit
    stack = unit.stack
    parts = [
        *stack.headline.segments,
        *stack.eyebrow.segments,
        *stack.subhead.segments,
        stack.deck,
        stack.byline.text,
    ]
    parts += [plain_text(unit.body.blocks), *(plain_text(note.blocks) for note in unit.body.notes)]
    wanted = "题目" + "".join(said) + "末一段的文字到这里为止，没有别的了，写得长一些。" * 3
    assert sorted(ink("".join(map(str, parts)))) == sorted(ink(wanted).replace("表：", "表："))
