"""Traditional words with a character that a conversion chose wrongly: 以后 for 以後, 頭發 for 頭髮.

Where Simplified has one character for several (后 for 後 and 后), both belong to Traditional copy, and only
the word tells. Each row was run over a million characters of edited prose, converted to Traditional by OpenCC
phrase by phrase; rows that told of anything there are left out, or say what may stand behind them.
"""

from __future__ import annotations

import re

_TABLE = """
以後 以后|之後 之后|然後 然后|最後 最后|後來 后來|後面 后面|後悔 后悔|落後 落后|先後 先后|前後 前后
今後 今后|此後 此后|背後 背后|事後 事后|隨後 隨后|後果 后果|後代 后代|後天 后天|午後 午后|皇后 皇後
太后 太後|王后 王後|這裡 這里|那裡 那里|哪裡 哪里|裡面 里面|心裡 心里|夜裡 夜里|屋裡 屋里|手裡 手里
眼裡 眼里|公里 公裡|里程 裡程|鄰里 鄰裡|頭髮 頭發|理髮 理發|白髮 白發|髮型 發型|髮廊 發廊|發展 髮展
發現 髮現|發生 髮生|出發 出髮|乾淨 干淨 幹淨|乾燥 干燥 幹燥|餅乾 餅干 餅幹|乾脆 干脆 幹脆|乾旱 干旱 幹旱
幹部 干部 乾部|幹活 干活 乾活|骨幹 骨干 骨乾|才幹 才干 才乾|能幹 能干 能乾|樹幹 樹干 樹乾|干涉 乾涉 幹涉
干擾 乾擾 幹擾|干預 乾預 幹預|若干 若乾 若幹|麵條 面條|麵粉 面粉|麵包 面包|泡麵 泡面|面對 麵對|面積 麵積
方面 方麵|面臨 麵臨|見面 見麵|表面 表麵|範圍 范圍|模範 模范|規範 規范|示範 示范|防範 防范|典範 典范
只有 隻有|只是 隻是|只能 隻能|只要 隻要|只好 隻好|不只 不隻|分鐘 分鍾|秒鐘 秒鍾|鐘頭 鍾頭|鐘錶 鐘表 鍾錶
鍾情 鐘情|鍾愛 鐘愛|手錶 手表|表示 錶示|表現 錶現|代表 代錶|製造 制造|製作 制作|研製 研制|制度 製度
限制 限製|控制 控製|體制 體製|關係 關系 關繫|聯繫 聯系 聯係|系統 係統 繫統|系列 係列 繫列|輕鬆 輕松
放鬆 放松|松樹 鬆樹|標準 標准|準備 准備|準確 准確|水準 水准|准許 準許|批准 批準|准予 準予|奮鬥 奮斗
戰鬥 戰斗|鬥爭 斗爭|漏斗 漏鬥|北斗 北鬥|憂鬱 憂郁|抑鬱 抑郁|鬱悶 郁悶|鬍子 胡子|胡說 鬍說|防禦 防御
抵禦 抵御|衝突 沖突|衝動 沖動|衝擊 沖擊|徵求 征求|徵收 征收|特徵 特征|象徵 象征|遠征 遠徵|征服 徵服
並且 并且|合併 合並|詞彙 詞匯|匯款 彙款|匯率 彙率|歷史 曆史|經歷 經曆|學歷 學曆|日曆 日歷|農曆 農歷
重複 重復|複雜 復雜|恢復 恢複|複習 復習|反覆 反複|其餘 其余|剩餘 剩余|業餘 業余|餘地 余地|白雲 白云
雲彩 云彩|雲南 云南|穀物 谷物|稻穀 稻谷|山谷 山穀|老闆 老板|颱風 台風|採取 采取|採訪 采訪|採用 采用
神采 神採|方向 方嚮|精緻 精致|細緻 細致|致力 緻力|雜誌 雜志|標誌 標志|志願 誌願|必須 必鬚|計劃 計划
規劃 規划|幾乎 几乎|茶几 茶幾|醜陋 丑陋|醜聞 丑聞|捨棄 舍棄|捨不得 舍不得|宿舍 宿捨|鹹味 咸味|僕人 仆人
樸素 朴素|願望 愿望|願意 愿意|為了 為瞭|除了 除瞭|於是 于是|由於 由于|關於 關于|對於 對于|位於 位于
誇張 夸張|傑出 杰出|一種 一种|機構 机構|呼籲 呼吁|噁心 惡心|千鈞 韆鈞|鞦韆 秋千|繫鞋帶 系鞋帶
皇后區 皇後區|獲得 穫得|收穫 收獲
"""
# What stands behind where the words meet by chance: 源頭發現, 鄉里面對.
_NOT_BEFORE = {
    "頭發": "生現出展表起動言布佈行電給往揮放揚明達",
    "里面": "對臨積向",
    "面包": "圍括含裝紮",
    "手表": "示現演達明面",
    "能干": "預擾涉",
}

RIGHT: dict[str, str] = {
    wrong: right
    for entry in _TABLE.replace("\n", "|").split("|")
    if entry
    for right, *forms in [entry.split()]
    for wrong in forms
}
"""What each wrong word is meant as, in the forms of Taiwan."""


def _alternative(word: str) -> str:
    behind = _NOT_BEFORE.get(word, "")
    before = "(?<!若)" if word == "干部" else ""
    return f"{before}{word}(?![{behind}])" if behind else f"{before}{word}"


WRONG = re.compile("|".join(map(_alternative, sorted(RIGHT, key=len, reverse=True))))
"""The wrong words."""
