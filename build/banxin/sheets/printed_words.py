"""What is wrong with the words that no author wrote, as a manifest and a layout give them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from banxin.findings import Finding, Place, finding, nearest
from banxin.layouts import Layout, builtin_layouts
from banxin.layouts.description.files import read_text
from banxin.layouts.pages.furniture import MasterFurniture
from banxin.layouts.pages.words import labels_in
from banxin.manuscript.publication import Publication
from banxin.sheets.labels import NAMES, SIMPLIFIED, key_of, words_of_layout
from banxin.wording import Message, listed

_ANY = re.compile(r"\blabels\[(?!\s*[\"'])")  # a word whose name a template works out


def label_findings(publication: Publication, layout: Layout) -> Iterator[Finding]:
    """What is wrong with the words that the manifest and the layout give: names, the place of numbers, and
    words that nothing prints.
    """
    known = {*NAMES, *words_of_layout(layout, publication.masthead.lang)}
    for name, word in publication.labels.items():
        place = publication.places.get(f"labels.{name}")
        if key_of(name) not in known:
            yield finding(
                "label.unknown",
                Message("There is no printed word `{name}`.", name=name),
                publication.written.key_place(("labels", name)) if publication.written else place,
                expected=Message("one of {names}", names=listed(sorted(known))),
                nearest=nearest(name, known),
            )
        elif fault := _number(key_of(name), word):
            yield finding("label.unknown", fault, place, expected=Message("{{}} where the number stands"))
    for tag, words in layout.labels.items():
        for name, word in words.items():
            if fault := _number(name, word):
                place = _place(layout, tag, name) or layout.file.whole()
                yield finding("layout.broken", fault, place, expected=Message("{{}} where the number stands"))
    yield from _in_furniture(layout, known)
    yield from _in_another_script(publication, layout)
    yield from _unused(layout)


def _place(layout: Layout, tag: str, name: str) -> Place | None:
    """Where a layout gives a word: its name has hyphens there, or underscores."""
    written = (f"labels.{tag}.{name}", f"labels.{tag}.{name.replace('_', '-')}")
    return next((layout.places[path] for path in written if path in layout.places), None)


def _number(name: str, word: str) -> str:
    """What is wrong with a word that takes a number."""
    if name in NAMES and "{}" in str(getattr(SIMPLIFIED, name)) and word.count("{}") != 1:
        return Message("The printed word `{name}` has no place for its number.", name=name)
    return ""


def _in_furniture(layout: Layout, known: set[str]) -> Iterator[Finding]:
    """Words that furniture prints and there are not; each once."""
    told: set[str] = set()
    for path, text in _furniture(layout):
        for name in labels_in(text):
            if name in known or name in told:
                continue
            told.add(name)
            around = path
            while "." in around and around not in layout.places:
                around = around.rpartition(".")[0]
            yield finding(
                "layout.broken",
                Message("There is no printed word `{name}`.", name=name),
                layout.places.get(around) or layout.file.whole(),
                expected=Message("one of {names}", names=listed(sorted(known))),
                nearest=nearest(name, known),
            )


def _in_another_script(publication: Publication, layout: Layout) -> Iterator[Finding]:
    """Words of a publication's own layout that are there in another script than that of the publication."""
    lang = publication.masthead.lang.value
    script = _script(lang)
    own, given = _own(layout), {key_of(name) for name in publication.labels}
    words: dict[str, list[str]] = {}
    for tag, named in layout.labels.items():
        for name in named:
            words.setdefault(name, []).append(tag)
    said = [
        (name, tags, _place(layout, tags[0], name), Message("The printed word `{name}`", name=name))
        for name, tags in words.items()
        if name not in NAMES and name not in given
    ]
    said += [
        (
            name,
            [*kind.labels],
            layout.places.get(f"kinds.{name}.label"),
            Message("The kind `{name}`", name=name),
        )
        for name, kind in layout.kinds.items()
        if kind.labels
    ]
    for name, tags, place, what in said:
        if (
            place is None
            or not place.file.startswith(own)
            or any(_script(tag) in ("", script) for tag in tags)
        ):
            continue
        message = Message("{what} has no word for {lang}: that for {other} is printed.", what=what, lang=lang,
                          other=tags[0])  # fmt: skip
        expected = f"{script}: …" if name in layout.kinds else f"{script}: {{{name.replace('_', '-')}: …}}"
        yield finding("label.other-script", message, place, expected=expected)


def _script(tag: str) -> str:
    """The language and script of a tag; nothing for words of all scripts (`zh`, or no tag)."""
    parts = tag.split("-")
    return "-".join(parts[:2]) if len(parts) > 1 else ""


def _furniture(layout: Layout) -> Iterator[tuple[str, str]]:
    """The texts around the type area, with the paths of their places."""
    for name, master in layout.pages.items():
        for place, text in _lines(master.furniture):
            yield f"pages.{name}.furniture.{place}", text


def _lines(furniture: MasterFurniture | None) -> Iterator[tuple[str, str]]:
    if furniture is None:
        return
    sides = (furniture.left, furniture.right, furniture.first_left, furniture.first_right, furniture.blank)
    for places in sides:
        for place, lines in (places or {}).items():
            yield from ((place, line.text) for line in lines)


def _own(layout: Layout) -> tuple[str, ...]:
    """How the names of files begin that belong to layouts which are not built in."""
    folders = zip(layout.chain, layout.shown, strict=True)
    return tuple(f"{shown}/" for folder, shown in folders if folder.parent != builtin_layouts())


def _unused(layout: Layout) -> Iterator[Finding]:
    """Words that a publication's own layout adds and prints nowhere."""
    own = _own(layout)
    added = [
        (name, place)
        for tag, words in layout.labels.items()
        for name in words
        if name not in NAMES
        and name not in layout.kinds  # what units of the kind are called
        and (place := _place(layout, tag, name)) is not None
        and place.file.startswith(own)
    ]
    texts = list(_texts(layout)) if added else []
    if any(_ANY.search(text) for text in texts):
        return
    for name, place in added:
        if not _is_read(name, texts):
            message = Message("The printed word `{name}` is not printed anywhere.", name=name)
            yield finding("layout.unused", message, place, nearest=nearest(name, NAMES))


def _is_read(name: str, texts: list[str]) -> bool:
    """Whether a template, a sheet or furniture prints a word of this name."""
    dashed = name.replace("_", "-")
    used = re.compile(rf"labels\.(?:{name}|{dashed})\b|--label-{dashed}\b|[\"']{name}[\"']")
    return any(used.search(text) for text in texts)


def _texts(layout: Layout) -> Iterator[str]:
    """Everything that can print a word: templates, sheets, furniture."""
    yield from (text for _, text in _furniture(layout))
    for folder, shown in zip(layout.chain, layout.shown, strict=True):
        for inner in ("blocks", "sheets"):
            files = layout.world.names(folder / inner) if layout.world.is_folder(folder / inner) else ()
            for file in files:
                source, _ = read_text(folder / inner / file, f"{shown}/{file}", folder, layout.world)
                if source is not None:
                    yield source.text
