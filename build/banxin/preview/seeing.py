"""A publication set for the preview: loaded once in the process that settings are forked from."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pikepdf

from banxin.findings.frame import as_json
from banxin.job.intake import Wanted, take_in
from banxin.job.layout_trial import Trial
from banxin.job.press import StoryDrawn, StoryWanted
from banxin.job.reading_ahead import read_ahead
from banxin.job.viewing import View, Viewing, view
from banxin.job.viewing_chapter import Chapter
from banxin.layouts import Layout, Option
from banxin.makeup.heads.sense import jieba_words
from banxin.makeup.outcome.report import report_data
from banxin.manuscript.form.sheet import Pin
from banxin.manuscript.publication import Unit
from banxin.preview.edits import scalar
from banxin.preview.layering import layered, look_alike
from banxin.preview.little import FOLDER, LITTLE
from banxin.preview.overlays import overlays
from banxin.preview.seen import (
    Ahead,
    ChapterWish,
    Seen,
    SeenChapter,
    SeenEdition,
    SeenPage,
    SeenRest,
    SeenStory,
    Wish,
)
from banxin.registry import PAGE_FORMS, PRESSES, PROFILES, set_as
from banxin.sheets.print.fitted_before import FittedBefore
from banxin.sheets.print.proof import FirstPage
from banxin.wording import Language, said

_DEEPEST = 6  # forms within forms
ToSee = Seen | SeenChapter | SeenStory | SeenRest
"""What there is to see, all of it or a part that comes first."""

for _registry in (PAGE_FORMS, PRESSES, PROFILES):
    for _name in _registry.names:
        _registry[_name]
jieba_words()  # its dictionary
take_in(FOLDER, world=LITTLE)  # builds what reading builds once: forms of files, faces, layouts


def make_ready(ahead: Ahead, asked: Callable[[], bool]) -> FittedBefore:
    """Read what the publication is set with, so that setting it takes less, until something is `asked`."""
    return read_ahead(ahead.root, _wanted(ahead.trial, {}), ahead.file, asked)


def see(
    wish: Wish,
    progress: Callable[..., None],
    shown: Callable[[ToSee], None],
    fitted: FittedBefore | None = None,
) -> Seen:
    """Set what is wished for; tell each step to `progress`, and `shown` whenever there is more to see.

    Stories that were `fitted` before in this process are not fitted again.
    """

    def told(edition: str, step: str, done: int, total: int, detail: str = "", /) -> None:
        progress(edition, str(said(step, wish.language)), done, total, str(said(detail, wish.language)))

    made: dict[str, SeenEdition] = {}

    def there(viewing: Viewing) -> None:
        if viewing.views and viewing.views[0].chapter is not None:
            shown(_chapter(viewing.views[0], viewing.layout))
        else:
            shown(replace(_seen(viewing, made, wish.language), whole=False))
            story.compare()

    story = _StoryOverRest(wish.under, made, shown)
    viewing = view(
        wish.root,
        formats=wish.formats,
        wanted=_wanted(wish.trial, wish.options),
        progress=told,
        shown=there,
        rest=wish.rest,
        chapter=_place(wish.chapter),
        story=story.wanted,
        parted=story.hear,
        fitted=fitted,
    )
    return _seen(viewing, made, wish.language)


def _wanted(trial: Trial | None, options: Mapping[str, str]) -> Wanted:
    if trial is None:
        return Wanted(options=options)
    return Wanted(trial.layout, options, trial.home, trial.beside)


class _StoryOverRest:
    """The story that changed, shown over the rest of its page; both are held against the whole page."""

    def __init__(
        self, under: SeenRest | None, made: Mapping[str, SeenEdition], shown: Callable[[ToSee], None]
    ) -> None:
        self._under, self._made, self._shown = under, made, shown
        self._page: SeenStory | None = None  # as it is shown, until it was compared
        self.wanted = None if under is None else StoryWanted(under.file, under.mark)

    def hear(self, drawn: StoryDrawn) -> None:
        """Show a story, or keep the rest of its page for the next one."""
        if self._under is None:
            return
        if drawn.rest:
            edition, whole = self._made.get(drawn.edition), layered(drawn.rest, drawn.story)
            if edition is not None and look_alike(whole, edition.data, drawn.page):
                self._shown(SeenRest(self._under.file, drawn.mark, drawn.rest))
            return
        digest = hashlib.sha256(self._under.mark.encode() + drawn.story).hexdigest()[:16]
        page = replace(_pages(drawn.story)[0], digest=digest, data=self._under.data, over=drawn.story)
        self._page = SeenStory(drawn.edition, drawn.page, page)
        self._shown(self._page)

    def compare(self) -> None:
        """Hold what was shown against the whole, once that is there; tell it where it is otherwise."""
        one, self._page = self._page, None
        edition = self._made.get(one.edition) if one is not None else None
        if one is None or edition is None or self._under is None:
            return
        whole = layered(one.page.data, one.page.over)
        if one.at >= len(edition.pages) or not look_alike(whole, edition.data, one.at):
            self._shown(SeenRest(self._under.file))


def _place(wish: ChapterWish | None) -> Chapter | None:
    """Where a chapter begins; the first page of a file is a right-hand one."""
    if wish is None:
        return None
    return Chapter(wish.file, FirstPage(wish.number, right=wish.first % 2 == 0))


def _chapter(view: View, layout: Layout | None) -> SeenChapter:
    """The pages of a chapter as plain values."""
    pages = tuple(replace(page, data=view.data, at=at) for at, page in enumerate(_pages(view.data)))
    return SeenChapter(pages, () if layout is None else overlays(view, layout.grid))


def _seen(viewing: Viewing, made: dict[str, SeenEdition], language: Language) -> Seen:
    """What there is to see, in the reader's language; editions that were `made` before are not made again."""
    for one in viewing.views:
        made[one.name] = _edition(one, viewing.layout, made.get(one.name))
    editions = () if viewing.publication is None else viewing.publication.editions
    seen = Seen(
        tuple(as_json(one, language) for one in viewing.findings),
        tuple(made[one.name] for one in viewing.views),
        tuple((str(path), text) for path, text in viewing.keep),
        looked_over=viewing.looked_over,
        names=tuple(one.name for one in editions),
        formats=tuple(set_as(one.format) for one in editions),
        failed=viewing.failed,
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
        options=tuple(
            _option(one, viewing.values[one.name], language, in_manifest=one.name in publication.options)
            for one in layout.offered.values()
        ),
        presets={name: dict(values) for name, values in layout.presets.items()},
        contents=tuple(_unit(unit, publication.sheet.pins.get(unit.id)) for unit in publication.units()),
    )


