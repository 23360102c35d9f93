"""A saved page read: which part of it is the article, its head, its pictures."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from urllib.parse import unquote

from lxml import etree

from banxin.importing.copy.credits import without_credits
from banxin.importing.copy.heads import headed
from banxin.importing.copy.model import Blocks, HeadStack, Import, ImportedArticle, StyledRun, TextBlock
from banxin.importing.copy.pictures import Pictures
from banxin.importing.copy.pieces import settled
from banxin.importing.copy.remarks import Remarks
from banxin.importing.copy.sources import Sources
from banxin.importing.copy.tidying import tidy
from banxin.importing.html.blocks import PageBlocks
from banxin.importing.html.elements import LEFT_OUT
from banxin.importing.html.notes import NoteFinder, without_back_link
from banxin.importing.html.parsing import name_of, parsed_page, text_of
from banxin.importing.html.parts import left_around
from banxin.manuscript.images.reading import IMAGE_LIMIT
from banxin.wording import Message

_LAZY = (
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-actualsrc",
    "src",
    "{http://www.w3.org/1999/xlink}href",
    "xlink:href",
    "href",
)
_SITE = re.compile(r"\s*(?:[|｜_]|\s[-–—]\s|--|——)\s*[^|｜_]{1,20}$")
_SHARE = 0.8  # of a page's text: a part that holds as much is where the article stands
_STRUCK = ("del", "s", "strike")
_SPACER = re.compile(r"^data:image/(?:gif|svg\+xml)[;,]", re.IGNORECASE)


def read_html(
    data: bytes, name: str, sources: Sources, encoding: str, remarks: Remarks, *, declared: str = ""
) -> Import:
    """The article of a page; `declared` is the encoding that is stated outside. Raises UnreadableError."""
    root = parsed_page(data, encoding, remarks, declared)
    given = _given(root)
    article = article_of(root)
    stem = PurePosixPath(name).stem
    return page_import(root, article, stem, given, sources, remarks, of_website=True)


def page_import(
    root: etree._Element,
    article: etree._Element,
    stem: str,
    given: HeadStack,
    sources: Sources,
    remarks: Remarks,
    *,
    of_website: bool = False,
) -> Import:
    """The import of one element of a page; pages `of_website` have lines around the article."""
    pictures = Pictures(remarks)
    around = left_around(article)
    blocks, notes, left = element_of_page(root, article, Surroundings(sources, pictures, remarks))
    left = [*around, *left]
    blocks = tidy(blocks)
    if of_website:
        blocks, given = without_credits(blocks, given, remarks)
    head, blocks = headed(blocks, remarks, stem, given)
    _tell_left(root, article, left, remarks)
    return Import((ImportedArticle(stem, head, blocks, notes),), pictures.taken)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a page is read with: files beside it, pictures taken so far; `notes` begins the keys of notes."""

    sources: Sources
    pictures: Pictures
    remarks: Remarks
    notes: str = "n"


def element_of_page(
    root: etree._Element, article: etree._Element, around: Surroundings
) -> tuple[Blocks, Mapping[str, Blocks], list[str]]:
    """Blocks and notes of an element of a page by itself, and the first words of what was left out."""

    def take(one: etree._Element, line: int) -> str:
        return _take(one, line, around.pictures, around.sources)

    by_id = {
        one.get("id") or one.get("name") or "": one
        for one in reversed(list(root.iter()))
        if isinstance(one.tag, str)
    }
    finder = NoteFinder(
        lambda href: by_id.get(unquote(href.partition("#")[2])) if href.startswith("#") else None,
        prefix=around.notes,
    )
    return read_element(article, finder, take, around.remarks)


def read_element(
    article: etree._Element, finder: NoteFinder, take: object, remarks: Remarks
) -> tuple[Blocks, Mapping[str, Blocks], list[str]]:
    """Blocks and notes of an element, and the first words of what was left out."""
    for link in article.iter("a", "{http://www.w3.org/1999/xhtml}a"):
        finder.called(link)
    struck = next((one for one in article.iter() if name_of(one) in _STRUCK and text_of(one).strip()), None)
    if struck is not None:
        words = Message("Text that is struck through is kept without its line.")
        remarks.tell("import.moved", words, struck.sourceline or 0)
    reader = PageBlocks(remarks, take, finder)  # type: ignore[arg-type]
    blocks = reader.read(article)
    notes: dict[str, Blocks] = {}
    done = 0
    while done < len(finder.texts):
        key, element = list(finder.texts.items())[done]
        done += 1
        without_back_link(element)
        finder.taken.discard(element)
        inner = tidy(PageBlocks(remarks, take, finder).read(element))  # type: ignore[arg-type]
        inner = _without_mark(inner, finder.marks.get(key, ""))
        finder.taken.add(element)
        notes[key] = inner or (TextBlock((StyledRun("（缺）"),)),)
    return blocks, notes, reader.left


