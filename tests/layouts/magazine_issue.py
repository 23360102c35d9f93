"""A small issue of a magazine, written into a folder: three features with drawings, a column, briefs, letters."""

from __future__ import annotations

from pathlib import Path

MANIFEST = """\
banxin: 1
publication:
  title: {name}
  publisher: {name}杂志社
  lang: {lang}
  codes: {{issn: 0000-0000}}
issue:
  number: 9
  date: 2026-05-01
  page: 1
  editors: [{{role: 主编, name: 沈渡}}, {{role: 责任编辑, name: 编辑部}}, {{role: 美术, name: 何一川}}]
title: {title}
layout: magazine
{more}fields:
  price: 18.00元
  coverlines: [一座桥怎样老去, 城南的书摊没有招牌, "灯下：等水开的工夫"]
  {cover}
contents:
  - note: note.md
  - section: 特别报道
    contents: [{{unit: ferry.md}}, {{unit: advert.md}}, {{unit: bridge.md}}, {{unit: books.md}}]
  - section: 灯下
    contents: [{{unit: kettle.md}}]
  - section: 短讯
    contents: [{{unit: brief1.md}}, {{unit: brief2.md}}, {{unit: brief3.md}}]
  - section: 来信
    contents: [{{unit: letter1.md}}, {{unit: letter2.md}}]
  - unit: notice.md
slug: issue
editions:
{editions}
"""
COVER = 'cover: {image: images/river.svg, alt: "江面上的渡船", credit: 何一川绘}'


def hills(sky: str, tones: tuple[str, ...], extra: str = "") -> str:
    """A landscape drawing: a sky, ranges of hills one before the other, and what stands before them."""
    ranges = "".join(
        f'<path fill="{tone}" d="M0 {260 + 90 * n} C 200 {120 + 100 * n}, 380 {330 + 80 * n}, 600 {230 + 90 * n} '
        f'S 1000 {150 + 110 * n}, 1200 {270 + 80 * n} V 900 H 0 Z"/>'
        for n, tone in enumerate(tones)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900" viewBox="0 0 1200 900">'
        f'<rect width="1200" height="900" fill="{sky}"/><circle cx="860" cy="190" r="70" fill="#f6e3c0"/>'
        f"{ranges}{extra}</svg>"
    )


BOAT = (
    '<path fill="#5c1f18" d="M430 720 h340 l-50 70 h-240 z"/><path fill="#efe6d8" d="M520 650 h160 v70 h-160 z"/>'
    '<path fill="#5c1f18" d="M505 636 h190 v14 h-190 z"/><path fill="#2f3b40" d="M630 580 h26 v56 h-26 z"/>'
)
BRIDGE = (
    '<path fill="none" stroke="#2e2a28" stroke-width="26" d="M-20 640 H 1220"/>'
    '<path fill="none" stroke="#2e2a28" stroke-width="10" d="M0 620 Q 300 300 600 620 T 1200 620"/>'
    + "".join(f'<path stroke="#2e2a28" stroke-width="5" d="M{x} 640 V 480"/>' for x in range(180, 460, 60))
    + '<path stroke="#2e2a28" stroke-width="40" d="M600 640 V 900 M0 640 V 900 M1200 640 V 900"/>'
)
SHELF = "".join(
    f'<rect x="{90 + 52 * n}" y="{420 - 17 * (n * 7 % 5)}" width="{34 + n * 5 % 14}" height="{380 + 17 * (n * 7 % 5)}" '
    f'fill="{("#7b3b2a", "#c9a36a", "#2f4a45", "#8a8377", "#b9572f")[n % 5]}"/>'
    for n in range(20)
)
PICTURES = {
    "river.svg": hills("#cfdcdb", ("#a9c0bf", "#7d9f9f", "#4f7678", "#274f55"), BOAT),
    "bridge.svg": hills("#e7d9c3", ("#cdb795", "#a98f70", "#7c6b5c"), BRIDGE),
    "books.svg": hills("#efe7da", ("#e3d6c0",), SHELF),
}

