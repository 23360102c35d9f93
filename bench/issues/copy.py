"""Copy to fill random issues with: neutral Chinese from a built-in vocabulary, or texts of one's own."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path

_TIMES = "清晨 傍晚 上周末 入冬以来 今年春天 雨停之后 集市散场前 开学第一天 连着三个月 去年10月 周三下午 7月22日".split()
_PLACES = (
    "镇上的图书馆 河东的老码头 城北的菜市场 山脚下的小学 新修的环湖步道 社区的活动室 县里的气象站 镇口的修车铺 "
    "老街的茶馆 苗圃的暖棚 合作社的晒场 公交总站 村口的水塔 青年宫的排练厅 城西污水处理厂 127路公交站"
).split()
_PEOPLE = (
    "管理员 护林员老周 值班的电工 三年级的学生 几位退休教师 负责养护的工人 返乡的青年 送货的司机 巡河的志愿者 "
    "楼长 记账的会计 学木工的年轻人 实验室的技术员 种苹果的农户 剧团的老演员 测量队的6名队员"
).split()
_DEEDS = (
    "把旧账本一页页翻拍下来 在墙上画出每月的用水量 把坏了的路灯逐盏登记 教邻居辨认常见的候鸟 给每棵树挂上编号 "
    "重新量了一遍沟渠的坡度 把借阅台搬到靠窗的地方 用旧木料做成长凳 把菜价抄在黑板上 试着改用早班车运菜 "
    "连夜清理了堵住的涵洞 把晒谷场分成12格轮着用 在地图上标出易积水的路口 给老人读当天的报纸 把节目单改了又改"
).split()
_RESULTS = (
    "来的人比从前多了一倍 用电比上年少了15% 头一回没有人提意见 这个办法很快传到了邻村 账目从此清清楚楚 "
    "孩子们放学后有了去处 老人出门不必再绕远路 水位退得比预计快了两个小时 剩下的事还要慢慢商量 "
    "等车的时间缩短到10分钟以内 大家这才松了一口气 一本登记簿写满了又换一本 下一步要看秋天的收成"
).split()
_WORDS = (
    "做事先要把数字弄清楚 谁用得着谁来管 慢一点不要紧 路是一段一段修通的 图纸要到现场去改 东西旧了可以修 "
    "多走几步就看见了 这件事没有捷径 看天吃饭也要会算账 话说开了就好办"
).split()
_LINKS = "起初 后来 原来 不过 说到底 也正因此 更难的是 出人意料的是 按照约定 算下来".split()
_ACTS = "修好 守住 算清 改出 种活 跑通 留住 用好 学会 办成".split()
_THINGS = (
    "一条老街 三百亩果园 村里的水账 最后一班车 老码头的灯 孩子们的书桌 半座山的树 旧厂房的新用处 "
    "冬天的菜篮子 一座桥的名字 门前的河 早市的秩序"
).split()
_WHO = "他们 一群退休教师 六名队员 这个小镇 两代护林人 社区 合作社 一所山村小学".split()
_WHY = "靠的是什么？ 花了多少工夫 给邻村看 就在雨季之前 从一本账开始 不再靠运气".split()
_SHORT = "环湖步道本月开放 早班车提前十分钟 图书馆延长开放时间 苗圃送出两千株树苗 河东码头恢复通航".split()
_KEYS = "一本账 三把尺 老手艺 新规矩 问河流 看天气 走夜路 算细账 众人事 小变化".split()


class Copy:
    """Sentences, heads and captions from a fixed seed; `texts` of paragraphs take the place of sentences."""

    def __init__(self, picked: random.Random, texts: Sequence[Sequence[str]] = ()) -> None:
        self.picked = picked
        self.texts = texts

    def _one(self, words: Sequence[str]) -> str:
        return self.picked.choice(words)

    def paragraphs(self, length: int) -> list[str]:
        """Paragraphs of about `length` 字 together."""
        if self.texts:
            return self._borrowed(length)
        found: list[str] = []
        while (left := length - sum(map(len, found))) > 0:
            goal = min(left, self.picked.randint(40, 220))
            text = ""
            while len(text) < goal:
                text += self.sentence()
            found.append(text)
        return found

    def _borrowed(self, length: int) -> list[str]:
        text = [part.strip() for part in self._one(self.texts) if len(part.strip()) > 1]
        start = self.picked.randrange(max(1, len(text) // 2))
        found: list[str] = []
        for part in text[start:] + text[:start]:
            found.append(part)
            if sum(map(len, found)) >= length:
                break
        return found

    def sentence(self) -> str:
        """One sentence, now and then with speech, a dash or a number."""
        kind = self.picked.random()
        time, place, who = self._one(_TIMES), self._one(_PLACES), self._one(_PEOPLE)
        deed, result = self._one(_DEEDS), self._one(_RESULTS)
        if kind < 0.15:
            return f"“{self._one(_WORDS)}，”{who}说，“{self._one(_WORDS)}。”"
        if kind < 0.25:
            return f"{self._one(_LINKS)}，{who}{deed}——{result}。"
        if kind < 0.35:
            return f"{place}、{self._one(_PLACES)}、{self._one(_PLACES)}，一处接着一处；{result}。"
        if kind < 0.45:
            return f"{who}为什么要{deed}？{self._one(_LINKS)}，{self._one(_WORDS)}。"
        if kind < 0.5:
            return f"《{self._one(_THINGS)}》里写道：{self._one(_WORDS)}……"
        if kind < 0.75:
            return f"{time}，{who}在{place}{deed}，{result}。"
        return f"{self._one(_LINKS)}，{who}{deed}，{who[-2:]}们也跟着{self._one(_DEEDS)}。"

    def headline(self, *, short: bool) -> str:
        """A head of 7 to 24 字; a quarter of the long ones bring the author's break."""
        if short:
            return self._one(_SHORT)
        mark = "|" if self.picked.random() < 0.25 else ""
        head = f"{self._one(_WHO)}{self._one(_ACTS)}{self._one(_THINGS)}"
        if self.picked.random() < 0.5:
            why = self._one(_WHY)
            head += (mark or "　") + why
        return head

    def deck(self) -> str:
        """A summary without a full stop."""
        return f"{self._one(_PEOPLE)}{self._one(_DEEDS)}，{self._one(_RESULTS)}；{self._one(_WORDS)}"

    def eyebrow(self) -> str:
        """A line above the head."""
        return f"{self._one(_PLACES)}，{self._one(_RESULTS)}"

    def crosshead(self) -> str:
        """A head in the text."""
        return f"{self._one(_ACTS)}{self._one(_THINGS)}"

    def keywords(self) -> str:
        """Three terms for a keyword line."""
        return " ".join(self.picked.sample(_KEYS, 3))

    def caption(self) -> str:
        """What a picture shows."""
        return f"{self._one(_TIMES)}，{self._one(_PEOPLE)}在{self._one(_PLACES)}"


def read_texts(path: Path) -> list[list[str]]:
    """A JSON list of objects with `paras`."""
    return [item["paras"] for item in json.loads(path.read_text(encoding="utf-8"))]
