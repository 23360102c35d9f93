"""Measure the copy desk on a corpus: false alarms, planted faults found and mended, seconds.

Usage: `python bench/proofreading.py CORPUS.json [SEED] [--table]`; `--table` prints the rows of
`banxin/proofreading/measures.py` and the figures of the contexts of 的, 地 and 得. The corpus is a list of
`{title, paras}` of clean, edited prose in Simplified Chinese; faults are planted into copies of its
paragraphs by the seed.
"""

from __future__ import annotations

import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from pypinyin import lazy_pinyin

from banxin.findings import Finding, SourceText
from banxin.manuscript.articles.reading import read_article
from banxin.manuscript.publication import Lang
from banxin.proofreading.desk import article_copy, rule_findings, rules_on
from banxin.proofreading.model.issue_rule import IssueCopy, IssueRule
from banxin.proofreading.model.lexicon import idioms
from banxin.proofreading.model.passages import passages
from banxin.proofreading.register import RULES, DeskRule
from banxin.proofreading.repairs import mended
from banxin.proofreading.rules.confusables import CONFUSABLES
from banxin.proofreading.rules.names_in_two_ways import people_named_twice
from banxin.proofreading.rules.particle_contexts import CONTEXTS, OLDER_CONTEXTS
from banxin.proofreading.rules.particles import particle_pattern

DEFAULT = rules_on((), ())
EVERY = tuple(rule for rule in RULES if not isinstance(rule, IssueRule))  # those have issues of their own
HEAD = "---\nheadline: 题\n---\n\n"
Plant = Callable[[str, random.Random], str | None]


def findings(text: str, rules: tuple[DeskRule, ...] = EVERY) -> list[Finding]:
    unit, _ = read_article(SourceText("a.md", HEAD + text), "unit", "a")
    return list(rule_findings(IssueCopy((article_copy(unit, Lang.HANS),)), rules))


def swapped(pattern: str, new: str | Callable[[re.Match[str]], str]) -> Plant:
    """A fault in place of one match of a pattern."""

    def plant(text: str, chance: random.Random) -> str | None:
        places = list(re.finditer(pattern, text))
        if not places:
            return None
        found = chance.choice(places)
        written = new(found) if callable(new) else new
        return text[: found.start()] + written + text[found.end() :]

    return plant


HAN = "[\u4e00-\u9fa5]"
RARE = "映铺债彩筑毁绩赔售缴"  # characters that no word doubles


def inserted(words: str) -> Plant:
    """A fault between two Han characters, behind a comma."""
    return swapped(f"(?<=，)(?={HAN}{{2}})", words)


LISTED = [(one.right, wrong) for one in CONFUSABLES for wrong in one.wrong]


def listed(text: str, chance: random.Random) -> str | None:
    """A word of the table with a wrong character."""
    return inserted(f"这就是{chance.choice(LISTED)[1]}的，")(text, chance)


def idiom(text: str, chance: random.Random) -> str | None:
    """An idiom of the lexicon with one character that sounds the same: any, as a dictionary has them."""
    right = chance.choice(IDIOMS)
    at = chance.randrange(4)
    alike = [one for one in BY_SOUND[SOUND[right[at]]] if one != right[at]]
    if not alike:
        return None
    return inserted(f"这就是{right[:at]}{chance.choice(alike)}{right[at + 1 :]}的，")(text, chance)


COMMON_IDIOM = 20  # times in the corpus of the lexicon
IDIOMS = sorted(one for one, count in idioms().items() if count >= COMMON_IDIOM)
SOUND = {one: lazy_pinyin(one)[0] for word in IDIOMS for one in word}
BY_SOUND: dict[str, list[str]] = {}
for one, sound in sorted(SOUND.items()):
    BY_SOUND.setdefault(sound, []).append(one)
