"""What the engine remarks while it sets, at the line of the layout that it is about.

The engine knows lines and columns of sheets, not their names, and says what was found before it was asked
(`preflight/themes`) in its own words once more: that is left out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from banxin.findings import Finding, Place, SourceText, finding
from banxin.layouts import Stylesheet, Templates
from banxin.wording import Message, listed

_IGNORED = re.compile(
    r"Ignored `(?P<name>[^:`]+):.*` at (?P<line>\d+):(?P<column>\d+), (?P<why>.*)\.", re.DOTALL
)
_OF_CSS = re.compile(
    r"Invalid or unsupported selector|Unknown @page rule|Unknown (?:empty )?rule|Unsupported @page selector|"
    r"Invalid media type|Expected a media type|Missing \S+ descriptor|Unsupported @layer|Parse error at"
)
_NOT_LOADED = re.compile(r"Failed to load \w+ at '?(?P<url>[^' ]+)'?")
_REFUSED = re.compile(r"Refused to fetch (?P<url>.*)", re.DOTALL)
_NO_TARGET = re.compile(
    r"Content discarded: target points to undefined anchor \('\w+', '#(?P<id>[^']+)'\)|"
    r"No anchor #(?P<id_2>\S+) for internal URI reference"
)
_TWICE = re.compile(r"Anchor defined twice: '(?P<id>[^']+)'")
_MOUNT = re.compile(r"https://[\w-]+\.invalid/")
_SHOWN = 3  # ids of one block that are named
_TOLD = ("layout.no-effect", "layout.unsupported", "layout.unused-selector")


def placed_findings(
    found: Sequence[Finding], templates: Templates, sheets: Sequence[Stylesheet], told: Sequence[Finding]
) -> Iterator[Finding]:
    """`found` by the engine with the places they have in templates and sheets; each fault once.

    `told` is what was found before setting.
    """
    yield from _without_ids(found, templates)
    yield from _with_one_id(found, templates)
    refused = {match["url"] for one in found if (match := _REFUSED.fullmatch(str(one.message)))}
    for one in found:
        if one.code == "press.attachment":
            yield replace(one, place=templates.place_of("attachment"))
        elif one.code == "press.blocked":
            yield _blocked(one, templates, sheets)
        elif one.code != "setting.engine":
            yield one
        else:
            if _NO_TARGET.match(str(one.message)) or _TWICE.match(str(one.message)):
                continue
            loading = _NOT_LOADED.match(str(one.message))
            if loading is None or loading["url"] not in refused:
                yield from _of_engine(one, sheets, [known for known in told if known.code in _TOLD])


def _without_ids(found: Sequence[Finding], templates: Templates) -> Iterator[Finding]:
    """The ids that links lead to and nothing on the pages has, those of one block together."""
    wanted: dict[str, dict[str, None]] = {}
    for one in found:
        match = _NO_TARGET.match(str(one.message)) if one.code == "setting.engine" else None
        if match is not None:
            ident = match["id"] or match["id_2"]
            wanted.setdefault(_block_of(ident), {})[ident] = None
    for block, idents in wanted.items():
        yield finding(
            "layout.lost-id",
            Message(
                "Nothing on the pages has the id {names}, which something leads to.", names=_named(idents)
            ),
            templates.place_of("<", block) if block else None,
            expected='id="{{ ident }}"' if block else "",
        )


def _with_one_id(found: Sequence[Finding], templates: Templates) -> Iterator[Finding]:
    """The ids that several elements have: where one is written out, or where the block prints it."""
    told = (_TWICE.match(str(one.message)) for one in found if one.code == "setting.engine")
    for ident in dict.fromkeys(match["id"] for match in told if match is not None):
        block = _block_of(ident)
        places = (templates.place_of(f'id="{ident}"'), block and templates.place_of("{{ ident }}", block))
        yield finding(
            "layout.repeated-id",
            Message("Two elements on the pages have the id `{ident}`.", ident=ident),
            next((place for place in places if place), None),
            expected=Message("an id for one element alone, a class for several"),
        )


def _named(idents: Collection[str]) -> str:
    shown = [f"`{ident}`" for ident in idents]
    return listed(shown[:_SHOWN]) + (" …" if len(shown) > _SHOWN else "")


def _block_of(ident: str) -> str:
    """The block that prints an id; empty where its form does not tell."""
    _, parted, inner = ident.partition("--")
    if not parted:
        return "unit"
    return "notes" if inner.startswith("note-") else ""


def _blocked(one: Finding, templates: Templates, sheets: Sequence[Stylesheet]) -> Finding:
    """An address that was refused, as it is written, where it is written."""
    match = _REFUSED.fullmatch(str(one.message))
    url = _MOUNT.sub("", match["url"]) if match else ""
    return replace(
        one,
        message=Message("Refused to fetch {url}", url=url) if url else one.message,
        place=_written(url, templates, sheets),
        expected=Message("a picture of the publication, or a file in the layout's folder used in pdf.css"),
    )


def _written(url: str, templates: Templates, sheets: Sequence[Stylesheet]) -> Place | None:
    """Where an address stands; where a template puts it together, its beginning."""
    beginnings = [url, url.rpartition("/")[0], "/".join(url.split("/")[:3])]
    for words in filter(None, dict.fromkeys(beginnings)):
        for sheet in sheets:
            at = sheet.text.find(words)
            if at >= 0:
                return SourceText(sheet.name, sheet.text).place_at(at, len(words))
        if place := templates.place_of(words):
            return place
    return None


def _of_engine(one: Finding, sheets: Sequence[Stylesheet], told: Sequence[Finding]) -> Iterator[Finding]:
    """A remark about CSS at its line, if it was not told before; any other as it is."""
    ignored = _IGNORED.fullmatch(str(one.message))
    if ignored is None:
        if not (told and _OF_CSS.match(str(one.message))):
            yield one
        return
    name = ignored["name"].strip()
    place = _in_sheets(name, int(ignored["line"]), int(ignored["column"]), sheets)
    if any(_is_about(known, name, place) for known in told):
        return
    if place is None:
        yield one
        return
    yield finding(
        "layout.no-effect",
        Message("The value of `{name}` is passed over: {reason}", name=name, reason=ignored["why"]),
        place,
    )


def _is_about(known: Finding, name: str, place: Place | None) -> bool:
    if place is None or known.place is None:
        return f"`{name}`" in str(known.message)
    return (known.place.file, known.place.line) == (place.file, place.line)


def _in_sheets(name: str, line: int, column: int, sheets: Sequence[Stylesheet]) -> Place | None:
    """The place in the sheet that has a declaration of this name there, the last one of the cascade."""
    for sheet in reversed(sheets):
        source = SourceText(sheet.name, sheet.text)
        text = source.line(line)
        begins = re.search(rf"(?<![\w-]){re.escape(name)}\s*:", text[: max(column, 1) + len(name) + 1])
        if begins is not None and column <= len(text):
            return source.place(line, column, max(1, len(name)))
    return None