NOTE = """\
---
byline: 沈渡
---

编这一期的时候，江上的雾还没有散。我们去了三个快要消失、又还没有消失的地方：一条轮渡线，一座老桥，一排没有招牌的书摊。

不是去告别。渡轮上的人要上班，桥上的人要买菜，书摊上的人要还价。他们都很忙，没有工夫怀旧；*我们只是在一旁看，把看见的写下来*。
"""
FERRY = """\
---
kind: 特稿
eyebrow: 一条开了六十二年的航线
headline: 最后一班轮渡|晚上九点四十开
subhead: 大桥通车以后，还有谁在坐船
byline: 文/林照水 图/何一川
fields:
  hero: {image: images/river.svg, alt: 渡船离岸, caption: 晚班渡船离岸。这条航线全程十一分钟, credit: 何一川绘}
  hero-focus: bottom
  lede: 大桥通车的第二年，轮渡公司把十四班船减成了九班，最后一班仍是晚上九点四十。对岸的人看见船灯，就知道时候不早了。
---

九点三十五分，售票窗口的灯先灭了一盏。卖票的人把零钱数进铁盒，数完抬头看一眼候船室：四个人，一辆自行车，一只装在纸箱里的鸭子。铃响两声，铁门向两边拉开，江风就进来了。

这条线开于六十二年前。那时候江上没有桥，东岸的纺织厂三班倒，每班都要从西岸运过去八百个人。船舱里挤得放不下一只脚，有人站着睡着了，到岸也不会倒。如今船还是那样大的船，舱里坐得下三百人，坐着四个。

船长姓顾，开了二十九年。他不大回头看客舱，他看水。*水比人守时*，他说，涨潮退潮写在纸上，差不了几分钟；人写在纸上的事，十件里有三件要改。

## 十一分钟里的事 {keywords="开船 过江 靠岸"}

从解缆到靠岸，十一分钟。头两分钟船身要横过来，机器的声音最大；中间六分钟走直线，江心的灯标在左边退过去；最后三分钟慢下来，等岸上的人把缆绳接住。二十九年里顾船长把这十一分钟做了十一万遍，他算过，加起来是两年零四个月。

![码头的竖标尺。](images/bridge.svg "西岸码头望大桥。桥离码头一千二百米，坐车过江三分钟"){credit="何一川绘"}

坐船的人各有各的缘故。骑自行车的那位在对岸的粮库值夜，大桥不许自行车上；抱着鸭子的女人晕车，一上桥就难受；还有一个学生，从初一坐到高三，他说船上可以背完一课书，*车上不能*。

::: pull
末班船从来不为客人多少开，它是给对岸的人一个准数。
:::

## 账算不平，船照样开

轮渡公司的账是公开的。一班船烧油一百一十元，票价两元，要五十五个人才够油钱，还没有算人工。去年一天平均是二百零七人次，九班船，每班二十三个。差的钱由市里补[^bu]。

表：这条航线四十年来的班次和客流

| 年份 | 每天班次 | 每天人次 |
|:---|---:|---:|
| 1985 | 46 | 31200 |
| 2005 | 28 | 9400 |
| 2024 | 14 | 1150 |
| 2025 | 9 | 207 |

有人在会上提过停航，说一年省下的钱可以买三辆公交车。会开了两个钟头，最后说话的是一位退休的调度员。他说，大雾封桥的日子去年有十七天，那十七天里船也停，可是雾散的时候，船比桥早开半个钟头，因为船上的人看得见水。

::: sidebar 雾天的规矩
能见度不到五百米，减速，鸣笛，每两分钟一长声；不到二百米，停航。停航由船长说了算，任何人不得催。

停航的船不熄火，灯全部打开，让江上别的船看见。
:::

停航的事就没有再提。班次表上印着一行小字，是那位调度员写的：末班船开出以前，请看一看身后还有没有人。

九点五十一分，船靠东岸。骑车的人先下，鸭子第二，学生最后。他下到跳板中间又折回来，把座位上的一把伞交给水手。水手接过来，挂在舱门背后的钉子上，那里已经挂了六把。

顾船长没有下船。他要把船空着开回去，明天早上五点五十的头班，从西岸开。空船走得快，江心的灯标一闪一闪地过去，他拉了一声笛，很短，不是给谁听的。

[^bu]: 按市财政公布的决算，2025年轮渡线运营补贴为三百一十二万元，较上年减少两成。
"""
BRIDGE_COPY = """\
---
kind: 特稿
headline: 一座桥怎样老去
deck: 它量体温，记咳嗽，每年春天住一次院。给老桥看病的人说，桥不会突然倒，只会慢慢说
byline: 本刊记者 周既白
fields:
  hero: {image: images/bridge.svg, alt: 老桥, caption: 建成四十七年的老桥, credit: 何一川绘}
  hero-focus: bottom
---

老桥身上装着二百一十六只传感器，最小的像一粒纽扣，贴在主梁的肚子上。它们每秒说十次话：多冷，多热，弯了多少，抖了多少。值班室里有一面墙那么大的屏幕，没有事的时候是一片绿，绿得人犯困。

看屏幕的人姓邵，从前是桥上的养路工。他认得每一条伸缩缝，说第七条冬天会“打嗝”，卡车过去响两声，别的都响一声。装了传感器以后，工程师从数据里找到了第七条缝，用了三个月。

## 桥也有体温

钢会热胀冷缩。盛夏的下午，整座桥比清晨长出十九厘米；到了半夜又缩回去，一寸不差。邵师傅说这叫喘气。*桥要是哪天不喘了*，才要担心。

- 每天两次看伸缩缝，量到毫米；
- 每月一次敲螺栓，听声音，闷的换掉；
- 每年春天封半幅，把锈铲掉，刷三遍漆。

敲螺栓是手艺活。一座桥二十一万颗，一个月敲不完，要敲四个月，敲完又该从头敲。一把小锤，木柄，铜头，敲上去“当”的一声是好的；“噗”的一声，记下来，当晚就换。

::: box 老桥档案
- 全长：1576米
- 通车：1979年10月
- 螺栓：约21万颗
- 每天过车：4.3万辆
:::

> 桥梁之寿，不在一朝之坚，而在百年之养。
>
> ——《养桥手记》

去年秋天有过一次虚惊。凌晨三点，屏幕上红了一格，第九号墩的读数跳了两毫米。邵师傅骑车上桥，打着手电下到墩顶，看见一只鹰在传感器上做了窝。他没有动它，回去写了一份报告，请求把这一格改成黄色，等小鹰会飞。

报告批了。那一格黄了四十天。
"""
BOOKS = """\
---
kind: 特稿
headline: 城南的书摊没有招牌
byline: 文/梁小满
fields:
  hero: {image: images/books.svg, alt: 书脊, credit: 何一川绘}
  lede: 早上五点半到八点，城南旧货市场东墙根下，有一排书摊。没有招牌，没有定价，收摊的时候地上只剩几个砖头印。
---

摊主们天不亮就来占地方，一块塑料布四个角压四块砖，书从编织袋里倒出来，先不分类，等第一拨人来翻。第一拨是行家，打手电，不说话，翻得快，抽出一本夹在腋下，又抽一本。等天亮了，第二拨人来，那是遛弯的，翻得慢，说话多。

老姚摆了二十年。他说书摊的价钱是看人脸开的，不过看的不是穿戴，是手。手在一本书上停过两次，就值两倍；停过三次，白送也可以，*因为这人会再来*。

## 一本书的三次还价

那天早上有人看中一册一九五六年的《江河水文手册》，缺封底。开价三十，还十五，不说话。绕市场走了一圈回来，开价二十五，还十五。第三次，老姚把书递过去说，十五，可是你要告诉我你拿它做什么。

那人说，他父亲抄过这本书里的数字，抄错了一个，惦记了一辈子。他想替他查一查。

::: verse
翻书的人不抬头，
　　露水湿了最上面一本。
天亮以后，砖头还在原处，
　　压着一块没有字的布。
:::

八点整，管市场的吹哨。书回到袋子里，袋子上了三轮车。东墙根扫过一遍，卖拖把的把摊子支起来，什么也看不出了。
"""
KETTLE = """\
---
kind: 专栏
headline: 等水开的工夫
byline: 柳无声
---

家里那把铝壶烧一壶水要九分钟。九分钟做不成什么事，也不够发愁，正好用来站着。

站在灶前，先听见壶底细细的响，像有人在很远的地方撒沙子。过一会儿沙子变成了豆子，壶身微微地抖。再过一会儿，反倒静下来，老人说这叫“水想事”。想完了，壶盖一跳，就开了。

我年轻的时候嫌它慢，买过电壶，两分钟，到点自己跳闸，“嗒”的一声，干脆得很。用了半年又换回来。不是怀旧，是发现两分钟太短，人还没有站稳，水已经开了，于是那一天就少了一个站着的地方。

写文章也是这样。题目定了以后，要有一段工夫什么也不写，听它细细地响。**急着揭盖的人，喝到的总是半开的水**。

如今我每天烧三壶，早一壶，午一壶，灯下一壶。算起来，一天有二十七分钟是站着的。这二十七分钟里没有写出过一个字，可是别的字，都是从这里来的。
"""
SHORT = {
    "brief1.md": ("简讯", "江堤步道五月贯通", "", "西岸步道最后一段四百米完成铺装，五月中旬开放。步道沿旧码头修建，保留了三处缆桩。"),
    "brief2.md": ("简讯", "老照片征集延期", "", "“江上六十年”老照片征集延至六月底。来稿请注明拍摄时间与地点，原件扫描后奉还。"),
    "brief3.md": ("简讯", "渡口图书角换新书", "", "候船室图书角本月换书一百二十册，借阅不用证件，还在对岸也可以。"),
    "letter1.md": ("来信", "钟慢了三分钟", "西岸 老乘客", "编辑同志：候船室的钟慢了三分钟，说过两回。不是小事，三分钟船就走了。请你们再说一回。"),
    "letter2.md": ("来信", "谢谢那把伞", "东岸 高三学生", "上个月我把伞落在船上，第三天坐船，它挂在舱门背后，还有人替我把断了的伞骨接好了。我不知道是谁，写在这里，他也许看得到。"),
    "notice.md": ("启事", "本刊征稿", "编辑部", "本刊“灯下”栏征稿，一千字以内，写一件小事。来稿一月内回复，刊出后寄样刊两册。"),
    "advert.md": ("广告", "江声书店", "", "旧码头一号仓库。上午十点到晚上十点，临江的窗子有十一扇。"),
}  # fmt: skip


def write_issue(
    folder: Path, *, more: str = "", cover: bool = True, lang: str = "zh-Hans", epub: bool = False
) -> Path:
    """Write the issue; `more` are lines of the manifest, such as a preset."""
    editions = "  print: {format: pdf}\n" + ("  reader: {format: epub}\n" if epub else "")
    text = MANIFEST.format(
        name="渡口",
        title='"江上的|旧营生"',
        lang=lang,
        more=more,
        cover=COVER if cover else "",
        editions=editions,
    )
    files = {
        "manifest.yaml": text, "note.md": NOTE, "ferry.md": FERRY, "bridge.md": BRIDGE_COPY,
        "books.md": BOOKS, "kettle.md": KETTLE,
    }  # fmt: skip
    for name, (kind, headline, byline, words) in SHORT.items():
        head = f"---\nkind: {kind}\nheadline: {headline}\n" + (f"byline: {byline}\n" if byline else "")
        head += (
            "fields: {space: half, hero: {image: images/books.svg, alt: 书脊}}\n" if kind == "广告" else ""
        )
        files[name] = f"{head}---\n\n{words}\n"
    files |= {f"images/{name}": text for name, text in PICTURES.items()}
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return folder