KINDS: dict[str, tuple[Plant, str, bool]] = {
    "half-width comma": (
        swapped("(?<=[\u4e00-\u9fa5])，(?=[\u4e00-\u9fa5])", ","),
        "copy.half-width-mark",
        True,
    ),
    "half-width stop": (
        swapped("(?<=[\u4e00-\u9fa5])。(?=[\u4e00-\u9fa5])", "."),
        "copy.half-width-mark",
        True,
    ),
    "half-width ? !": (
        swapped("(?<=[\u4e00-\u9fa5])[？！]", lambda m: {"？": "?", "！": "!"}[m[0]]),
        "copy.half-width-mark",
        True,
    ),
    "half-width : ;": (
        swapped("(?<=[\u4e00-\u9fa5])[：；]", lambda m: {"：": ":", "；": ";"}[m[0]]),
        "copy.half-width-mark",
        True,
    ),
    "half-width ( )": (swapped("（([\u4e00-\u9fa5，、]+)）", r""), "copy.half-width-bracket", True),
    "straight quotes": (swapped('“[^“”"]+”', lambda m: f'"{m[0][1:-1]}"'), "copy.straight-quote", True),
    "... for ……": (swapped("……", "..."), "copy.ellipsis", True),
    "-- for ——": (swapped("(?<!—)——(?!—)", "--"), "copy.dash", True),
    "doubled mark": (
        swapped("(?<=[\u4e00-\u9fa5])[，。；](?=[\u4e00-\u9fa5])", lambda m: m[0] * 2),
        "copy.repeated-mark",
        True,
    ),
    "space": (swapped(f"(?<={HAN}{HAN})(?={HAN}{HAN})", " "), "copy.space", True),
    "doubled character": (
        swapped(f"(?<={HAN})[{RARE}](?={HAN})", lambda m: m[0] * 2),
        "copy.doubled-character",
        False,
    ),
    "any doubled": (
        swapped(f"(?<={HAN}){HAN}(?={HAN})", lambda m: m[0] * 2),
        "copy.doubled-character",
        False,
    ),
    "word twice": (
        swapped("我们|他们|自己|已经|但是|因为", lambda m: m[0] * 2),
        "copy.doubled-character",
        False,
    ),
    "listed confusion": (listed, "copy.confusion", False),
    "idiom by sound": (idiom, "copy.confusion", False),
    "date in figures": (inserted("2019-02-30，"), "copy.no-such-date", False),
    "no such time": (inserted("上午9:75，"), "copy.no-such-date", False),
    "hyphen of prices": (inserted("每亩8000-12000元，"), "copy.range", True),
    "hyphen of times": (inserted("每天9:00-17:00，"), "copy.range", True),
    "m2": (inserted("占地500m2，"), "copy.unit", True),
    "、 in an estimate": (inserted("用了三、四天，"), "copy.number-form", False),
    "百分之 and figure": (inserted("涨了百分之5，"), "copy.number-form", False),
    "、 before 和": (inserted("甲、乙、和丙，"), "copy.superfluous-mark", False),
    "…… and 等": (inserted("有梨……等水果，"), "copy.superfluous-mark", False),
    "” for “": (swapped(f"(?<={HAN}：)“(?=[^“]*$)", "”"), "copy.unopened-mark", False),
    "Traditional": (
        swapped(
            "[这说见门们时国会来对]",
            lambda m: dict(zip("这说见门们时国会来对", "這說見門們時國會來對", strict=True))[m[0]],
        ),
        "copy.other-script",
        False,
    ),
    "full-width digits": (inserted("２０１９年，"), "copy.letter-width", True),
    "Cyrillic letter": (inserted("СCTV说，"), "copy.mixed-letters", True),
    "wrong interpunct": (inserted("列夫•托尔斯泰说，"), "copy.interpunct", True),
    "radical": (inserted("\u2f08民，"), "copy.compatibility-form", True),
    "half-width ｡": (swapped(f"(?<={HAN})。(?={HAN})", "｡"), "copy.compatibility-form", True),
    "full-width point": (inserted("占3．5，"), "copy.full-width-mark", True),
    "‘ ’ round “ ”": (
        swapped(f"^(?={HAN})(?=[^“]*$)", "‘那句“好”’，"),
        "copy.nested-quote",
        False,
    ),
    "dot in a name": (inserted("列夫.托尔斯泰，"), "copy.interpunct", False),
    "hyphen of amounts": (inserted("15-20岁，"), "copy.range", True),
    "no such date in 汉字": (inserted("二〇一九年二月三十日，"), "copy.no-such-date", False),
    "two forms of percent": (swapped("(?<=。)$", "涨了30%，跌了百分之三十五。"), "copy.mixed-numbers", False),
    "no such date": (inserted("2019年2月30日，"), "copy.no-such-date", False),
    "wrong weekday": (inserted("2019年7月30日（星期五），"), "copy.weekday", False),
    "hyphen in range": (inserted("2019年-2020年，"), "copy.range", True),
    "unit": (inserted("重5KG，"), "copy.unit", True),
    "confusion": (inserted("一如继往，"), "copy.confusion", False),
    "nested title": (inserted("《读《呐喊》有感》，"), "copy.nested-title", True),
    "closing mark alone": (inserted("呐喊》是书，"), "copy.unopened-mark", False),
    "O for 〇": (inserted("二O一九年，"), "copy.zero", True),
    "○ for 〇": (inserted("二○一九年，"), "copy.zero-circle", True),
    "零 for 〇": (inserted("二零一九年，"), "copy.zero", False),
    "曰 for 日": (inserted("7月30曰，"), "copy.look-alike", False),
    "private character": (inserted("朱\ue123基，"), "copy.private-character", False),
    "variant": (
        swapped("[床群峰]", lambda m: {"床": "牀", "群": "羣", "峰": "峯"}[m[0]]),
        "copy.variant-character",
        False,
    ),
    "rare character": (swapped("的", "旳"), "copy.rare-character", False),
    "地 for 得": (inserted("跑地很快，"), "copy.particle", False),
    "得 for 地": (inserted("慢慢得走，"), "copy.particle", False),
    "的 for 得": (inserted("跑的很快，"), "copy.particle-of-old", False),
    "的 for 地": (inserted("慢慢的走，"), "copy.particle-of-old", False),
    "two forms of numbers": (swapped("(?<=。)$", "他三十岁，她28岁。"), "copy.mixed-numbers", False),
    "、 in a series": (inserted("《呐喊》、《彷徨》都好，"), "copy.mark-in-series", False),
    "no stop": (swapped("(?<=[\u4e00-\u9fa5])。$", ""), "copy.missing-stop", False),
}
# What the rules tell of in the corpus and is wrong there: slips of typing and reading, characters of the
# other script.
SLIPS = {
    "copy.repeated-mark": "，， ，。 ：： 。。 。， 。 。？",
    "copy.confusion": "好象 图象 走头无路 鬼鬼崇崇 己经 帐簿 帐目 相形见拙 寒喧 "
    "崛强 清彻 废驰 仗义直言 怨生载道 肆业 屺有此理 无精打彩",
    "copy.doubled-character": "百百 勿勿 踌踌 玻玻 粟粟 籁籁 哺哺 寒寒 玉玉 叵叵 "
    "我我 于于 的的 把把 西西 他他 也也 到到 后后 不不 里里",
    "copy.unopened-mark": "】 〉 ”",
    "copy.interpunct": "．",
    "copy.nested-quote": "“ ”",
    "copy.full-width-mark": (
        "15，000 106，000，000 47，000，000 3，800 44，000，000 14，000，000 3，600 63，000，000 6，000，000 "
        "20，000 4，000 3，000 10，000 2，000 1，100 1，500，000 1，250，000 5，000 7，000"
    ),
    "copy.other-script": "燉 剎 吶 諡 鍼 並 弒 鎸 篔 瑒",
}
RIGHT = {
    "O for 〇": "二〇一九年，",
    "○ for 〇": "二〇一九年，",
    "full-width digits": "2019年，",
    "Cyrillic letter": "CCTV说，",
    "wrong interpunct": "列夫·托尔斯泰说，",
    "hyphen in range": "2019年—2020年，",
    "hyphen of amounts": "15～20岁，",
    "radical": "人民，",
    "full-width point": "占3.5，",
    "unit": "重5kg，",
    "nested title": "《读〈呐喊〉有感》，",
    "hyphen of prices": "每亩8000～12000元，",
    "hyphen of times": "每天9:00—17:00，",
    "m2": "占地500m²，",
}
WRITTEN = {
    "O for 〇": "二O一九年，",
    "○ for 〇": "二○一九年，",
    "full-width digits": "２０１９年，",
    "Cyrillic letter": "СCTV说，",
    "wrong interpunct": "列夫•托尔斯泰说，",
    "hyphen in range": "2019年-2020年，",
    "hyphen of amounts": "15-20岁，",
    "radical": "\u2f08民，",
    "full-width point": "占3．5，",
    "unit": "重5KG，",
    "nested title": "《读《呐喊》有感》，",
    "hyphen of prices": "每亩8000-12000元，",
    "hyphen of times": "每天9:00-17:00，",
    "m2": "占地500m2，",
}
KINDS["half-width ( )"] = (
    swapped("（[\u4e00-\u9fa5，、]+）", lambda m: f"({m[0][1:-1]})"),
    "copy.half-width-bracket",
    True,
)
EACH = 200
ISSUE = 20  # articles
TITLES = ("记者", "通讯员", "书记", "主任", "教授", "医生")
SURNAMES = "王李张刘陈杨赵黄周吴梁韦潘谭覃"
TWINS = {
    "明": "鸣铭", "溪": "熙希", "建": "健剑", "国": "果", "伟": "玮炜", "丽": "莉力",
    "华": "桦骅", "军": "钧君", "芳": "方坊", "静": "敬靖", "娟": "涓鹃", "辉": "晖徽",
    "红": "宏洪", "燕": "艳雁", "志": "智治", "文": "雯闻",
}  # fmt: skip
GIVEN = "".join(TWINS)