def _without_mark(blocks: Blocks, mark: str) -> Blocks:
    """A note's text without the mark of its call, which it begins with: notes are numbered anew."""
    first = blocks[0] if blocks else None
    if not mark or not isinstance(first, TextBlock) or not isinstance(first.pieces[0], StyledRun):
        return blocks
    bare = re.escape(re.sub(r"\W", "", mark) or mark)
    words = re.sub(rf"^\s*[\[［【〔(（]?{bare}[\]］】〕)）.．、:：]?\s*", "", first.pieces[0].text)
    pieces = settled((replace(first.pieces[0], text=words), *first.pieces[1:]))
    return (replace(first, pieces=pieces), *blocks[1:]) if pieces else blocks


def _take(one: etree._Element, line: int, pictures: Pictures, sources: Sources) -> str:
    """The picture that an element shows: the lazy address before the one that stands for it."""
    address = next((value for name in _LAZY if (value := (one.get(name) or "").strip())), "")
    if address.startswith("data:"):
        head, _, body = address.partition(",")
        try:
            data = (
                base64.b64decode(unquote(body), validate=False)
                if "base64" in head
                else unquote(body).encode()
            )
        except (binascii.Error, ValueError):
            data = b""
        return pictures.add("picture", data, line) if not (_SPACER.match(address) and len(data) < 400) else ""
    if not address:
        return ""
    shown = PurePosixPath(unquote(address.partition("?")[0])).name
    if (held := sources.held(address)) is not None:
        return pictures.add(shown, held, line)
    if re.match(r"(?:[a-z]+:)?//", address, re.IGNORECASE):
        pictures.tell(address[:80], Message("it is on the web, and nothing is fetched"), line)
        return ""
    found = sources.read(address, IMAGE_LIMIT + 1)
    if found is None:
        pictures.tell(address[:80], Message("there is no such file in the folder of the page"), line)
        return ""
    return pictures.add(shown, found, line)


def article_of(root: etree._Element) -> etree._Element:
    """The element that holds the article: what says so, else what holds most of the page's text."""
    wanted = (
        "//*[@id='js_content']", "//*[contains(@itemprop,'articleBody')]", "//article",
        "//*[contains(concat(' ',@class,' '),' rich_media_content ')]", "//*[@role='main']", "//main",
    )  # fmt: skip
    for path in wanted:
        found = [one for one in root.xpath(path) if len(text_of(one).strip()) > 20]
        if found:
            return max(found, key=lambda one: len(text_of(one)))
    body = next((one for one in root if name_of(one) == "body"), root)
    whole = _length(body)
    while True:
        inner = max(body, key=_length, default=None)
        if inner is None or not len(inner) or _length(inner) < whole * _SHARE:
            return body
        body = inner


def _length(element: etree._Element) -> int:
    if name_of(element) in LEFT_OUT or not name_of(element):
        return 0
    return sum(len(str(one).strip()) for one in element.itertext())


def _given(root: etree._Element) -> HeadStack:
    """The head that a page states outside of its text."""

    def first(*paths: str) -> str:
        for path in paths:
            for found in root.xpath(path):
                words = " ".join((found if isinstance(found, str) else text_of(found)).split())
                if words:
                    return words
        return ""

    title = first(
        "//*[@id='activity-name']", "//h1[contains(@itemprop,'headline')]", "//h1",
        "//meta[@property='og:title']/@content", "//meta[@property='twitter:title']/@content",
    ) or _SITE.sub("", first("//title"))  # fmt: skip
    author = first(
        "//*[@id='js_author_name']", "//meta[@name='author']/@content", "//*[contains(@itemprop,'author')]",
        "//*[@rel='author']", "//*[contains(concat(' ',@class,' '),' author ')]",
    )  # fmt: skip
    headline = ((StyledRun(title),),) if title and len(title) <= 120 else ()
    return HeadStack(headline, byline=author if len(author) <= 30 else "")


def _tell_left(root: etree._Element, article: etree._Element, left: list[str], remarks: Remarks) -> None:
    """What of the page is not in the article."""
    if left:
        remarks.tell(
            "import.left-out",
            Message("Left out within the article: {words}", words="; ".join(left[:5])[:200]),
        )
    body = next((one for one in root if name_of(one) == "body"), root)
    outside = _length(body) - _length(article)
    if outside > 0 and article is not body:
        remarks.tell(
            "import.left-out",
            Message("{count} characters of the page outside of the article are left out.", count=outside),
        )
