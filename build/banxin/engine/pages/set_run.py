"""A run of pages set by a process that does not know the pages before it, for one that does."""

import logging
from dataclasses import dataclass, field
from typing import Any, Final

from weasyprint.formatting_structure import boxes
from weasyprint.layout import page as theirs
from weasyprint.layout.absolute import AbsolutePlaceholder

from banxin.engine.drawing.text import SetText
from banxin.engine.footnotes.calls import NotesOfPage, keeper_of
from banxin.engine.pages.folios import BoxPath, path_of
from banxin.engine.pages.openings import Opening
from banxin.engine.pages.parcels import Common, KindOfPage
from banxin.engine.session import Overfull, running

_PARTS: Final = (None, "@footnote", "@note-area")
_COLUMNS: Final = ("column_width", "column_count")
_FIRST: Final = 1
"""The index of the first page of a run where it is set: the first page of all is like no other."""


def blank_note() -> dict[str, Any]:
    """What WeasyPrint notes of a page, before it is made."""
    return {"content_changed": False, "pages_wanted": False, "anchors": [], "content_lookups": []}


@dataclass(slots=True)
class PageOfRun:
    """A page as another process set it.

    `begins` and `ends` are as WeasyPrint notes them: where text goes on, how it breaks, and for its beginning
    the side. Where it is `clean` nothing of earlier pages is left over, and it begins between blocks. Its
    `box` is None where the process that the run is for has to set it, as it refers to numbers of pages.
    """

    begins: tuple[Any, Any, bool]
    ends: tuple[Any, Any]
    clean: bool
    kind: KindOfPage
    box: Any
    anchors: list[Any]
    overfull: list[Overfull]
    said: list[tuple[int, str]]
    notes: NotesOfPage | None


@dataclass(slots=True)
class RunOfPages:
    """Pages that follow each other. What comes behind them hangs on nothing of theirs where it is `ended`."""

    pages: list[PageOfRun] = field(default_factory=list)
    ended: bool = True

    def hold_back(self) -> None:
        """Send no page before one that is set elsewhere and goes on with what the page has begun.

        The lines of a paragraph are found where it begins, and what is left of a note or a table is known to
        the process that set its beginning.
        """
        follows = self.ended
        for page in reversed(self.pages):
            if not follows:
                page.box = None
            follows = page.clean or page.box is not None


class EngineWords(logging.Handler):
    """What the engine says of each page."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._records: list[tuple[int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Note a record."""
        self._records.append((record.levelno, record.getMessage()))

    def taken(self) -> list[tuple[int, str]]:
        """What was said since it was last asked."""
        taken, self._records = self._records, []
        return taken


@dataclass(slots=True)
class RunSetter:
    """Sets a run in this process, which is good for nothing else afterwards; `styles` is for `packed`."""

    context: Any
    root: Any
    html: Any
    common: Common
    styles: dict[int, tuple[KindOfPage, Any, bool]] = field(default_factory=dict)
    _said: EngineWords = field(default_factory=EngineWords)

    def set(self, opening: Opening, end: BoxPath) -> RunOfPages:
        """The pages from an opening to the place where others go on, or to what hangs on pages before."""
        session = running()
        assert session is not None
        session.told = None
        logging.getLogger("weasyprint").handlers[:] = [self._said]
        run, index, resume_at = RunOfPages(), _FIRST, self._open(opening)
        referring = False
        while resume_at is not None and path_of(resume_at) < end:
            noted = self.context.page_maker[index]
            noted[-1].update(blank_note())
            clean, begun = self._is_clean(index, resume_at), len(session.overfull)
            legs = len(session.overset)
            page, resume_at = theirs.remake_page(index, self.context, self.root, self.html)
            if page.fixed_boxes or any(self.context.running_elements.values()) or len(session.overset) > legs:
                run.ended = clean
                break
            referring = bool(noted[-1]["content_lookups"]) or (referring and noted[1]["break"] == "any")
            sent = None if referring or self._stays(page) else self._apart(page)
            made = self._made(index, sent, page.page_type, clean=clean)
            made.overfull = session.overfull[begun:]
            run.pages.append(made)
            index += 1
        run.hold_back()
        return run

    def _stays(self, page: Any) -> bool:
        """Whether a page cannot be sent: it is of nothing but notes, or has text that Pango alone has set."""
        keeper = keeper_of(self.context)
        if keeper is not None and keeper.page.plan.notes_only:
            return True
        texts = (box for box in page.descendants(placeholders=True) if isinstance(box, boxes.TextBox))
        return any(not isinstance(text.pango_layout, SetText | None) for text in texts)

    def _apart(self, box: Any) -> Any:
        """A box of a page with all that stands in it, as it stands there.

        A picture that floats or is placed is no copy of the one in the document, but that itself, which has
        its place here alone.
        """
        if isinstance(box, AbsolutePlaceholder):
            object.__setattr__(box, "_box", self._apart(box._box))
            return box
        own = box.copy() if id(box) in self.common.numbers else box
        if own.children:
            own.children = type(own.children)(map(self._apart, own.children))
        return own

    def _open(self, opening: Opening) -> Any:
        """Begin as if the page before had ended at the opening."""
        maker, keeper = self.context.page_maker, keeper_of(self.context)
        state = maker[_FIRST][3]
        del maker[_FIRST:]
        maker.append((opening.resume_at, opening.next_page, opening.is_right, state, blank_note()))
        self.context.reported_footnotes = []
        self.context.broken_out_of_flow = {}
        if keeper is not None:
            keeper.carried[_FIRST] = ()
        return opening.resume_at

    def _is_clean(self, index: int, resume_at: Any) -> bool:
        keeper = keeper_of(self.context)
        left = self.context.reported_footnotes or self.context.broken_out_of_flow
        carried = keeper is not None and keeper.carried.get(index)
        return not left and not carried and self._is_between_blocks(resume_at)

    def _is_between_blocks(self, resume_at: Any) -> bool:
        """Whether no block is broken but those that hold others one below the other."""
        box = self.root
        while resume_at is not None:
            place, resume_at = next(iter(resume_at.items()))
            plain = type(box) is boxes.BlockBox and not box.is_table_wrapper and isinstance(place, int)
            if not plain or any(box.style[name] != "auto" for name in _COLUMNS):
                return False
            box = box.children[place]
        return isinstance(box, boxes.BlockLevelBox)

    def _made(self, index: int, page: Any, page_type: Any, *, clean: bool) -> PageOfRun:
        maker, keeper = self.context.page_maker, keeper_of(self.context)
        kind = tuple(page_type[:3])
        for part in _PARTS:
            style = self.context.style_for(page_type, part)
            if style is not None:
                self.styles[id(style)] = kind, part, False
                self.styles[id(style.anonymous_style)] = kind, part, True
        notes = None if keeper is None else keeper.of_page(index)
        ends = maker[index + 1][:2]
        anchors = maker[index][-1]["anchors"]
        return PageOfRun(
            tuple(maker[index][:3]), ends, clean, kind, page, anchors, [], self._said.taken(), notes
        )
