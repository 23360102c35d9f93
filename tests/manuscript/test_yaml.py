"""YAML with places: what is read, what is refused, and how much is told at once."""

import datetime as dt

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from banxin.findings import SourceText
from banxin.manuscript.yaml.plain_fields import plain_fields
from banxin.manuscript.yaml.reading import YAML_LIMIT, parsed_yaml, read_yaml
from banxin.manuscript.yaml.written import Written


def read(text: str) -> tuple[Written | None, list[str]]:
    written, faults = read_yaml(SourceText("m.yaml", text))
    return written, [
        f"{fault.place.line}:{fault.place.column} {fault.code}" for fault in faults if fault.place
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("x", "x"),
        ("12", 12),
        ("-3", -3),
        ("0", 0),
        ("1.5", 1.5),
        ("true", True),
        ("Off", False),
        ("~", None),
        ("", None),
        ("2019-07-30", dt.date(2019, 7, 30)),
        ("2019-02-30", "2019-02-30"),
        ("11-0000", "11-0000"),
        ("0000-0000", "0000-0000"),
        ("12:30", "12:30"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("1e999", "1e999"),
        (".inf", ".inf"),
        ("9" * 5000, "9" * 5000),
        ("'010'", "010"),
        ('"yes"', "yes"),
        ("yEs", "yEs"),
        ("n", "n"),
        ("http://x.cn/a:b", "http://x.cn/a:b"),
        ("“双面”人生", "“双面”人生"),
        ("主题：副题", "主题：副题"),
        ("a，b: c".replace(": ", ":"), "a，b:c"),
        ("\n- a: b\n    c：d\n", [{"a": "b c：d"}]),
        ("甲\n   乙 b\n   c 丙", "甲乙 b c 丙"),
        ('"甲，\n   乙"', "甲，乙"),
        (">\n   甲\n   乙\n", "甲乙\n"),
        ("|\n   甲：乙\n   \t丙\n", "甲：乙\n\t丙\n"),
        ('"a：b，c: d"', "a：b，c: d"),
        ("[甲，乙]", ["甲，乙"]),
        ("[a:b, c：d]", ["a:b", "c：d"]),
        ("{e: [a:b], f: 1}", {"e": ["a:b"], "f": 1}),
        ('it\'s "quoted"', 'it\'s "quoted"'),
        ("'it''s {[' # \"", "it's {["),
    ],
)
def test_values(text: str, value: object) -> None:
    written, faults = read(f"k: {text}\n")
    assert faults == []
    assert written is not None
    assert written.data == {"k": value}
    assert type(written.data["k"]) is type(value)


def test_places_of_keys_and_values() -> None:
    written, faults = read('甲: {乙: 丙}\nd:\n  - e: "f"\n')
    assert faults == []
    assert written is not None
    assert {path: (place.line, place.column, place.end_column) for path, place in written.keys.items()} == {
        ("甲",): (1, 1, 2),
        ("甲", "乙"): (1, 5, 6),
        ("d",): (2, 1, 2),
        ("d", 0, "e"): (3, 5, 6),
    }
    assert str(written.values[("甲", "乙")]) == "m.yaml:1:8"
    assert str(written.values[("d", 0, "e")]) == "m.yaml:3:8"
    assert written.values[("d", 0, "e")].text == '  - e: "f"'


def test_keys_are_text() -> None:
    written, _ = read("on: 1\n2: 3\n")
    assert written is not None
    assert written.data == {"on": 1, "2": 3}


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("a: &x 1\n", ["1:4 yaml.alias"]),
        ("a: *x\nb: 010\n", ["1:4 yaml.alias", "2:4 yaml.leading-zero"]),
        ("a: !!int 1\n", ["1:4 yaml.tag"]),
        ("!x a: 1\n", ["1:1 yaml.tag"]),
        ("a: 1\nb: 2\na: 3\n", ["3:1 yaml.duplicate-key"]),
        ("a: 1\na: 010\n", ["2:1 yaml.duplicate-key", "2:4 yaml.leading-zero"]),
        ("a：1\nb：2\n", ["1:2 yaml.full-width", "2:2 yaml.full-width"]),
        ("a ：1\n", ["1:3 yaml.full-width"]),
        ("a： 010\n", ["1:2 yaml.full-width", "1:4 yaml.leading-zero"]),
        ("a:1\n", ["1:1 yaml.syntax"]),
        ("- a：1\n", ["1:4 yaml.full-width"]),
        ("- a: b\n  c：d\n", ["2:4 yaml.full-width"]),
        ("- - a: b\n    c:d\n", ["2:5 yaml.syntax"]),
        ("a: {b：1，c:2}\n", ["1:6 yaml.full-width", "1:8 yaml.full-width", "1:9 yaml.syntax"]),
        ("{a:010, b: 010}\n", ["1:2 yaml.syntax", "1:4 yaml.leading-zero", "1:12 yaml.leading-zero"]),
        ("a:\n\tb: 1\n\tc: 2\n", ["2:1 yaml.tab"]),
        ("a:\n\tb: 1\nd:\n  e: 1\nf:\n\tc: 2\n", ["2:1 yaml.tab", "6:1 yaml.tab"]),
        ("a:\n  \tb: 1\n", ["2:3 yaml.tab"]),
        ("a:\n\u3000b: 1\n", ["2:1 yaml.full-width"]),
        ("a: 'x\nb: 010\n", ["1:4 yaml.syntax", "2:4 yaml.leading-zero"]),
        ("a: {b: 'x}\nc: 010\n", ["1:8 yaml.syntax", "2:4 yaml.leading-zero"]),
        ("a: [1, 2\nb: 010\n", ["1:4 yaml.syntax", "2:4 yaml.leading-zero"]),
        ("a: b: c\nd: e: f\n", ["1:5 yaml.syntax", "2:5 yaml.syntax"]),
        ("a: 1\n b: 2\nc: 010\n", ["2:3 yaml.syntax", "3:4 yaml.leading-zero"]),
        ("a: @x\n", ["1:4 yaml.syntax"]),
        ("a: %x\n", ["1:4 yaml.syntax"]),
        ("a: | x\n", ["1:6 yaml.syntax"]),
        ('a: "x" y\n', ["1:8 yaml.syntax"]),
        ('a: "\\q"\n', ["1:6 yaml.syntax"]),
        ('a: "\\ud800"\n', ["1:4 file.control"]),
        ('a: "\\U00110000"\n', ["1:5 yaml.syntax"]),
        ("abc\n", []),
        ("a: 1\nabc\n", ["2:1 yaml.syntax"]),
        ("? [a]\n: b\n", ["1:3 yaml.syntax"]),
        ("a: 1\n---\nb: 1\n", ["2:1 yaml.syntax"]),
        ("a: |\n  b：c\n  d:e\n\tf\n", ["4:1 yaml.tab"]),
        ("a: 甲\n  乙：丙\n  d:e\n", []),
        ("# a：b\n# \"\nc: 1 # d：e 'f\n", []),
    ],
)
def test_faults(text: str, faults: list[str]) -> None:
    assert sorted(read(text)[1]) == sorted(faults)


