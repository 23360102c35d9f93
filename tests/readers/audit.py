"""What EPUBCheck and Ace do not ask of an e-book: each rule a function that names what breaks it."""

from __future__ import annotations

import itertools
import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from .package import NAMES, Package, words

_HAN = "\u3400-\u9fff"
_BROKEN = re.compile(f"[{_HAN}，。、；：？！”」]\\s*\\n\\s*[{_HAN}，。、；：？！“「]")
_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\u200b\u2060\ufeff\ue000-\uf8ff\ufffd]")
_HEAVY = 300 * 1024  # bytes of a document: older e-ink readers take no more
_LARGEST = 4_000_000  # pixels of a picture
_BLOCKS = "h:p|h:li|h:h1|h:h2|h:h3|h:h4|h:figcaption|h:td|h:th"
_LEFT_TO_THE_READER = re.compile(
    r"(?<![\w-])(html|body|p)\s*\{[^}]*(font-family|(?<!-)color|background|font-size)\s*:"
)


def entries(book: Package) -> Iterator[str]:
    """The ZIP: the type first and stored, each file named in the manifest, one time for all."""
    first = book.entries[0]
    if (first.filename, first.compress_type, first.extra) != ("mimetype", 0, b""):
        yield "mimetype is not first, stored and bare"
    if len({entry.date_time for entry in book.entries}) > 1:
        yield "entries tell different times"
    named = {posixpath.join(book.folder, unquote(item.get("href"))) for item in book.manifest.values()}
    found = {name for name in book.data if not name.startswith("META-INF/")} - {"mimetype", book.opf_path}
    yield from (f"{name} is in the ZIP or the manifest alone" for name in named ^ found)
    yield from (f"{name} is not ASCII" for name in book.data if not name.isascii())


