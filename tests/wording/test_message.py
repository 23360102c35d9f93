"""Messages: English by themselves, another language by a catalogue, whole on every way."""

from __future__ import annotations

import copy
import gettext
import json
import pickle
from enum import StrEnum
from pathlib import Path

import pytest

from banxin.wording import (
    Language,
    Message,
    in_languages,
    joined,
    language_asked_for,
    listed,
    said,
    sentence,
    within,
)

ONE = Message("There is no layout `{name}`.", name="{tabloid}")
COUNTED = Message.counted("{number} error", "{number} errors", 2)
LIST = Message("one of {names}", names=listed(["a", "b"]))
NESTED = Message("Error: {message}", message=ONE) + joined([COUNTED, LIST], "; ")


class Colour(StrEnum):
    RED = "red"


@pytest.mark.parametrize(
    ("texts", "english", "simplified", "traditional"),
    [
        ({"en": "Tabloid", "zh-Hans": "四开小报", "zh-Hant": "四開小報"}, "Tabloid", "四开小报", "四開小報"),
        ({"zh": "四开小报"}, "四开小报", "四开小报", "四开小报"),
        ({"zh-Hant-TW": "四開小報", "en": "Tabloid"}, "Tabloid", "四開小報", "四開小報"),
        ("四开小报", "四开小报", "四开小报", "四开小报"),
    ],
)
def test_texts_that_a_layout_brings(
    texts: str | dict[str, str], english: str, simplified: str, traditional: str
) -> None:
    text = pickle.loads(pickle.dumps(in_languages(texts)))
    assert [said(text, language) for language in Language] == [english, simplified, traditional]


@pytest.mark.parametrize(
    ("template", "value", "chinese"),
    [
        ("{name} is {sort}.", Message("a Word file"), "x 是 Word 文件。"),
        ("{name} is {sort}.", Message("a list"), "x 是列表。"),
        ("There is no {kind} `{wanted}`.", Message("text"), "没有文字 `x`。"),
        ("{story}: jumps from page {page} to page {to}", "灯", "灯：第 1 版下转第 2 版"),
    ],
)
def test_a_space_stands_where_han_meets_western(template: str, value: str, chinese: str) -> None:
    names = dict.fromkeys(("name", "wanted"), "x") | dict.fromkeys(("sort", "kind", "story"), value)
    assert said(Message(template, **names, page=1, to=2), Language.SIMPLIFIED) == chinese


@pytest.mark.parametrize(
    ("message", "english", "chinese"),
    [
        (ONE, "There is no layout `{tabloid}`.", "没有版式 `{tabloid}`。"),
        (COUNTED, "2 errors", "2 个错误"),
        (Message.counted("{number} error", "{number} errors", 1), "1 error", "1 个错误"),
        (LIST, "one of a, b", "a、b 之一"),
        (sentence(Message("it has no glyphs")), "It has no glyphs.", "它没有字形。"),
        (sentence("ends in a stop."), "Ends in a stop.", "ends in a stop。"),
        (
            Message("This cannot be done: {fault}.", fault=within("no way.")),
            "This cannot be done: no way.",
            "做不到：no way。",
        ),
        ("> " + COUNTED, "> 2 errors", "> 2 个错误"),
        (
            Message("{value} opens or closes nothing and will be printed.", value=Colour.RED),
            "red opens or closes nothing and will be printed.",
            "red 不成对，会印出来。",
        ),
        (
            NESTED,
            "Error: There is no layout `{tabloid}`.2 errors; one of a, b",
            "错误：没有版式 `{tabloid}`。2 个错误；a、b 之一",
        ),
    ],
)
def test_a_message_in_two_languages(message: str, english: str, chinese: str) -> None:
    assert message == english
    assert said(message, Language.ENGLISH) == english
    assert said(message, Language.SIMPLIFIED) == chinese
    for again in (pickle.loads(pickle.dumps(message)), copy.deepcopy(message)):
        assert again == english
        assert said(again, Language.SIMPLIFIED) == chinese


def test_a_message_is_text_and_stays_whole_as_the_words_of_an_exception() -> None:
    assert json.dumps(ONE) == '"There is no layout `{tabloid}`."'
    assert said(str(ValueError(ONE)), Language.SIMPLIFIED) == "没有版式 `{tabloid}`。"
    assert said(str(ONE), Language.SIMPLIFIED) == "没有版式 `{tabloid}`。"


def test_plain_text_and_unknown_messages_stay_as_they_are() -> None:
    assert said("a file of mine", Language.SIMPLIFIED) == "a file of mine"
    assert said(Message("never written {name}", name="x"), Language.SIMPLIFIED) == "never written x"


def test_what_traditional_lacks_is_said_in_simplified(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from banxin.wording import catalogue

    catalogue.translator.cache_clear()
    monkeypatch.setattr(
        catalogue,
        "_opened",
        lambda folder, real=catalogue._opened: (
            gettext.NullTranslations() if folder == "zh_Hant" else real(folder)
        ),
    )
    assert said(ONE, Language.TRADITIONAL) == "没有版式 `{tabloid}`。"
    catalogue.translator.cache_clear()


@pytest.mark.parametrize(
    ("option", "environment", "language"),
    [
        (None, {}, "en"),
        (None, {"LANG": "C.UTF-8"}, "en"),
        (None, {"LANG": "zh_CN.UTF-8"}, "zh-Hans"),
        (None, {"LANG": "zh_TW.UTF-8"}, "zh-Hant"),
        (None, {"LC_MESSAGES": "zh_HK"}, "zh-Hant"),
        (None, {"LANG": "zh_SG@x"}, "zh-Hans"),
        (None, {"LANG": "fr_FR.UTF-8"}, "en"),
        (None, {"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        (None, {"LC_ALL": "", "LANG": "zh_CN.UTF-8"}, "zh-Hans"),
        (None, {"BANXIN_LANG": "zh-Hant", "LC_ALL": "en_GB"}, "zh-Hant"),
        (None, {"BANXIN_LANG": "en", "LANG": "zh_CN"}, "en"),
        ("xx", {"BANXIN_LANG": "fr", "LANG": "zh_CN"}, "zh-Hans"),
        ("zh-CN", {"BANXIN_LANG": "en"}, "zh-Hans"),
        ("zh-Hans-HK", {}, "zh-Hans"),
        ("en", {"LANG": "zh_CN.UTF-8"}, "en"),
    ],
)
def test_the_language_asked_for(option: str | None, environment: dict[str, str], language: str) -> None:
    assert language_asked_for(option, environment) == language
