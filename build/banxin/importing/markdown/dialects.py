"""Marks of other dialects made those of CommonMark: notebooks, website programs, pandoc.

What has no counterpart is taken out and told with its line, or stays as it is typed and is told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from banxin.importing.copy.remarks import Remarks
from banxin.wording import Message

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_CODE = re.compile(r"(`+)(?!`)(?:.*?[^`])\1(?!`)")
_COMMENT = re.compile(r"%%.*?%%")
_SHOWN = re.compile(r"!\[\[([^\[\]|]+?)(?:\|([^\[\]]*))?\]\]")
_LINK = re.compile(r"(?<!!)\[\[([^\[\]|]+?)(?:\|([^\[\]]*))?\]\]")
_MARKED = re.compile(r"==(?=\S)([^=\n]+?)(?<=\S)==")
_TASK = re.compile(r"^(\s*(?:[-*+]|\d+[.)])\s+)\[([ xX])\](?=\s)")
_NOTE = re.compile(r"\^\[((?:[^\[\]]|\[[^\[\]]*\])+)\]")
_RAISED = re.compile(r"(?<=[\w）)])([~^])([0-9A-Za-z+\-−]{1,8})\1(?![~^])")
_BLOCK = re.compile(r"\s\^[A-Za-z][\w-]*$")
_FIGURE = re.compile(r"\{\{[<%]\s*figure\s+(.*?)\s*/?[>%]\}\}")
_ASSET = re.compile(r"\{%\s*(?:asset_img|img)\s+(?:[\w-]+\s+)?(\S+\.\w{3,4})\s*(.*?)\s*%\}")
_SHORTCODE = re.compile(r"\{\{[<%].*?[>%]\}\}|\{%.*?%\}|\{\{.*?\}\}")
_NAMED = re.compile(r"\{%\s*post_link\s+\S+\s+(.+?)\s*%\}")
_RUBY = re.compile(r"\{%\s*ruby\s+([^|%]+?)\s*\|\s*([^%]+?)\s*%\}")
_QUOTES = re.compile(r"^\s*\{%\s*(end)?(?:blockquote|quote|centerquote|cq)\b(.*?)%\}\s*$")
_LISTING = re.compile(
    r"^\s*(?:\{%\s*(?:highlight|codeblock|code)\b.*?%\}|\{\{[<%]\s*highlight\b.*?[>%]\}\})\s*$"
)
_LISTING_END = re.compile(
    r"^\s*(?:\{%\s*end(?:highlight|codeblock|code)\s*%\}|\{\{[<%]\s*/\s*highlight\s*[>%]\}\})\s*$"
)
_TAGGED = "~~~~~~"  # the fence that stands for tags round a listing
_ATTRIBUTES = re.compile(
    r"^\s*\{:[^{}]*\}\s*$|(?<=\))\{[^{}]*\}|(?:(?<=\s)|(?<=[^\s(\[\]]))\{:?\s*[#.][\w-][^{}|]*\}\s*$"
)
_SPAN = re.compile(r"\[([^\[\]]+)\]\{[.#][\w-][^{}|]*\}")
_VALUE = re.compile(r"(\w+)\s*=\s*[\"“]([^\"”]*)[\"”]")
_CONTENTS = re.compile(
    r"^\s*(?:\[TOC\]|[*-]\s+TOC|\{:toc\}|\[\[toc\]\]|\[\[_TOC_\]\]|\$\{toc\}|@\[toc\])\s*$", re.IGNORECASE
)
_FORMULA = re.compile(r"(?<![\\$\d])\$(?=\S)[^$\n]+?(?<=\S)\$(?![\d$])|^\$\$")


@dataclass(slots=True)
class OtherDialects:
    """Makes lines plain in their order; `notes` are those that stood within lines, `told` what was said."""

    remarks: Remarks
    notes: list[str] = field(default_factory=list)
    told: set[str] = field(default_factory=set)
    fence: str = ""
    quoting: str = ""

    def plain(self, line: str, number: int) -> str:
        """A line in CommonMark; `number` is its line in the file."""
        fence = _FENCE.match(line)
        if fence and (not self.fence or fence[1].startswith(self.fence)):
            self.fence = "" if self.fence else fence[1]
            return line
        if self.fence == _TAGGED and _LISTING_END.match(line):
            self.fence = ""
            return _TAGGED
        if self.fence or line.startswith(("    ", "\t")):
            return line
        if _LISTING.match(line):
            self.fence = _TAGGED
            return _TAGGED
        if quote := _QUOTES.match(line):
            return self.quoted(quote)
        if _CONTENTS.match(line):
            self.left_out(line.strip(), number)
            return ""
        done, at = "", 0
        for code in _CODE.finditer(line):
            done += self.words(line[at : code.start()], number) + code[0]
            at = code.end()
        done += self.words(line[at:], number)
        return _BLOCK.sub("", _TASK.sub(_box, done))

    def quoted(self, found: re.Match[str]) -> str:
        """A tag round a quotation as an element; who is quoted stands at its end."""
        if not found[1]:
            self.quoting = found[2].strip()
            return "\n<blockquote>\n"
        source, self.quoting = self.quoting, ""
        return (f"\n——{source}\n" if source else "") + "\n</blockquote>\n"

    def words(self, text: str, number: int) -> str:
        """What stands within a line, without its code."""
        text = _ASSET.sub(r"![\2](\1)", _FIGURE.sub(_figure, text))
        text = _RUBY.sub(r"<ruby>\1<rt>\2</rt></ruby>", _NAMED.sub(r"\1", text))
        if _ATTRIBUTES.search(text) or _SPAN.search(text):
            self.once("attributes", Message("Attributes of elements are left out."), number)
            text = _ATTRIBUTES.sub("", _SPAN.sub(r"\1", text))
        for pattern in (_COMMENT, _SHORTCODE):
            for found in pattern.finditer(text):
                self.left_out(found[0], number)
            text = pattern.sub("", text)
        text = _SHOWN.sub(_picture, text)
        if _LINK.search(text):
            self.once("links", Message("Links between notes are kept as their words."), number)
            text = _LINK.sub(lambda found: found[2] or found[1], text)
        if _FORMULA.search(text):
            self.once(
                "formulas", Message("Formulas are kept as they are typed; set them as pictures."), number
            )
        text = _NOTE.sub(self.noted, _MARKED.sub(r"<b>\1</b>", text))
        return _RAISED.sub(lambda one: f"<{_TAG[one[1]]}>{one[2]}</{_TAG[one[1]]}>", text)

    def noted(self, found: re.Match[str]) -> str:
        """The call of a note that stands within the line."""
        self.notes.append(found[1])
        return f"[^within-{len(self.notes)}]"

    def left_out(self, words: str, line: int) -> None:
        """Tell what is taken out."""
        self.remarks.tell("import.left-out", Message("Left out: {words}", words=words[:200]), line)

    def once(self, kind: str, message: Message, line: int) -> None:
        """Tell of a kind of mark where it is met first."""
        if kind not in self.told:
            self.told.add(kind)
            self.remarks.tell("import.moved", message, line)

    def notes_behind(self) -> list[str]:
        """The lines of the notes that stood within lines, to be put behind the text."""
        return [line for nth, words in enumerate(self.notes, 1) for line in ("", f"[^within-{nth}]: {words}")]


_TAG = {"~": "sub", "^": "sup"}


def _box(found: re.Match[str]) -> str:
    return found[1] + ("□" if found[2] == " " else "✓")


def _picture(found: re.Match[str]) -> str:
    said = (found[2] or "").strip()
    return f"![{'' if re.fullmatch(r'[0-9x]+', said) else said}](<{found[1].strip()}>)"


def _figure(found: re.Match[str]) -> str:
    values = dict(_VALUE.findall(found[1]))
    caption = values.get("caption") or values.get("title") or ""
    title = f' "{caption}"' if caption else ""
    return f"![{values.get('alt', '')}](<{values['src']}>{title})" if values.get("src") else found[0]
