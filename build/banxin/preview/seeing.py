"""A publication set for the preview: loaded once in the process that settings are forked from."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pikepdf

from banxin.findings.frame import as_json
from banxin.job.intake import Wanted
from banxin.job.viewing import View, Viewing, view
from banxin.layouts import Layout, Option
from banxin.makeup.outcome.report import report_data
from banxin.manuscript.publication import Unit
from banxin.preview.overlays import overlays
from banxin.preview.seen import Seen, SeenEdition, SeenPage, Wish
from banxin.registry import PAGE_FORMS, PRESSES, PROFILES
from banxin.wording import Language, said

for _registry in (PAGE_FORMS, PRESSES, PROFILES):
    for _name in _registry.names:
        _registry[_name]


def see(wish: Wish, progress: Callable[..., None], shown: Callable[[Seen], None]) -> Seen:
    """Set what is wished for; tell each step to `progress`, and `shown` whenever there is more to see."""

    def told(edition: str, step: str, done: int, total: int, detail: str = "", /) -> None:
        progress(edition, str(said(step, wish.language)), done, total, str(said(detail, wish.language)))

    made: dict[str, SeenEdition] = {}

    def there(viewing: Viewing) -> None:
        shown(replace(_seen(viewing, made, wish.language), whole=False))

    trial = wish.trial
    wanted = (
        Wanted(options=wish.options)
        if trial is None
        else Wanted(trial.layout, wish.options, trial.home, trial.beside)
    )
    viewing = view(wish.root, formats=wish.formats, wanted=wanted, progress=told, shown=there, rest=wish.rest)
    return _seen(viewing, made, wish.language)


def _seen(viewing: Viewing, made: dict[str, SeenEdition], language: Language) -> Seen:
    """What there is to see, in the reader's language; editions that were `made` before are not made again."""
    for one in viewing.views:
        made[one.name] = _edition(one, viewing.layout, made.get(one.name))
    seen = Seen(
        tuple(as_json(one, language) for one in viewing.findings),
        tuple(made[one.name] for one in viewing.views),
        tuple((str(path), text) for path, text in viewing.keep),
        looked_over=viewing.looked_over,
    )
    publication, layout = viewing.publication, viewing.layout
    if publication is None or layout is None or not viewing.looked_over:
        return seen
    return replace(
        seen,
        folders=tuple(str(one) for one in layout.chain),
        title=publication.title,
        layout=layout.name,
        preset=publication.preset,
        options=tuple(_option(one, viewing.values[one.name], language) for one in layout.options.values()),
        presets={name: dict(values) for name, values in layout.presets.items()},
        contents=tuple(_unit(unit) for unit in publication.units()),
    )


def _option(option: Option, value: object, language: Language) -> Mapping[str, Any]:
    """An option as a form shows it."""
    return {
        "name": option.name,
        "kind": option.kind.value,
        "value": value,
        "default": option.default,
        "choices": list(option.choices),
        "minimum": option.minimum,
        "maximum": option.maximum,
        "longest": option.longest,
        "help": option.helps.get(language.value, option.help),
        "expected": str(said(option.expected, language)),
    }


def _unit(unit: Unit) -> Mapping[str, Any]:
    """A story as the list of contents shows it."""
    return {
        "id": unit.id,
        "file": unit.source.name,
        "title": unit.title,
        "rank": unit.rank.value,
        "kind": unit.kind,
        "headline": _as_written(unit, "headline"),
        "deck": _as_written(unit, "deck"),
    }


def _as_written(unit: Unit, key: str) -> str:
    """A field of the front matter as its file has it, break marks included."""
    value = unit.front.at((key,)) if unit.front is not None else None
    return value if isinstance(value, str) else ""


def _edition(view: View, layout: Layout | None, before: SeenEdition | None) -> SeenEdition:
    """An edition as plain values; `before` is the same one as it was told last."""
    if before is None or before.data != view.data:
        pages = _pages(view.data) if view.format == "pdf" else ()
        digest = hashlib.sha256(view.data).hexdigest()[:16]
        before = SeenEdition(view.name, view.format, view.data, digest, pages)
    return replace(
        before,
        spots=_spots(view),
        make_up=None if view.made is None else report_data(view.made),
        overlays=() if layout is None else overlays(view, layout.grid),
    )


def _spots(view: View) -> tuple[tuple[Any, ...], ...]:
    return tuple(
        (
            one.page,
            *(round(edge, 2) for edge in one.box),
            one.file,
            one.line,
            one.column,
            one.length,
            one.unit,
        )
        for one in view.spots
    )


def _pages(data: bytes) -> tuple[SeenPage, ...]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return tuple(
            SeenPage(
                page.label,
                float(page.mediabox[2] - page.mediabox[0]),
                float(page.mediabox[3] - page.mediabox[1]),
                _digest(page),
            )
            for page in pdf.pages
        )


def _digest(page: Any) -> str:
    """A digest of what a page paints: its content, its faces, and the pictures and forms it uses."""
    digest = hashlib.sha256()
    contents = page.obj.get("/Contents")
    for stream in contents if isinstance(contents, pikepdf.Array) else [contents]:
        digest.update(stream.read_raw_bytes() if stream is not None else b"")
    fonts = page.resources.get("/Font", {})
    for name in sorted(fonts.keys()):
        face = str(fonts[name].get("/BaseFont", "")).rpartition("+")[
            2
        ]  # other text elsewhere changes the tag
        digest.update(f"{name} {face}".encode())
    objects = page.resources.get("/XObject", {})
    for name in sorted(objects.keys()):
        digest.update(name.encode() + objects[name].read_raw_bytes())
    return digest.hexdigest()[:16]
