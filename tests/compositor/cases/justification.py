"""Lines flush at both ends, shrunk before stretched, in order and evenly: clreq 3.5, 3.4.3, C40-C49."""

from typing import Final

from banxin.compositor.style import LineStyle

from ..setting import Row, Setting
from .styles import GRID, HAN, LOOSE, RAGGED, TAIWAN

NO_STOPS: Final = LineStyle(stops_shrink=False)
FIXED: Final = LineStyle(autospace_fixed=True)
MIXED: Final = "天地玄黄，宇宙AB洪荒。日月“盈昃”辰宿列张寒来暑往秋收冬藏，天地12玄黄宇宙洪荒日月"

# One line that holds every step of clreq §1.3, and how far each step can give.
LADDER: Final = "天A B地）玄，黄A宇。\u2060宙\u2060洪"  # nothing parts the end
NATURAL: Final = 12.875
STEPS: Final = (("word spaces", 0.125), ("brackets", 0.5), ("pauses", 0.5), ("gaps", 0.5), ("stops", 0.5))


def ladder(space: float, bracket: float, pause: float, gap: float, stop: float) -> list[float]:
    """Pens of the line when each step has given this much in all; four gaps share theirs."""
    each = 0.25 - gap / 4
    glues = [each, 0.375 - space, each, 0, 0.5 - bracket, 0, 0.5 - pause, each, each, 0, 0.5 - stop, 0]
    bodies = [1, 0.5, 0.5, 1, 0.5, 1, 0.5, 1, 0.5, 1, 0.5, 1]
    pens = [0.0]
    for body, glue in zip(bodies, glues, strict=True):
        pens.append(pens[-1] + body + glue)
    return pens


def _rung(nth: int, share: float) -> Setting:
    """The line so narrow that all steps before the nth are used up, and of the nth this share."""
    used = [room for _, room in STEPS[:nth]] + [STEPS[nth][1] * share]
    used += [0.0] * (len(STEPS) - len(used))
    return Setting(LADDER, NATURAL - sum(used), word_spacing=0.125, lines=["天AB地）玄，黄A宇。宙洪"],
                   pens=ladder(*used), overfull=0)  # fmt: skip


def _shrink() -> list[Row]:
    """Each step gives only when all before it have given all; its twin is the line on which it must not."""
    return [
        Row("C42", f"{name} give, {share:.0%}", _rung(nth, share),
            _rung(nth - 1, 1) if nth else _rung(0, 0))
        for nth, (name, _) in enumerate(STEPS)
        for share in (0.5, 1.0)
    ]  # fmt: skip


def _filled(text: str, measure: float, pens: list[float], style: LineStyle | None = None) -> Setting:
    return Setting(text, measure, style or LineStyle(), align_last=True, pens=pens)


