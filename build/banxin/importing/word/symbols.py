"""Characters that Word keeps as something else: symbols, circled characters."""

from __future__ import annotations

import re
import unicodedata

_CIRCLED = {
    unicodedata.decomposition(chr(code)).removeprefix("<circle> "): chr(code)
    for block in (range(0x2460, 0x2500), range(0x3251, 0x3260), range(0x3280, 0x32C0))
    for code in block
    if unicodedata.decomposition(chr(code)).startswith("<circle> ")
}
_RINGS = "○Ο〇◯OＯ"
_EQ_OVERSTRIKE = re.compile(
    r"\\o(?:\\a[clr])?\s*\((?P<first>[^,，;；]*)[,，;；](?P<second>.*)\)\s*$", re.IGNORECASE
)
_SIZE = re.compile(r"\\s\\(?:up|do)\d*\s*\((?P<inner>[^()]*)\)", re.IGNORECASE)
_RUBY = re.compile(
    r"\\o\\ad?[clrj]?\s*\(\\s\\up\s*\d*\s*\((?P<reading>[^()]+)\)[,，;；](?P<base>[^()]+)\)", re.IGNORECASE
)

# Wingdings and Symbol as their makers publish the tables; the code is that within the private area.
_WINGDINGS = dict(zip(
    bytes.fromhex("6c6d6e6f7172747576779fa1a7a8abd8dfe0e8f0fbfcfdfe525446454a26282a34b2"),
    "●❍■□❑❒⧫◆❖⬥•○▪◻★➢←→➔⇨✗✓☒☑☑☒☞☜☺📖☎✉✂✧", strict=True,
))  # fmt: skip
_SYMBOL = dict(zip(
    bytes.fromhex("61626764656c6d707173774453 57a3b3b9bbb1b4b8a5b0b7acaed6e5f2cec7c8dea8a9aaa7"),
    "αβγδελμπθσωΔΣΩ≤≥≠≈±×÷∞°•←→√∑∫∈∩∪⇒♦♥♠♣", strict=True,
))  # fmt: skip


def symbol(font: str, code: str) -> str:
    """The character of a `w:sym`; empty where it cannot be told."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if not 0xE000 <= number <= 0xF8FF:
        return chr(number) if 0x20 < number < 0xE000 else ""
    low = number & 0xFF
    if font.casefold() == "wingdings":
        return _WINGDINGS.get(low, "")
    return _SYMBOL.get(low, "") if font.casefold() == "symbol" else ""


def enclosed(character: str) -> str:
    """The character in a circle; empty where Unicode has none."""
    return _CIRCLED.get(" ".join(f"{ord(one):04X}" for one in character), "")


def equation(instruction: str) -> tuple[str, str, bool] | None:
    """What a field EQ prints: text, reading above it, and whether it is printed as it was; None if unknown.

    Word and WPS write circled characters (带圈字符) and readings so.
    """
    body = instruction.strip()
    if body[:2].upper() != "EQ":
        return None
    if ruby := _RUBY.search(body):
        return ruby["base"].strip(), ruby["reading"].strip(), True
    plain = _SIZE.sub(lambda found: found["inner"], body[2:].strip())
    over = _EQ_OVERSTRIKE.search(plain)
    if over is None:
        return None
    parts = [over["first"].strip(), over["second"].strip()]
    inner = next((part for part in parts if part and part not in _RINGS), "")
    ring = next((part for part in parts if part in _RINGS or part in "□△◇"), "")
    whole = enclosed(inner) if ring and ring in _RINGS else ""
    return (whole, "", True) if whole else (inner, "", False)
