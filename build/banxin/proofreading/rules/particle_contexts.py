"""Contexts in which one of 的, 地, 得 is right, with what edited prose has there.

`bench/proofreading.py` counts, in a million characters of edited prose of the early twentieth century, how
often a context has the right particle (`kept`) and how often another one, which the rule would tell of
(`told`). A context that tells more often than one time in twenty is left to the rule that is off at first.
"""

from __future__ import annotations

from dataclasses import dataclass

_GRAMMAR = "现代汉语八百词, 的 地 得; 现代汉语词典, 7th edition"


@dataclass(frozen=True, slots=True)
class ParticleContext:
    """A particle that is `right` between `before` and `after` (regular expressions), and those `written`.

    `told` and `kept` are places of the corpus with one of those written, and with the right one.
    """

    before: str
    written: str
    right: str
    after: str
    told: int
    kept: int
    source: str = _GRAMMAR

    @property
    def wrong(self) -> float:
        """The share of places in which edited prose has another particle than the right one."""
        return self.told / max(self.told + self.kept, 1)


_PERSONS = "我们|你们|他们|她们|它们|咱们|自己|大家|人家"
_NOUNS = "时候|地方|东西|样子|事情|日子|孩子|意思|问题|原因|结果|方法(?!院)|世界|朋友"
_GROUND = (  # what 地 begins a word with: 地方, 地位, 地里
    "方位区点处下里上中盘势形理主头界面球铁图址带质道步段毯板狱震雷基租税产域层价级皮窖洞心广狭大"
)
_DOING = "跑|走|说|做|写|打|吃|睡|玩|唱|干|讲|听|变|长|学|画|答|笑|哭|站|坐|住|飞"
_GOING = "跑|走|说|做|写|打|吃|睡|玩|唱|干|讲|听|变|长|学|答|笑|哭"  # 住地, 飞地, 站地 are nouns
_DEGREE = "很|太|非常|十分|特别|真|更加|极其|飞快"
_MANNER = (
    "渐渐|慢慢|悄悄|轻轻|偷偷|默默|静静|缓缓|紧紧|狠狠|匆匆|细细|"
    "高高兴兴|急急忙忙|认认真真|仔仔细细|恶狠狠|笑嘻嘻|气冲冲"
)
_ACTS = "走|跑|说|看|想|站|坐|笑|哭|问|点|摇|离|向|对|把|从|跟|拿|放|推|拉|抓|握|听|爬|飞|吃|喝|写|读|打"
_RESULT = "好|快|慢|远|高|多|早|晚|不好|不错|起劲|厉害"
_END = "[，。！；？…”]"

CONTEXTS = (
    ParticleContext(_PERSONS, "地", "的", f"(?![{_GROUND}])[\u4e00-\u9fff]", 0, 815),
    ParticleContext("(?:很|最|更|非常|十分)[\u4e00-\u9fff]{1,2}", "地", "的", _NOUNS, 0, 25),
    ParticleContext("来|去|走|说|做|写|吃|睡|玩|小|年轻|工作|开始|离开", "得", "的", "时候|地方|东西", 0, 94),
    ParticleContext(_GOING, "地", "得", f"(?:{_DEGREE})[\u4e00-\u9fff]", 0, 34),
    ParticleContext(_GOING, "地", "得", f"(?:{_RESULT}){_END}", 0, 17),
    ParticleContext("看|听|说|写|做", "地", "得", "出|见|清|懂|起|到", 0, 42),
    ParticleContext(_MANNER, "得", "地", _ACTS, 0, 41),
    ParticleContext(
        "(?<![价产数净市增升比均极面总峰币])值",
        "的地",
        "得",
        "一[看读提试去]|注意|我们|你|关注|推荐|期待|学习",
        0,
        1,
    ),
    ParticleContext("(?<![明浅彰突凸尊贵隐])显", "的地", "得", "很|更|特别|格外|那么|十分|非常|有些", 0, 8),
    ParticleContext(
        "(?<![不先感自视听直知幻后嗅味触惊警发睡未])觉", "的地", "得", "很|自己|这|那|他|她|我|没", 0, 125
    ),
)
"""Contexts that held in at least nineteen of twenty places."""

OLDER_CONTEXTS = (
    ParticleContext(_DOING, "的", "得", f"(?:{_DEGREE})[\u4e00-\u9fff]{{1,2}}{_END}", 10, 25),
    ParticleContext(_DOING, "的", "得", f"(?:{_RESULT}){_END}", 19, 18),
    ParticleContext("[\u4e00-\u9fff]", "的", "得", f"很{_END}", 4, 76),
    ParticleContext("[\u4e00-\u9fff]", "的", "得", "不得了|要命|要死|不可开交|水泄不通", 3, 16),
    ParticleContext(_MANNER, "的", "地", _ACTS, 57, 41),
)
"""Contexts in which older prose has 的 for 地 and 得."""