ROWS: Final = [
    *(
        Row("C40", f"flush at both ends, {measure} em", Setting(MIXED, measure, flush=True),
            Setting(MIXED, measure, RAGGED, flush=False))
        for measure in (7, 8, 9, 10, 11, 13, 17)
    ),
    Row("C40", "flush with type of two sizes",
        Setting("", 6, markup="<p>天地<b style='font-size:8px'>玄黄</b>宇宙洪荒日月盈昃辰", flush=True),
        Setting("", 6.5, markup="<p style='text-align:left'>天地玄黄宇宙洪荒日月盈昃辰", flush=False)),
    Row("C41", "Han stand solid", Setting(HAN, 6, pitch=1), Setting(HAN, 6, tracking=0.25, pitch=1.25)),
    Row("C41", "nothing between Han where the marks give enough",
        Setting("天地，玄黄宇，宙洪荒日月盈昃辰", 6, pens=[0, 1, 2, 2.5, 3.5, 4.5, 5.5]),
        Setting("天地，玄黄宇，宙洪荒日月盈昃辰", 6, GRID, lines=["天地，玄黄", "宇，宙洪荒日", "月盈昃辰"])),
    *_shrink(),
    Row("C42", "interpuncts give before brackets",
        Setting("天·地」玄", 4.5, TAIWAN, pens=[0, 1.085, 1.5, 2.5, 3.5]),
        Setting("天·地」玄", 5, TAIWAN, pens=[0, 1.335, 2, 3, 4])),
    Row("C42", "stops do not give where a house forbids it",
        Setting("天。地玄黄宇", 5.5, pens=[0, 1, 1.5, 2.5, 3.5, 4.5]),
        Setting("天。地玄黄宇", 5.5, NO_STOPS, parted="玄黄")),
    Row("C42", "fixed gaps are skipped",
        Setting("天A地。玄黄", 5.75, FIXED, pens=[0, 1.25, 2, 3, 3.75, 4.75]),
        Setting("天A地。玄黄", 5.75, pens=[0, 1.125, 1.75, 2.75, 3.75, 4.75])),
    Row("C42", "word spaces open first",
        _filled("天A B地玄", 5, [0, 1.25, 2.25, 3, 4]), _filled("天A B地玄", 4.75, [0, 1.25, 2, 2.75, 3.75])),
    Row("C42", "then gaps",
        _filled("天A B地玄", 5.5, [0, 1.5, 2.5, 3.5, 4.5]), _filled("天A B地玄", 5, [0, 1.25, 2.25, 3, 4])),
    Row("C42", "then everything that may",
        _filled("天A B地玄", 6, [0, 1.625, 2.75, 3.875, 5]),
        _filled("天A B地玄", 5.5, [0, 1.5, 2.5, 3.5, 4.5])),
    Row("C43", "two of a step give the same",
        Setting("天，地，玄黄", 5.5, pens=[0, 1, 1.75, 2.75, 3.5, 4.5]),
        Setting("天，地，玄黄", 6, pens=[0, 1, 2, 3, 4, 5])),
    Row("C43", "two of two steps do not",
        Setting("天，地，玄黄", 5, pens=[0, 1, 1.5, 2.5, 3, 4]),
        Setting("天）地，玄黄", 5.5, pens=[0, 1, 1.5, 2.5, 3.5, 4.5])),
    Row("C43", "Han are opened evenly",
        _filled("天地玄黄", 5.5, [0, 1.5, 3, 4.5]), Setting("天地玄黄", 5.5, pens=[0, 1, 2, 3])),
    *(
        Row("C44", f"{text} does not go below its floor",
            Setting(text, floor, pens=pens), Setting(text, floor - 0.05, parted=text))
        for text, floor, pens in (
            ("天，地", 2.5, [0, 1, 1.5]), ("天）地", 2.5, [0, 1, 1.5]), ("天（地", 2.5, [0, 0.5, 1.5]),
            ("天。地", 2.5, [0, 1, 1.5]), ("天A地", 2.75, [0, 1.125, 1.75]),
        )
    ),
    Row("C44", "nor an interpunct, nor a word space",
        Setting("天·地", 2, parted="天·地"), Setting("天·地", 2.5, whole="天·地")),
    Row("C44", "gaps stop at their ceiling before Han open",
        _filled("天地A玄黄", 5.5, [0, 1, 2.5, 3.5, 4.5]),
        _filled("天地A玄黄", 5.5, [0, 1.25, 2.5, 3.25, 4.5], FIXED)),
    Row("C45", "nothing between the letters of a word",
        Setting("天地ABC玄", 6, align_last=True, pens=[0, 1.167, 2.833, 5], letters=0.5),
        Setting("天地玄黄宇", 6, align_last=True, pens=[0, 1.25, 2.5, 3.75, 5])),
    Row("C45", "nor between the digits of a number",
        Setting("天地1234玄", 6.5, align_last=True, pens=[0, 1.167, 2.833, 5.5], letters=0.5),
        Setting("天地一二三四玄", 8, align_last=True, pens=[0, 7 / 6, 14 / 6, 3.5, 28 / 6, 35 / 6, 7])),
    Row("C45", "nothing beside an interpunct",
        _filled("天·地玄", 4, [0, 1.085, 1.5, 3]), _filled("天地玄黄", 5.5, [0, 1.5, 3, 4.5])),
    Row("C45", "nor beside connector and solidus",
        _filled("天～地／玄黄", 6, [0, 1, 2, 3, 3.5, 5]), _filled("天地玄黄", 5.5, [0, 1.5, 3, 4.5])),
    Row("C45", "nor within two dashes",
        _filled("天————地", 7, [0, 1.5, 3.5, 6]), _filled("天——地", 5, [0, 1.5, 4])),
    Row("C45", "nor between two marks",
        _filled("天」，地玄", 5.5, [0, 1.333, 1.833, 3.167, 4.5]),
        _filled("天，地玄", 5, [0, 1.333, 2.667, 4])),
    Row("C45", "nor between a sign and its number",
        _filled("天￥12％地", 6, [0, 1.5, 2.5, 3.5, 5]), _filled("天地玄黄", 5.5, [0, 1.5, 3, 4.5])),
    Row("C46", "no line is opened where another way is fair",
        Setting(f"{HAN[:19]}ABCDEFGHIJK{HAN[:6]}", 7, pitch=1.2),  # first fit leaves five behind: 1.5
        Setting(f"{HAN[:5]}ABCDEFGHIJKLM{HAN[:6]}", 7, pitch=1.5)),
    Row("C47", "the last line has its natural width",
        Setting(HAN[:12], 7, last=5), Setting(HAN[:12], 7, align_last=True, last=7)),
    Row("C47", "and keeps what marks side by side gave",
        Setting("天地玄黄宇宙洪”，荒", 7, last=3.5), Setting("天地玄黄宇宙洪”，荒", 7, LOOSE, last=4)),
    Row("C47", "a line before a forced break is a last line",
        Setting("", 7, markup="<p>天地玄<br>黄宇", width=3),
        Setting("", 7, markup="<p style='text-align-last:justify'>天地玄<br>黄宇", width=7)),
    Row("C48", "even spacing", _filled("天地玄", 5, [0, 2, 4]), Setting("天地玄", 5, pens=[0, 1, 2])),
    *(
        Row("C48", f"a short line stands {side}",
            Setting("", 8, markup="<p>天地玄黄宇", css=f"p {{ text-align: {side} }}",
                    pens=[x + n for n in range(5)]),
            Setting("", 8, markup="<p>天地玄黄宇", pens=[0, 1, 2, 3, 4]))
        for side, x in (("center", 1.5), ("right", 3), ("end", 3))
    ),
    Row("C49", "loose setting is even, and nothing stands behind the last",
        Setting(HAN[:5], 7, tracking=0.5, pens=[0, 1.5, 3, 4.5, 6], width=7),
        Setting(HAN[:5], 7, pens=[0, 1, 2, 3, 4])),
    Row("C49", "the letters of a word are spaced as Han are, and so are words",
        Setting("AB AB", tracking=0.5, pens=[0, 2.75], letters=1.0, width=4.25),
        Setting("AB AB", pens=[0, 1.25], letters=0.5)),
    Row("C49", "or words stay solid among spaced Han",
        Setting("", markup="<p>天AB AB地玄", css="p { letter-spacing: .5em; --banxin-letters: solid }",
                pens=[0, 1.75, 3, 4.75, 6.25], letters=0.5),
        Setting("", markup="<p>天AB AB地玄", css="p { letter-spacing: .5em }",
                pens=[0, 1.75, 4.5, 6.75, 8.25], letters=1.0)),
    Row("C49", "body text is not tracked",
        Setting(HAN, 8, pitch=1), Setting(HAN, 8.5, tracking=0.25, pitch=1.25)),
]  # fmt: skip
