"""Styles of a Word file: what a paragraph's style says of its role, and how its type looks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from banxin.importing.copy.model import Look
from banxin.importing.word.names import attribute, child, short, switched, value

_HEI = re.compile(r"黑|Hei|Gothic", re.IGNORECASE)
_ROLES = {
    "title": "title", "标题": "title", "標題": "title", "文章标题": "title",
    "大标题": "title", "主题": "title",
    "subtitle": "subtitle", "副标题": "subtitle", "副標題": "subtitle", "副题": "subtitle",
    "author": "byline", "作者": "byline", "署名": "byline", "byline": "byline",
    "abstract": "deck", "摘要": "deck", "导语": "deck", "提要": "deck", "lead": "deck",
    "caption": "caption", "题注": "caption", "題注": "caption", "图注": "caption", "imagecaption": "caption",
    "tablecaption": "caption", "图片说明": "caption",
    "quote": "quotation", "引用": "quotation", "intensequote": "quotation", "明显引用": "quotation",
    "blocktext": "quotation", "blockquote": "quotation", "quotations": "quotation",
    "tocheading": "contents", "引题": "eyebrow", "肩题": "eyebrow", "眉题": "eyebrow",
}  # fmt: skip
_HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])$", re.IGNORECASE)
_TOC = re.compile(r"(?:toc|目录|目錄)\s*[1-9]?$", re.IGNORECASE)
_CROSSHEADS = frozenset(("小标题", "小標題", "插题", "插題", "节标题", "節標題", "分标题"))
_DEEPEST = 20  # styles based on each other


@dataclass(frozen=True, slots=True)
class RunLook:
    """How a run looks; None is what its paragraph's style says."""

    bold: bool | None = None
    italic: bool | None = None
    dotted: bool | None = None
    hidden: bool | None = None
    size: float | None = None
    face: str | None = None
    struck: bool | None = None
    shift: str | None = None

    def over(self, other: RunLook) -> RunLook:
        """This look where it says something, else the other."""
        return RunLook(*(
            getattr(other, name) if (own := getattr(self, name)) is None else own
            for name in self.__dataclass_fields__
        ))  # fmt: skip

    @property
    def is_hei(self) -> bool:
        """Whether it is bold, or set in a Hei."""
        return bool(self.bold) or bool(self.face and _HEI.search(self.face))


def run_look(properties: etree._Element | None) -> RunLook:
    """What the properties of a run (`w:rPr`) say."""
    if properties is None:
        return RunLook()
    size, dots = value(properties, "w:sz"), value(properties, "w:em")
    fonts = child(properties, "w:rFonts")
    return RunLook(
        bold=switched(properties, "w:b"),
        italic=switched(properties, "w:i"),
        dotted=(dots != "none") if dots else None,
        hidden=switched(properties, "w:vanish"),
        size=float(size) / 2 if re.fullmatch(r"\d{1,4}(?:\.\d+)?", size) else None,
        face=attribute(fonts, "w:eastAsia") or None,
        struck=switched(properties, "w:strike") or switched(properties, "w:dstrike"),
        shift=value(properties, "w:vertAlign") or None,
    )


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """One style with what it inherits: role, outline level from 1, alignment, look, numbering."""

    role: str = ""
    level: int = 0
    align: str = ""
    look: RunLook = RunLook()
    numbering: tuple[str, str] = ("", "")
    toc: bool = False


@dataclass(slots=True)
class Styles:
    """The styles of a file, resolved as they are asked for."""

    root: etree._Element | None
    _elements: dict[str, etree._Element] = field(default_factory=dict)
    _known: dict[str, ParagraphStyle] = field(default_factory=dict)
    usual: RunLook = RunLook()
    default: str = ""

    def __post_init__(self) -> None:
        if self.root is None:
            return
        self.usual = run_look(child(self.root, "w:docDefaults", "w:rPrDefault", "w:rPr"))
        for one in self.root:
            if short(one.tag) == "w:style":
                self._elements[attribute(one, "w:styleId")] = one
                if attribute(one, "w:default") in ("1", "true") and attribute(one, "w:type") == "paragraph":
                    self.default = attribute(one, "w:styleId")

    def style(self, name: str, depth: int = 0) -> ParagraphStyle:
        """The style of this id; that of plain text where there is none."""
        name = name or self.default
        if name in self._known:
            return self._known[name]
        element = self._elements.get(name)
        if element is None or depth > _DEEPEST:
            return _named(name, ParagraphStyle(look=self.usual))
        above = value(element, "w:basedOn")
        base = self.style(above, depth + 1) if above else ParagraphStyle(look=self.usual)
        properties = child(element, "w:pPr")
        level = value(properties, "w:outlineLvl")
        number = child(properties, "w:numPr")
        found = ParagraphStyle(
            "" if base.role in ("title", "subtitle") else base.role,
            _level(level) or base.level,
            value(properties, "w:jc") or base.align,
            run_look(child(element, "w:rPr")).over(base.look),
            (value(number, "w:numId"), value(number, "w:ilvl")) if number is not None else base.numbering,
            base.toc,
        )
        self._known[name] = _named(value(element, "w:name") or name, found)
        return self._known[name]

    def run_style(self, name: str) -> RunLook:
        """The look that a style of characters gives."""
        element = self._elements.get(name)
        return run_look(child(element, "w:rPr")) if element is not None else RunLook()


def _level(written: str) -> int:
    return int(written) + 1 if written.isdigit() and int(written) < 9 else 0


def _named(name: str, style: ParagraphStyle) -> ParagraphStyle:
    """The style with what its name says."""
    plain = re.sub(r"[\s_-]", "", name).casefold()
    heading = _HEADING.search(name.strip())
    toc = bool(_TOC.match(name.strip()))
    level = int(heading[1]) if heading and not toc else 2 if plain in _CROSSHEADS else style.level
    role = _ROLES.get(plain, style.role)
    return ParagraphStyle(role, level, style.align, style.look, style.numbering, toc or role == "contents")


def look_of(style: ParagraphStyle, align: str, level: str, size: float, *, bold: bool) -> Look:
    """The look of a paragraph, from its style and its own properties."""
    role = "contents" if style.toc else style.role
    return Look(role, _level(level) or style.level, size, (align or style.align) == "center", bold)
