"""Text to measure with: made from a fixed seed, or read from a file of one's own."""

import json
import random
from pathlib import Path

_HAN = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后"
    "多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合"
    "还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只"
    "没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边"
    "流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造"
)
_CLOSED = "，，，，，，、、；："
_ENDS = "。。。。。。。！？"
_LATIN = ["CPU", "Linux", "GB", "iPhone", "WTO", "App", "PDF", "2024年", "7月22日", "30%", "3.14", "128"]


def made(length: int, seed: int = 20191) -> list[tuple[str, list[str]]]:
    """Chapters of (title, paragraphs) with about `length` characters, equal for an equal seed."""
    picked = random.Random(seed)
    chapters: list[tuple[str, list[str]]] = []
    total = 0
    while total < length:
        paragraphs = []
        for _ in range(picked.randint(8, 24)):
            text = _paragraph(picked)[: length - total]
            if text:
                paragraphs.append(text)
            total += len(text)
        title = "".join(picked.choices(_HAN, k=picked.randint(4, 12)))
        chapters.append((title, paragraphs))
    return chapters


def _paragraph(picked: random.Random) -> str:
    return "".join(_sentence(picked) for _ in range(picked.choice([1, 1, 2, 3, 4, 5, 8])))


def _sentence(picked: random.Random) -> str:
    clauses = [_clause(picked) for _ in range(picked.randint(1, 5))]
    text = "".join(clause + picked.choice(_CLOSED) for clause in clauses[:-1]) + clauses[-1]
    kind = picked.random()
    if kind < 0.12:
        return f"“{text}{picked.choice(_ENDS)}”"
    if kind < 0.16:
        return f"{text}——{_clause(picked)}。"
    if kind < 0.19:
        return f"{text}……"
    return text + picked.choice(_ENDS)


def _clause(picked: random.Random) -> str:
    text = "".join(picked.choices(_HAN, k=picked.randint(3, 14)))
    kind = picked.random()
    if kind < 0.05:
        return text[:2] + picked.choice(_LATIN) + text[2:]
    if kind < 0.08:
        return f"《{text}》"
    if kind < 0.10:
        return f"{text[:2]}（{text[2:]}）"
    return text


def read(path: Path, length: int) -> list[tuple[str, list[str]]]:
    """Chapters from a JSON list of {title, paras}, repeated until there is enough."""
    stories = json.loads(path.read_text(encoding="utf-8"))
    chapters: list[tuple[str, list[str]]] = []
    total = 0
    while total < length:
        for story in stories:
            paragraphs = []
            for paragraph in story["paras"]:
                text = paragraph[: length - total]
                if text:
                    paragraphs.append(text)
                total += len(text)
            if paragraphs:
                chapters.append((story["title"], paragraphs))
            if total >= length:
                break
    return chapters
