"""The copy desk over a publication: what it reads, what it leaves alone, what is muted, what is repaired."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banxin.cli.starter import STARTERS
from banxin.findings import Finding, SourceText, finding
from banxin.job.counting import count
from banxin.job.muting import unmuted
from banxin.job.repairing import repair
from banxin.manuscript import read_publication
from banxin.manuscript.articles.reading import read_article
from banxin.manuscript.articles.roles import role_like
from banxin.manuscript.publication import Lang
from banxin.proofreading.desk import article_copy, proofread, rule_findings, rules_on
from banxin.proofreading.measures import LEAST_PRECISION, MEASURES
from banxin.proofreading.model.issue_rule import IssueCopy
from banxin.proofreading.register import OFF_BY_DEFAULT, RULES
from banxin.proofreading.repairs import mended
from banxin.proofreading.rules.particle_contexts import CONTEXTS
from banxin.wording import Message

MANIFEST = "banxin: 1\npublication: {title: 试印}\nlayout: book\ncontents:\n  - unit: a.md\n"
HEAD = "---\nheadline: 题,目\n---\n\n"
FOLDED = '你好,世界.再见!他说:"好吗?"(真的)...完--了。第 1 ，2 。\n'
MENDED = "你好，世界。再见！他说：“好吗？”（真的）……完——了。第 1，2。\n"


def publication(folder: Path, text: str, more: str = "", newline: str = "\n") -> Path:
    (folder / "manifest.yaml").write_text(MANIFEST + more, encoding="utf-8")
    (folder / "a.md").write_text((HEAD + text).replace("\n", newline), encoding="utf-8", newline="")
    return folder


def told(folder: Path) -> list[Finding]:
    read = read_publication(folder).publication
    assert read is not None
    return list(proofread(read))


def codes(folder: Path) -> list[str]:
    return [one.code for one in told(folder)]


def findings(text: str) -> list[Finding]:
    unit, _ = read_article(SourceText("a.md", text), "unit", "a")
    return list(rule_findings(IssueCopy((article_copy(unit, Lang.HANS),)), rules_on((), ())))


def test_folded_marks_are_told_and_repaired(tmp_path: Path) -> None:
    outcome = repair(publication(tmp_path, FOLDED))
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == HEAD + MENDED  # the headline is front matter
    assert [one.code for one in outcome.findings] == ["copy.half-width-mark"]
    assert not repair(tmp_path).files


_FOLDS = [("……", "..."), ("——", "--"), *zip("，。！？：；（）“”‘’", ",.!?:;()\"\"''", strict=True)]


@pytest.mark.parametrize("name", ["dengguang", "jiushu", "duchuan"])
def test_a_folded_page_is_told_mark_by_mark_and_comes_back(tmp_path: Path, name: str) -> None:
    text = next(STARTERS.glob(f"zh-Hans/*/units/{name}.md")).read_text(encoding="utf-8").split("---\n", 2)[2]
    page = "\n".join(line for line in text.split("\n") if not line.startswith(("!", ":::")))
    page += "\n\n反映映出商舖的解解放。\n"
    folded, marks = page, 0
    for mark, typed in _FOLDS:
        marks += folded.count(mark)
        folded = folded.replace(mark, typed)
    folder = publication(tmp_path, folded)
    repairable = {"copy.half-width-mark", "copy.half-width-bracket", "copy.straight-quote", "copy.ellipsis"}
    found = [one.code for one in told(folder)][1:]  # behind that of the headline
    assert sum(one in repairable | {"copy.dash"} for one in found) == marks > 50
    left = repair(folder).findings
    assert (folder / "a.md").read_text(encoding="utf-8") == HEAD + page
    doubled = ["copy.doubled-character"] * 2
    assert sorted(one.code for one in left)[:3] == [*doubled, "copy.half-width-mark"]
    assert sum(one.code == "copy.other-script" for one in left) == 1


def test_a_radical_is_told_once_and_repaired(tmp_path: Path) -> None:
    folder = publication(tmp_path, "见\u22ef，\u2f42字。\n")
    read = read_publication(folder).publication
    assert read
    found = [
        *told(folder),
        finding("article.lookalike", Message("{a}", a="⋯"), SourceText("a.md", HEAD + "见⋯").place(5, 2)),
    ]
    assert [one.code for one in unmuted(found, read)][1:] == ["copy.compatibility-form"] * 2
    repair(folder)
    assert (folder / "a.md").read_text(encoding="utf-8") == HEAD + "见……，文字。\n"


def test_a_rule_over_the_issue_is_muted_everywhere(tmp_path: Path) -> None:
    text = "渡口的石阶上坐着三个人，他们等的船在对岸，一直没有过来，天色却已经暗了。\n"
    mute = "check: {mute: [{code: copy.same-paragraph, reason: 复沓}]}\n"
    assert "copy.same-paragraph" in codes(publication(tmp_path, f"{text}\n{text}"))
    assert "copy.same-paragraph" not in codes(publication(tmp_path, f"{text}\n{text}", mute))


def test_the_date_of_the_issue_says_the_year(tmp_path: Path) -> None:
    text = "11月29日（星期六）开幕，6月1日（星期二）闭幕。\n"
    more = "issue: {date: 2026-11-29}\n"
    assert codes(publication(tmp_path, text, more))[1:] == ["copy.weekday-of-issue"]


def test_doubt_is_told_and_left_alone(tmp_path: Path) -> None:
    text = "反映映出商舖的解解放，定于2019年2月30日。\n"
    folder = publication(tmp_path, text)
    assert codes(folder)[1:] == [
        "copy.doubled-character", "copy.doubled-character", "copy.other-script", "copy.no-such-date",
    ]  # fmt: skip
    assert not repair(folder).files


@pytest.mark.parametrize(
    "text",
    [
        "运行`你好,世界`即可。\n",
        "见[一页](http://a.cn/你,好)。\n",
        "见 http://a.cn/b,c.d 一页。\n",
        "```\n你好,世界\n```\n\n文。\n",
        "转义\\,世界。\n",
        "{汉字|hàn zì}的读音。\n",
    ],
)
def test_code_and_addresses_are_left_alone(text: str) -> None:
    assert [one for one in findings(HEAD + text) if one.edits] == []


@pytest.mark.parametrize(
    ("text", "lang", "words"),
    [
        ("以后我們在這里，頭發很長，幹淨。", Lang.HANT_TW, ["以后", "這里", "頭發", "幹淨"]),
        ("皇后以後在這裡，頭髮很長，念頭發生，若干部分，能干預。", Lang.HANT_TW, []),
        ("他在屋里。", Lang.HANT_HK, ["屋里"]),
        ("有侍无恐，寒喧几句。", Lang.HANS, ["寒喧", "有侍无恐"]),
        ("究竟相差多少，表现像个孩子，不亦说乎。", Lang.HANS, []),
        ("社會主義義務和中央央行", Lang.HANT_TW, []),
        ("他們的的事，我我們", Lang.HANT_TW, ["的的", "我我"]),
    ],
)
def test_words_are_known_by_their_script(text: str, lang: Lang, words: list[str]) -> None:
    unit, _ = read_article(SourceText("a.md", "---\nheadline: 题\n---\n\n" + text), "unit", "a")
    said = rule_findings(IssueCopy((article_copy(unit, lang),)), rules_on((), ()))
    found = [one for one in said if one.code in ("copy.confusion", "copy.doubled-character")]
    assert [
        one.place.text[one.place.column - 1 : one.place.end_column - 1] for one in found if one.place
    ] == words


def test_hong_kong_is_shown_its_own_forms() -> None:
    unit, _ = read_article(SourceText("a.md", "---\nheadline: 題\n---\n\n他在屋里。"), "unit", "a")
    (one,) = rule_findings(IssueCopy((article_copy(unit, Lang.HANT_HK),)), rules_on((), ()))
    assert one.expected == "屋裏"


def test_marks_within_emphasis_links_and_notes_are_found() -> None:
    text = "他**走了,他**说[好,的](#a)。甲[^1]\n\n> 引,文\n\n- 条,目\n\n[^1]: 注,文。\n"
    edits = [edit for one in findings(HEAD + text) for edit in one.edits]
    assert mended(HEAD + text, edits) == HEAD + text.replace(",", "，")


def test_line_ends_and_mark_of_the_file_stay(tmp_path: Path) -> None:
    folder = publication(tmp_path, "你好,世界。\n\n𠮷字,又。\n", newline="\r\n")
    file = folder / "a.md"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    repair(folder)
    expected = (HEAD + "你好，世界。\n\n𠮷字，又。\n").replace("\n", "\r\n")
    assert file.read_bytes() == b"\xef\xbb\xbf" + expected.encode()


def test_ranges_are_in_units_of_utf_16(tmp_path: Path) -> None:
    edit = next(one.edits[0] for one in told(publication(tmp_path, "𠮷字,又。\n")) if one.edits)
    place = {"line": 4, "character": 3}, {"line": 4, "character": 4}
    assert edit.as_json()["range"] == {"start": place[0], "end": place[1]}


def test_a_diff_writes_nothing_and_a_code_repairs_that_alone(tmp_path: Path) -> None:
    folder = publication(tmp_path, "你好,世界 很大。\n")
    before = (folder / "a.md").read_bytes()
    assert "+你好，世界很大。" in repair(folder, write=False).diff()
    assert (folder / "a.md").read_bytes() == before
    repair(folder, ["copy.space"])
    assert (folder / "a.md").read_text(encoding="utf-8") == HEAD + "你好,世界很大。\n"


def test_mutes_count_for_a_rule_a_file_and_words(tmp_path: Path) -> None:
    mute = "check:\n  mute:\n    - {code: copy.other-script, text: 商舖, reason: 招牌}\n"
    mute += "    - {code: copy.half-width-mark, reason: 题里有}\n"
    text = "商舖和店舖。\n"
    assert codes(publication(tmp_path, text, mute)) == ["copy.other-script"]
    unused = mute.replace("商舖", "金舖")
    assert sorted(codes(publication(tmp_path, text, unused))) == [
        "copy.mute-unused",
        *["copy.other-script"] * 2,
    ]


def test_a_rule_that_is_wrong_too_often_is_told_when_it_is_asked_for(tmp_path: Path) -> None:
    text = "一九一○年，他慢慢的走了。\n"
    assert codes(publication(tmp_path, text))[1:] == []
    also = "check:\n  also: [copy.zero-circle, copy.particle-of-old]\n"
    assert codes(publication(tmp_path, text, also))[1:] == ["copy.particle-of-old", "copy.zero-circle"]
    repair(tmp_path)
    assert "一九一〇年，他慢慢的走了。" in (tmp_path / "a.md").read_text(encoding="utf-8")


def test_the_rank_says_how_long_a_headline_may_be(tmp_path: Path) -> None:
    publication(tmp_path, "文。\n")
    text = f"---\nheadline: {'城南老街修缮工程' * 4}\n---\n\n文。\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    assert codes(tmp_path) == []
    (tmp_path / "manifest.yaml").write_text(f"{MANIFEST}    rank: brief\n", encoding="utf-8")
    assert codes(tmp_path) == ["copy.headline-length"]


def test_an_unknown_code_is_told_with_the_nearest(tmp_path: Path) -> None:
    found = told(publication(tmp_path, "文。\n", "check:\n  also: [copy.spaces]\n"))
    assert [(one.code, one.nearest) for one in found if one.code.startswith("manifest")] == [
        ("manifest.bad-value", "copy.space")
    ]


def test_house_words(tmp_path: Path) -> None:
    folder = publication(tmp_path, "上英特网，又上国际互联网络。\n")
    (folder / "words.yaml").write_text(
        "words:\n  - {use: 互联网, avoid: [英特网], fix: true}\n  - {use: 互联网络, avoid: [网络]}\n",
        encoding="utf-8",
    )
    assert codes(folder).count("copy.house-word") == 1
    repair(folder)
    assert "上互联网，" in (folder / "a.md").read_text(encoding="utf-8")


def test_people_named_twice_may_be_muted(tmp_path: Path) -> None:
    text = "记者梁若溪到了村里。\n\n据记者梁若奚说，路通了。\n"
    assert "copy.name-twice" in codes(publication(tmp_path, text))
    mute = "check: {mute: [{code: copy.name-twice, text: 梁若奚, reason: 另一人}]}\n"
    assert "copy.name-twice" not in codes(publication(tmp_path, text, mute))


def test_a_paragraph_in_two_places_is_told(tmp_path: Path) -> None:
    words = "渡口的石阶上坐着三个人，他们等的船在对岸，一直没有过来，天色却已经暗了。"
    found = [
        one for one in told(publication(tmp_path, f"{words}\n\n中间。\n\n{words}\n")) if "same" in one.code
    ]
    assert [one.place.line for one in found if one.place] == [9]


@pytest.mark.parametrize(("words", "codes_told"), [
    ("", []), ("# 尚无\n", []), ("- 甲\n", ["article.wrong-type"]), ("甲\n", ["article.wrong-type"]),
    ("words:\n", ["article.missing-field"]), ("words: [\n", ["yaml.syntax"]),
])  # fmt: skip
def test_house_words_with_slips_are_told(tmp_path: Path, words: str, codes_told: list[str]) -> None:
    folder = publication(tmp_path, "文。\n")
    (folder / "words.yaml").write_text(words, encoding="utf-8")
    assert [one.code for one in told(folder) if one.place and one.place.file == "words.yaml"] == codes_told


def test_the_desk_has_nothing_to_say_of_the_starters() -> None:
    articles = sorted(STARTERS.glob("*/*/units/*.md"))
    assert articles
    for path in articles:
        unit, _ = read_article(SourceText(path.name, path.read_text(encoding="utf-8")), "unit", "a")
        lang = Lang(path.relative_to(STARTERS).parts[0])
        found = rule_findings(IssueCopy((article_copy(unit, lang),)), rules_on((), ()))
        assert [(str(path), one.message) for one in found] == []


def test_house_words_that_contradict_each_other_repair_nothing(tmp_path: Path) -> None:
    folder = publication(tmp_path, "乙在此，电脑。\n")
    words = "words:\n  - {use: 甲甲, avoid: [乙], fix: true}\n  - {use: 乙乙, avoid: [甲], fix: true}\n"
    words += "  - {use: 电子计算机, avoid: [计算机, 电脑], fix: true}\n"
    (folder / "words.yaml").write_text(words, encoding="utf-8")
    repair(folder)
    assert (folder / "a.md").read_text(encoding="utf-8") == f"{HEAD}乙在此，电子计算机。\n"
    assert [one.place.line for one in told(folder) if one.place and one.place.file == "words.yaml"] == [2, 3]


def test_house_words_of_a_layout_repair_after_those_of_the_publication(tmp_path: Path) -> None:
    folder = publication(tmp_path, "英特网上的计算机。\n")
    manifest = (folder / "manifest.yaml").read_text(encoding="utf-8").replace("layout: book", "layout: ours")
    (folder / "manifest.yaml").write_text(manifest, encoding="utf-8")
    ours = folder / "layouts" / "ours"
    ours.mkdir(parents=True)
    (ours / "layout.yaml").write_text("name: ours\nextends: book\n", encoding="utf-8")
    house = (
        "words:\n  - {use: 互联网, avoid: [英特网], fix: true}\n  - {use: 电脑, avoid: [计算机], fix: true}\n"
    )
    (ours / "words.yaml").write_text(house, encoding="utf-8")
    own = "words:\n  - {use: 计算机, avoid: [电脑]}\n"
    (folder / "words.yaml").write_text(own, encoding="utf-8")
    outcome = repair(folder)
    assert (folder / "a.md").read_text(encoding="utf-8") == f"{HEAD}互联网上的计算机。\n"
    assert [one.code for one in outcome.findings] == ["copy.half-width-mark"]  # of the headline


def test_counts(tmp_path: Path) -> None:
    whole = count(publication(tmp_path, "你好，Python 3的世界。\n")).whole
    assert (whole.with_marks, whole.without_marks, whole.lines, whole.minutes) == (9, 7, 1, 1)


_PIECES = st.sampled_from(
    ["你好", "世界", ",", ".", "，", "。", '"', "'", "(", ")", "...", "--", " ", "a", "1", "2019年", "-",
     "**", "《", "》", "`x,`", "[", "](#b)", "\n", "\n\n", "！", "Ａ", "·", "•", ":"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=14).map("".join))
def test_repairs_come_to_an_end_and_change_marks_alone(text: str) -> None:
    before = HEAD + "甲" + text
    now = before
    for _ in range(8):
        edits = [edit for one in findings(now) for edit in one.edits]
        if not edits:
            break
        now = mended(now, edits)
    assert [edit for one in findings(now) for edit in one.edits] == []
    letters = [[sign for sign in one if "\u4e00" <= sign <= "\u9fff"] for one in (before, now)]
    assert letters[0] == letters[1]


def test_contexts_of_particles_are_kept_by_edited_prose() -> None:
    assert all(one.wrong <= 1 - LEAST_PRECISION for one in CONTEXTS)
    assert {"copy.particle-of-old", "copy.zero-circle"} <= OFF_BY_DEFAULT
    assert not OFF_BY_DEFAULT & {"copy.particle", "copy.doubled-character", "copy.other-script"}
    assert set(MEASURES) <= {rule.code for rule in RULES}


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("通迅员", "通讯员"),
        ("本报记着", "本报记者"),
        ("张影", ""),
        ("记者", ""),
        ("张采薇", ""),
        ("驯兽师", ""),
    ],
)
def test_slips_for_roles(word: str, right: str) -> None:
    assert role_like(word) == right
