"""Encodings of text files, told by how Chinese the text would be: common characters are common."""

from __future__ import annotations

import re
from collections.abc import Iterator

from banxin.importing.copy.remarks import Remarks
from banxin.wording import Message, listed

# The commonest characters of modern Chinese, in both scripts: half of any text is made of them.
_COMMON = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家"
    "种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十"
    "民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯"
    "月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女"
    "变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基"
    "書這個們來國時說會為學對過後發裡還開動現見長經當與間問點體關將機實無業報記者鎮村鄉館讀縣廣書館"
)
_MARKS = frozenset("，。、；：？！“”‘’《》（）「」『』—…　")
_CANDIDATES = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be", "euc_jp", "shift_jis", "euc_kr")
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_SURE_CHARACTERS = 30  # Han: fewer tell too little
_SURE_LEAD = 0.15  # of all characters: what the best has before the next
_SAMPLE = 200_000


def decoded(data: bytes, encoding: str, remarks: Remarks, *, declared: str = "") -> str:
    """The text in `data`: as asked for, by its mark, as UTF-8, else as the most Chinese of the encodings.

    Where few characters tell, a warning asks; bytes that are none become U+FFFD and are told.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], name, remarks)
    if encoding:
        return _lenient(data, encoding, remarks)
    if data.isascii() and b"~{" in data and b"~}" in data:
        return _lenient(data, "hz", remarks)
    if _is_utf16(data):
        return _lenient(data, _wide_order(data), remarks)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _mostly_utf8(data, error.start):
            return _lenient(data, "utf-8", remarks)
    ranked = sorted(_scores(data, declared), key=lambda one: one[0], reverse=True)  # the likelier first
    best, name, han = ranked[0]
    following = next((score for score, other, _ in ranked if other != name), 0.0)
    if han < _SURE_CHARACTERS or best - following < _SURE_LEAD:
        others = [other for _, other, _ in ranked[1:3]]
        remarks.tell(
            "import.encoding",
            Message("The text was read as {name}; it may be {others}.", name=name, others=listed(others)),
            remedy=Message("--encoding NAME says which it is"),
        )
    return _lenient(data, name, remarks)


def _is_utf16(data: bytes) -> bool:
    """Whether every second byte of many is zero: Latin letters, line ends and blanks of UTF-16."""
    return b"\0" in data[:_SAMPLE]


def _wide_order(data: bytes) -> str:
    """Which byte of UTF-16 stands first, told by where most zeros are."""
    sample = data[:_SAMPLE]
    return "utf-16-be" if sample[0::2].count(0) > sample[1::2].count(0) else "utf-16-le"


def _mostly_utf8(data: bytes, at: int) -> bool:
    """Whether the bytes are UTF-8 with a few that are broken."""
    text = data[:_SAMPLE].decode("utf-8", "replace")
    wide = sum(ord(one) > 0x7FF for one in text)
    return wide > 20 and text.count("\ufffd") * 20 < wide


def _scores(data: bytes, declared: str) -> Iterator[tuple[float, str, int]]:
    """How Chinese the text would be in each encoding, and how many Han it would have."""
    names = dict.fromkeys((*_CANDIDATES, *([declared] if declared else [])))
    sample = data[: _SAMPLE & ~1]
    for name in names:
        try:
            text = sample.decode(name, "replace")
        except (LookupError, ValueError, UnicodeError):
            continue
        wide = [one for one in text if ord(one) > 0x7F]
        if not wide:
            continue
        good = sum((one in _COMMON) + (one in _MARKS) for one in wide)
        bad = sum(one == "\ufffd" or 0xE000 <= ord(one) < 0xF900 or ord(one) > 0xFFFF for one in wide)
        controls = len(re.findall("[\x00-\x08\x0e-\x1f]", text))
        score = (good - 3 * bad - 3 * controls) / len(wide) + (0.1 if name == declared else 0.0)
        yield score, name, sum("\u4e00" <= one <= "\u9fff" for one in wide)


def _lenient(data: bytes, name: str, remarks: Remarks) -> str:
    text = data.decode(name, "replace")
    if lost := text.count("\ufffd") - data.count("\ufffd".encode()):
        remarks.tell(
            "import.encoding",
            Message("{count} places are no {name}; � stands for them.", count=lost, name=name),
            remedy=Message("--encoding NAME says which it is"),
        )
    return text