def test_what_stands_beside_a_fault_is_read() -> None:
    written, _ = read('a：x\nb:y\nc: "z\nd: {e：1}\nf: [\ng: 7\n')
    assert written is not None
    assert written.data == {"a": "x", "b": "y", "c": "z", "d": {"e": 1}, "g": 7}
    assert written.is_reported(("f",))
    assert not written.is_reported(("g",))


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 5000,
        "a: " + "{b: " * 2000,
        "\n".join("  " * at + "a:" for at in range(400)),
        "a: [" + "1," * 30_000 + "]",
        "a: " + "x" * YAML_LIMIT,
    ],
)
def test_limits(text: str) -> None:
    written, faults = read(text)
    assert [fault.split()[1] for fault in faults] == ["yaml.depth"]
    assert written is None


def test_a_bomb_of_aliases_expands_nothing() -> None:
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    written, faults = read("\n".join(lines))
    assert {fault.split()[1] for fault in faults} == {"yaml.alias"}
    assert written is not None
    assert written.data["a29"] == [None] * 9  # type: ignore[index]


def test_lines_of_a_larger_file() -> None:
    source = SourceText("a.md", "---\na: 010\n---\nb: 020\n")
    _, (fault,) = read_yaml(source, 2, 2)
    assert str(fault.place) == "a.md:2:4"


@pytest.mark.parametrize("text", ["o: {accent: #b3121b}\nb: 1\n", "o: [a, #fff]\nb: 1\n"])
def test_a_colour_without_quotes_is_told_as_one(text: str) -> None:
    _, faults = read_yaml(SourceText("m.yaml", text))
    assert [fault.code for fault in faults] == ["yaml.syntax"]
    assert "comment" in faults[0].message
    assert '"#' in (faults[0].remedy or "")


WORDS = st.text(
    st.sampled_from(
        "甲乙，。：；（）“”《》|·—　 .,()/;+-_:#'\"[]{}!?&*%@`~=<>\\$019aZé\u0301\u200b\xa0\x85𠮷：｜"
    ),
    max_size=6,
)
VALUE = st.one_of(
    st.builds("".join, st.tuples(st.sampled_from("甲“《1aZ"), WORDS)),
    st.sampled_from(["yes", "No", "2020-01-02", "01", "1.5", "null", "12:30", "1e3", "1_000", "甲|", "甲 "]),
)
KEY = st.sampled_from(["headline", "byline", "sub-head", "on", "x_y"])


@given(st.lists(st.tuples(KEY, st.sampled_from([": ", ": ", ": ", ":", ":  ", "："]), VALUE), max_size=3))
@settings(max_examples=400, deadline=None)
@example([("headline", ": ", "甲|乙"), ("byline", ": ", "本报记者　张一")])
@example([("headline", ": ", "甲"), ("headline", ": ", "乙")])
@example([("headline", ": ", "甲 #乙")])
def test_plain_fields_are_what_the_parser_makes_of_them(fields: list[tuple[str, str, str]]) -> None:
    source = SourceText("a.md", "\n".join(["---", *map("".join, fields), "---"]))
    if (plain := plain_fields(source, 2, len(fields) + 1)) is not None:
        assert parsed_yaml(source, 2, len(fields) + 1) == (plain, ())


def test_plain_fields_need_no_parser() -> None:
    source = SourceText("a.md", "headline: 晚归桥上的人|等一盏灯\nbyline: 本报记者　张一")
    assert plain_fields(source, 1, 2) is not None
    assert plain_fields(SourceText("a.md", "headline: '甲'"), 1, 1) is None