def documents(book: Package) -> Iterator[str]:
    """Each document: its language, its title, its size, its first heading, its levels."""
    for href in book.spine:
        root = book.tree(href)
        langs = {root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang")}
        if langs != {book.opf.findtext(".//d:language", namespaces=NAMES)}:
            yield f"{href}: language {langs}"
        if len(book.data[posixpath.join(book.folder, href)]) > _HEAVY:
            yield f"{href} is larger than 300 KiB"
        levels = [int(one.tag[-1]) for one in root.iter() if re.fullmatch(r".*\}h[1-6]", str(one.tag))]
        if any(after > before + 1 for before, after in itertools.pairwise(levels)):
            yield f"{href}: levels of headings {levels}"


def links(book: Package) -> Iterator[str]:
    """Whatever is referred to is there; ids are used once; nothing is fetched from elsewhere."""
    ids = {href: Counter(book.find(href, "//@id")) for href in book.spine}
    for href in book.spine:
        yield from (f"{href}#{ident} twice" for ident, times in ids[href].items() if times > 1)
        yield from (f"{href} loads {one}" for one in book.find(href, "//@src") if "//" in one)
        for target in book.find(href, "//h:a/@href"):
            if re.match(r"(https?|mailto|tel):", target):
                continue
            file, _, fragment = unquote(target).partition("#")
            file = posixpath.normpath(posixpath.join(posixpath.dirname(href), file)) if file else href
            if file not in ids or (fragment and fragment not in ids[file]):
                yield f"{href}: {target} leads nowhere"


def contents(book: Package) -> Iterator[str]:
    """Contents in the order of the spine, with the words of the headings, and the same in the NCX."""
    listed = book.contents()
    order = [book.spine.index(target.partition("#")[0]) for _, target in listed]
    if order != sorted(order):
        yield "contents are not in the order of reading"
    for label, target in listed:
        heading = book.find(target.partition("#")[0], "(//h:h1)[1]")
        if heading and "#" not in target and words(label) != words("".join(heading[0].itertext())):
            yield f"{label} leads to {''.join(heading[0].itertext())}"
    (toc,) = (item for item in book.manifest.values() if item.get("media-type") == "application/x-dtbncx+xml")
    old = book.find(toc.get("href"), "//n:navPoint/n:navLabel/n:text/text()")
    if old != [label for label, _ in listed]:
        yield "the NCX lists other contents"


def pages(book: Package) -> Iterator[str]:
    """Each print page marked once, listed once, told in the metadata; no page where none is listed."""
    listed = [target for _, target in book.pages()]
    marks = [
        (f"{href}#{mark.get('id')}", mark.get("aria-label"))
        for href in book.spine
        for mark in book.find(href, "//*[@role='doc-pagebreak']")
    ]
    if sorted(listed) != sorted(target for target, _ in marks):
        yield "breaks and list differ"
    labels = dict(map(reversed, book.pages()))
    yield from (f"{target} is labelled {label}" for target, label in marks if labels.get(target) != label)
    stated = book.opf.xpath("//o:meta[@property='pageBreakSource']/text()", namespaces=NAMES)
    claims = set(book.opf.xpath("//o:meta[@property='schema:accessibilityFeature']/text()", namespaces=NAMES))
    if bool(listed) != bool(stated) or bool(listed) != ("pageNavigation" in claims):
        yield "what is said of pages is not so"
    if any(
        h.getparent().tag.endswith("}a")
        for href in book.spine
        for h in book.find(href, "//*[@role='doc-pagebreak']")
    ):
        yield "a break stands within a link"


def notes(book: Package) -> Iterator[str]:
    """Each call leads to a note in its own file, that leads back; their numbers run on."""
    for href in book.spine:
        for call, ident, said in book.notes(href):
            back = book.find(href, f"//*[@id='{ident}']//h:a[@role='doc-backlink']/@href")
            if f"#{call}" not in [unquote(one) for one in back]:
                yield f"{href}#{call}: its note leads back to {back}"
            if not words(said):
                yield f"{href}#{ident} is empty"
            if not book.find(href, f"//*[@id='{ident}']/ancestor-or-self::h:aside[@e:type='footnote']"):
                yield f"{href}#{ident} is no footnote"


def pictures(book: Package) -> Iterator[str]:
    """Pictures in words, none too large, no name in capitals or blanks."""
    for href in book.spine:
        for picture in book.find(href, "//h:img"):
            if picture.get("alt") is None or (
                not picture.get("alt") and picture.get("role") != "presentation"
            ):
                yield f"{href}: {picture.get('src')} has no words"


def text(book: Package) -> Iterator[str]:
    """No line ends within Chinese, no control or private characters, no empty blocks, no indents typed."""
    for href in book.spine:
        for block in book.find(href, " | ".join(f"//{name}" for name in _BLOCKS.split("|"))):
            said = "".join(block.itertext())
            inner = block.xpath(_BLOCKS.replace("h:", ".//h:"), namespaces=NAMES)
            if not inner and _BROKEN.search(said):
                yield f"{href}: a line ends within {said.strip()[:12]}"
            if _BAD.search(said):
                yield f"{href}: {said.strip()[:12]!r} has a character that is not for reading"
            if (
                not said.strip()
                and not block.xpath(".//h:img", namespaces=NAMES)
                and not block.tag.endswith(("}td", "}th"))
            ):
                yield f"{href}: an empty {block.tag.rpartition('}')[2]}"


def style(book: Package) -> Iterator[str]:
    """The reader's face, size and colours are left alone; nothing is said with force or in pixels of type."""
    sheet = book.data[posixpath.join(book.folder, "style.css")].decode()
    plain = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    if "!important" in plain:
        yield "!important"
    yield from (f"font-size in px: {one}" for one in re.findall(r"font-size:[^;]*px", plain))
    yield from (one.group(0) for one in _LEFT_TO_THE_READER.finditer(plain))
    yield from (
        f"overflow: {one}" for one in re.findall(r"overflow(?:-[xy])?:\s*(auto|scroll|hidden)", plain)
    )


def claims(book: Package) -> Iterator[str]:
    """Accessibility metadata: all of the kinds that are asked for, and what can be counted is so."""
    said: dict[str, set[str]] = {}
    for meta in book.opf.xpath("//o:meta[starts-with(@property, 'schema:')]", namespaces=NAMES):
        said.setdefault(meta.get("property").removeprefix("schema:"), set()).add(meta.text)
    for kind in (
        "accessMode",
        "accessModeSufficient",
        "accessibilityFeature",
        "accessibilityHazard",
        "accessibilitySummary",
    ):
        if not said.get(kind):
            yield f"{kind} is missing"
    seen = {
        "alternativeText": "//h:img[@alt!='']",
        "rubyAnnotations": "//h:ruby",
        "pageBreakMarkers": "//*[@role='doc-pagebreak']",
    }
    for feature, path in seen.items():
        there = any(book.find(href, path) for href in book.spine)
        if there != (feature in said["accessibilityFeature"]):
            yield f"{feature} is claimed or not, and not so"


RULES: tuple[Callable[[Package], Iterator[str]], ...] = (
    entries, documents, links, contents, pages, notes, pictures, text, style, claims,
)  # fmt: skip


def faults(book: Package) -> dict[str, list[str]]:
    """What every rule finds, by the rule's name."""
    found = {rule.__name__: [*rule(book)] for rule in RULES}
    return {name: told for name, told in found.items() if told}
