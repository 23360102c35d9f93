"""The role-word rule of bylines."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banxin.manuscript.articles.byline import listed_byline, parse_byline
from banxin.manuscript.articles.roles import relators
from banxin.manuscript.publication import Person

CASES = {
    "": [],
    "本报综合": [("", "本报综合")],
    "□ 本报综合": [("", "本报综合")],
    "■本报综合": [("", "本报综合")],
    "编辑部": [("", "编辑部")],
    "本报评论员": [("", "本报评论员")],
    "张一": [("", "张一")],
    "张一 李二": [("", "张一"), ("", "李二")],
    "张一、李二，王三": [("", "张一"), ("", "李二"), ("", "王三")],
    "记者 张一": [("记者", "张一")],
    "记者张一": [("记者", "张一")],
    "本报记者张一 通讯员李二": [("本报记者", "张一"), ("通讯员", "李二")],
    "本报记者 张一 李二 通讯员 王三": [("本报记者", "张一"), ("本报记者", "李二"), ("通讯员", "王三")],
    "本报记者　张　一　李　二　通讯员　王三": [
        ("本报记者", "张一"),
        ("本报记者", "李二"),
        ("通讯员", "王三"),
    ],
    "本报记者 张　一 欧阳三 通讯员 王四五": [
        ("本报记者", "张一"),
        ("本报记者", "欧阳三"),
        ("通讯员", "王四五"),
    ],
    "新华社记者 张一 实习生 李二": [("新华社记者", "张一"), ("实习生", "李二")],
    "特约记者 张一 实习记者 李二": [("特约记者", "张一"), ("实习记者", "李二")],
    "本报驻京记者 张一": [("本报驻京记者", "张一")],
    "文/图 张一": [("文/图", "张一")],
    "文／图 张一": [("文／图", "张一")],
    "文·图 张一": [("文·图", "张一")],
    "图文 张一": [("图文", "张一")],
    "文 张一 图 李二": [("文", "张一"), ("图", "李二")],
    "文：张一 图：李二": [("文", "张一"), ("图", "李二")],
    "张一/文 李二/图": [("文", "张一"), ("图", "李二")],
    "张一 文/图": [("文/图", "张一")],
    "王五 摄": [("摄", "王五")],
    "王五 摄影": [("摄影", "王五")],
    "本报记者 张一 摄影报道": [("本报记者 摄影报道", "张一")],
    "摄影 王五": [("摄影", "王五")],
    "本报记者 摄影 王五": [("本报记者 摄影", "王五")],
    "摄影记者：王五": [("摄影记者", "王五")],
    "责任编辑：张一 版式：李二 校对：王三": [("责任编辑", "张一"), ("版式", "李二"), ("校对", "王三")],
    "（记者 张一 通讯员 李二）": [("记者", "张一"), ("通讯员", "李二")],
    "文天祥": [("", "文天祥")],
    "图力古尔 文静": [("", "图力古尔"), ("", "文静")],
    "张　文": [("", "张文")],
    "记者 张　图": [("记者", "张图")],
    "记者站": [("", "记者站")],
    "买买提·吐尔逊 张一": [("", "买买提·吐尔逊"), ("", "张一")],
    "记者 Anna Smith 张一": [("记者", "Anna Smith"), ("记者", "张一")],
    "记者 𠮷一 张𠮷": [("记者", "𠮷一"), ("记者", "张𠮷")],
    "[清] 刘鹗": [("", "刘鹗")],
    "张一 （美）李二": [("", "张一"), ("", "李二")],
    "（记者张一）": [("记者", "张一")],
    "张一/李二": [("", "张一"), ("", "李二")],
    "[美] 海明威 著 吴劳 译": [("著", "海明威"), ("译", "吴劳")],
    "[清] 刘鹗 著 张一、李二 校注": [
        ("著", "刘鹗"),
        ("校注", "张一"),
        ("校注", "李二"),
    ],
    "张一 文 李二 王三 图": [("文", "张一"), ("图", "李二"), ("图", "王三")],
    "梁若溪/文": [("文", "梁若溪")],
    "文/梁若溪": [("文", "梁若溪")],
    "梁若溪 / 文": [("文", "梁若溪")],
    "記者 張一、李二／台北報導": [("記者", "張一"), ("台北報導", "李二")],
    "本報記者張一 攝影李二": [("本報記者", "張一"), ("攝影", "李二")],
    "圖／文 張一": [("圖／文", "張一")],
    "特約通訊員 張一 翻譯 李二": [("特約通訊員", "張一"), ("翻譯", "李二")],
    "本报记者 张一\n通讯员 李二": [("本报记者", "张一"), ("通讯员", "李二")],
}


@pytest.mark.parametrize(("written", "people"), CASES.items())
def test_role_words_govern_the_names_after_them(written: str, people: list[tuple[str, str]]) -> None:
    byline = parse_byline(written)
    assert [(person.role, person.name) for person in byline.people] == people
    assert byline.text == written.replace("\n", " ")


@pytest.mark.parametrize(
    ("role", "codes"),
    [
        ("", ()),
        ("清", ()),
        ("文", ("aut",)),
        ("文/图", ("aut", "pht")),
        ("圖文", ("pht", "aut")),
        ("清 著", ("aut",)),
        ("本报记者 摄影报道", ("aut", "pht")),
        ("攝影記者", ("pht",)),
        ("摄影通讯员", ("pht",)),
        ("特约通讯员", ("aut",)),
        ("翻譯", ("trl",)),
        ("译", ("trl",)),
        ("插图", ("ill",)),
        ("责任编辑", ("edt",)),
        ("責任編輯", ("edt",)),
        ("美术编辑", ("bkd",)),
        ("美編", ("bkd",)),
        ("校对", ("pfr",)),
        ("編著", ("aut", "edt")),
        ("版式设计", ("bkd",)),
        ("中文系", ()),
        ("图书馆", ()),
    ],
)
def test_roles_have_relators(role: str, codes: tuple[str, ...]) -> None:
    assert relators(role) == codes


def test_a_list_of_people_makes_a_text_that_reads_back() -> None:
    people = (Person("张一", "本报记者"), Person("李二", "本报记者"), Person("王三", "通讯员"))
    byline = listed_byline(people)
    assert byline.text == "本报记者 张一 李二　通讯员 王三"
    assert byline.people == people
    assert parse_byline(byline.text).people == people
    assert not listed_byline(())


SURNAMES = st.sampled_from("张李王赵周吴郑欧文图")
GIVEN = st.text(st.sampled_from("一二三四五明华"), min_size=1, max_size=2)
NAMES = st.builds(str.__add__, SURNAMES, GIVEN)
ROLES = st.sampled_from(
    ["记者", "本报记者", "特约记者", "实习生", "实习记者", "通讯员", "摄影", "文/图", "责任编辑", "校对"]
)
GROUPS = st.lists(st.tuples(ROLES, st.lists(NAMES, min_size=1, max_size=3)), min_size=1, max_size=4)


@given(GROUPS, st.sampled_from([" ", "　", "、", "，", "  "]))
def test_every_name_is_found_under_its_role(groups: list[tuple[str, list[str]]], gap: str) -> None:
    written = " ".join(f"{role} {gap.join(names)}" for role, names in groups)
    expected = [(role, name) for role, names in groups for name in names]
    assert [(person.role, person.name) for person in parse_byline(written).people] == expected


@given(st.text(st.sampled_from("张一文图记者摄影编辑 　、，/／:：|·aB（）□"), max_size=30))
def test_nothing_that_is_written_is_lost(written: str) -> None:
    def letters(text: str) -> list[str]:
        return sorted(set(re.sub(r"[^\w]", "", text)))

    byline = parse_byline(written)
    kept = "".join(person.role + person.name for person in byline.people)
    assert letters(kept) == letters(written)
    assert all(person.name for person in byline.people)


@pytest.mark.parametrize(
    ("written", "origins"),
    [
        ("[清] 刘鹗 著", ["[清]"]),
        ("（美）海明威 著 吴劳 译", ["（美）", ""]),
        ("[清] 刘鹗、曹霑", ["[清]", ""]),
        ("张一 （美）李二", ["", "（美）"]),
        ("（记者）张一", [""]),
        ("张一 著", [""]),
    ],
)
def test_where_a_person_is_from_is_kept_as_it_is_written(written: str, origins: list[str]) -> None:
    assert [person.origin for person in parse_byline(written).people] == origins