def _option(option: Option, value: object, language: Language, *, in_manifest: bool) -> Mapping[str, Any]:
    """An option as a form shows it; `in_manifest` says that it is set there, which no preset overrides."""
    return {
        "name": option.name,
        "kind": option.kind.value,
        "value": value,
        "set": in_manifest,
        "default": option.default,
        "choices": list(option.choices),
        "minimum": option.minimum,
        "maximum": option.maximum,
        "longest": option.longest,
        "help": option.helps.get(language.value, option.help),
        "expected": str(said(option.expected, language)),
    }


def _unit(unit: Unit, pin: Pin | None) -> Mapping[str, Any]:
    """A story as the list of contents shows it."""
    return {
        "id": unit.id,
        "file": unit.source.name,
        "title": unit.title,
        "rank": unit.rank.value,
        "kind": unit.kind,
        "headline": _as_written(unit, "headline"),
        "deck": _as_written(unit, "deck"),
        "pin": pin.page if pin else None,
    }


def _as_written(unit: Unit, key: str) -> str:
    """A field of the front matter as its file has it, break marks included."""
    value = unit.front.at((key,)) if unit.front is not None else None
    return scalar(value)


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
    """A digest of what a page paints: its content, its faces, and the pictures and forms that it uses."""
    digest = hashlib.sha256()
    contents = page.obj.get("/Contents")
    streams = contents if isinstance(contents, pikepdf.Array) else [contents]
    content = b"".join(stream.read_bytes() for stream in streams if stream is not None)
    digest.update(content)
    fonts = page.resources.get("/Font", {})
    for name in sorted(one for one in fonts if one.encode() in content):
        face = str(fonts[name].get("/BaseFont", "")).rpartition("+")[2]  # the tag hangs on other text too
        digest.update(f"{name} {face}".encode())
    _digest_forms(digest, content, page.resources, _DEEPEST)
    return digest.hexdigest()[:16]


def _digest_forms(digest: Any, content: bytes, resources: Any, deep: int) -> None:
    """Take in the pictures, forms and masks that a content uses, and those within them."""
    forms = {**dict(resources.get("/XObject", {})), **dict(resources.get("/Pattern", {}))}
    for name, state in dict(resources.get("/ExtGState", {})).items():
        mask = state.get("/SMask")
        if isinstance(mask, pikepdf.Dictionary) and "/G" in mask:
            forms[name] = mask["/G"]
    for name in sorted(one for one in forms if one.encode() in content):
        if not isinstance(forms[name], pikepdf.Stream):
            continue
        digest.update(name.encode() + forms[name].read_raw_bytes())
        if deep and "/Resources" in forms[name]:
            _digest_forms(digest, forms[name].read_bytes(), forms[name]["/Resources"], deep - 1)