def planted(paragraphs: list[str], kind: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Paragraphs with one fault each, and what they have to become."""
    plant, count = KINDS[kind][0], 0
    for text in chance.sample(paragraphs, len(paragraphs)):
        wrong = plant(text, chance)
        if wrong and wrong != text:
            right = wrong.replace(WRITTEN[kind], RIGHT[kind]) if kind in RIGHT else text
            yield wrong, right
            count += 1
            if count == EACH:
                return


def told_words(found: Finding) -> str:
    """What a finding points at."""
    place = found.place
    return place.text[place.column - 1 : place.end_column - 1] if place else ""


def alarms(articles: list[str]) -> list[Finding]:
    """What every rule tells of in the corpus; prints what those of the default do, and how fast they are."""
    size = sum(map(len, articles))
    start = time.process_time()
    default = [found for text in articles for found in findings(text, DEFAULT)]
    spent = time.process_time() - start
    slips = sum(told_words(one) in SLIPS.get(one.code, "").split() for one in default)
    print(f"{size} characters in {spent:.1f} s of CPU, read, parsed and proofread")
    print(f"alarms: {len(default)}, {len(default) / size * 10000:.2f} in 10,000 字; {slips} are slips")
    every = [found for text in articles for found in findings(text)]
    for code, number in Counter(found.code for found in every).most_common():
        print(f"  {code:26} {number}")
        for found in [one for one in every if one.code == code][:8]:
            place = found.place
            assert place
            print("      ", place.text[max(place.column - 13, 0) : place.end_column + 12])
    return every


def plantings(clean: list[str], chance: random.Random) -> dict[str, tuple[int, int]]:
    """Faults planted and found of each code; prints each kind."""
    by_code: dict[str, tuple[int, int]] = {}
    print(f"{'kind':20} {'planted':>8} {'found':>7} {'mended':>7}")
    for kind, (_, code, repairs) in KINDS.items():
        cases = list(planted(clean, kind, chance))
        found = mends = 0
        for wrong, right in cases:
            told = findings(wrong)
            found += any(one.code == code for one in told)
            edits = [edit for one in told for edit in one.edits]
            mends += mended(HEAD + wrong, edits) == HEAD + (right if repairs else wrong)
        share = [f"{100 * n / max(len(cases), 1):.1f}%" for n in (found, mends)]
        print(f"{kind:20} {len(cases):8} {share[0]:>7} {share[1]:>7}")
        before = by_code.get(code, (0, 0))
        by_code[code] = before[0] + len(cases), before[1] + found
    return by_code


def people(articles: list[str], chance: random.Random) -> tuple[int, int, int]:
    """Issues of twenty articles: people told of as they are, then names planted in two ways, and found."""
    units = []
    for nth, text in enumerate(articles):
        unit, _ = read_article(SourceText(f"{nth}.md", HEAD + text), "unit", str(nth))
        units.append((unit, tuple(passages(unit, Lang.HANS))))
    issues = [units[at : at + ISSUE] for at in range(0, len(units), ISSUE)]
    told = [one for issue in issues for one in people_named_twice(issue)]
    print(f"people named twice: {len(told)} told in {len(issues)} issues as they are")
    for one in told[:8]:
        print("      ", one.message, told_words(one))
    found = 0
    for _ in range(EACH):
        issue = chance.choice(issues)
        title, name = chance.choice(TITLES), chance.choice(SURNAMES) + "".join(chance.sample(GIVEN, 2))
        at = chance.choice([1, 2])
        twin = chance.choice(TWINS[name[at]])
        pair = []
        for nth, word in enumerate((name, name[:at] + twin + name[at + 1 :])):
            text = f"{HEAD}据{title}{word}说，{articles[nth][:200]}"
            unit, _ = read_article(SourceText(f"p{nth}.md", text), "unit", f"p{nth}")
            pair.append((unit, tuple(passages(unit, Lang.HANS))))
        found += any(name in (one.nearest, told_words(one)) for one in people_named_twice([*issue, *pair]))
    print(f"people named twice: {EACH} planted, {found} found")
    return len(told), EACH, found


def table(every: list[Finding], by_code: dict[str, tuple[int, int]], text: str) -> None:
    """The rows of measures.py, then those of the contexts of particles."""
    for code, (count, found) in sorted(by_code.items()):
        told = [told_words(one) for one in every if one.code == code]
        slips = sum(one in SLIPS.get(code, "").split() for one in told)
        print(f'    "{code}": RuleMeasure({len(told)}, {slips}, {count}, {found}),')
    for context in (*CONTEXTS, *OLDER_CONTEXTS):
        counts = [
            len(particle_pattern(context, one).findall(text)) for one in (context.written, context.right)
        ]
        print(f"{context.written}→{context.right} {context.before[:12]:14} told, kept: {counts}")


def main() -> None:
    arguments = [one for one in sys.argv[1:] if one != "--table"]
    corpus = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    chance = random.Random(int(arguments[1]) if len(arguments) > 1 else 7)
    every = alarms(["\n\n".join(one["paras"]) for one in corpus])
    clean = [p for one in corpus for p in one["paras"] if 20 < len(p) < 400 and not findings(p)]
    by_code = plantings(clean, chance)
    told, names, found = people(["\n\n".join(one["paras"]) for one in corpus], chance)
    if "--table" in sys.argv:
        print(f'    "copy.name-twice": RuleMeasure({told}, 0, {names}, {found}),')
    if "--table" in sys.argv:
        table(every, by_code, "\n".join(p for one in corpus for p in one["paras"]))


if __name__ == "__main__":
    main()
