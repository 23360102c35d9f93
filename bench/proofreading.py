"""Measure the copy desk on a corpus: false alarms, planted faults found and mended, seconds.

Usage: `python bench/proofreading.py CORPUS.json [SEED]`. The corpus is a list of `{title, paras}` of clean,
edited prose in Simplified Chinese; faults are planted into copies of its paragraphs by the seed.
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

from banxin.findings import Finding, SourceText
from banxin.manuscript.articles.reading import read_article
from banxin.manuscript.publication import Lang
from banxin.proofreading.desk import rule_findings, rules_on
from banxin.proofreading.house_words import HouseWords
from banxin.proofreading.model.passages import passages
from banxin.proofreading.repairs import mended

RULES = rules_on((), ())
HEAD = "---\nheadline: 题\n---\n\n"
Plant = Callable[[str, random.Random], str | None]


def findings(text: str) -> list[Finding]:
    unit, _ = read_article(SourceText("a.md", HEAD + text), "unit", "a")
    return list(rule_findings(passages(unit, Lang.HANS), RULES, HouseWords()))


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
    "no such date": (inserted("2019年2月30日，"), "copy.no-such-date", False),
    "wrong weekday": (inserted("2019年7月30日（星期五），"), "copy.weekday", False),
    "hyphen in range": (inserted("2019年-2020年，"), "copy.range", True),
    "unit": (inserted("重5KG，"), "copy.unit", True),
    "confusion": (inserted("一如继往，"), "copy.confusion", False),
    "nested title": (inserted("《读《呐喊》有感》，"), "copy.nested-title", True),
    "closing mark alone": (inserted("呐喊》是书，"), "copy.unopened-mark", False),
}
RIGHT = {
    "full-width digits": "2019年，",
    "Cyrillic letter": "CCTV说，",
    "wrong interpunct": "列夫·托尔斯泰说，",
    "hyphen in range": "2019年—2020年，",
    "unit": "重5kg，",
    "nested title": "《读〈呐喊〉有感》，",
}
WRITTEN = {
    "full-width digits": "２０１９年，",
    "Cyrillic letter": "СCTV说，",
    "wrong interpunct": "列夫•托尔斯泰说，",
    "hyphen in range": "2019年-2020年，",
    "unit": "重5KG，",
    "nested title": "《读《呐喊》有感》，",
}
KINDS["half-width ( )"] = (
    swapped("（[\u4e00-\u9fa5，、]+）", lambda m: f"({m[0][1:-1]})"),
    "copy.half-width-bracket",
    True,
)
EACH = 200


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


def main() -> None:
    corpus = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 7)
    articles = ["\n\n".join(one["paras"]) for one in corpus]
    size = sum(map(len, articles))
    start = time.process_time()
    alarms = [found for text in articles for found in findings(text)]
    spent = time.process_time() - start
    counts = Counter(found.code for found in alarms)
    print(f"{size} characters in {spent:.1f} s of CPU, read, parsed and proofread")
    print(f"alarms: {len(alarms)}, {len(alarms) / size * 10000:.2f} in 10,000 字")
    for code, number in counts.most_common():
        print(f"  {code:26} {number}")
        for found in [one for one in alarms if one.code == code][:8]:
            place = found.place
            assert place
            print("      ", place.text[max(place.column - 13, 0) : place.end_column + 12])
    clean = [p for one in corpus for p in one["paras"] if 20 < len(p) < 400 and not findings(p)]
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


if __name__ == "__main__":
    main()
