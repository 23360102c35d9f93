"""Footnotes on their way from page to page: what a page calls is printed there or on one of the next.

WeasyPrint makes room for a page's last line by sending earlier notes on to the next page, and forgets those
that the line itself calls. It sends notes on in the order it gives them up. It does not make a page anew when
other notes come to it, and where it makes a page anew but not the one before it, what was sent on is gone.
Of 60 books of random text 23 had notes lost or out of order.

Notes called in boxes outside the flow (absolute, fixed, running) are lost by WeasyPrint, and still are. A
note sent on from columns may be printed behind one called in the text after them.
"""

from math import inf
from typing import Any


class NoteKeeper:
    """What every page of a document prints and sends on to the next."""

    def __init__(self, context: Any) -> None:
        self.context = context
        self.order = {id(note): place for place, note in enumerate(context.footnotes)}
        self.printed: dict[int, int] = {}  # the first page of each note, by its id()
        self.sent: dict[int, list[Any]] = {}  # by page
        context.layout_footnote = self.lay_out

    def lay_out(self, note: Any) -> Any:
        """Take a note onto the page under way, before those called later; whether they need too much room."""
        context = self.context
        context.footnotes.remove(note)
        context.current_page_footnotes.append(note)
        context.current_page_footnotes.sort(key=self._place)
        return context._update_footnote_area()

    def _place(self, note: Any) -> int:
        return self.order.setdefault(id(note), len(self.order))

    def hand_over(self, index: int) -> None:
        """Give page `index` what the page before it sent on, when that page was made last."""
        self.context.reported_footnotes = list(self.sent.get(index - 1, ()))

    def take_stock(self, index: int, page: Any, finished: bool) -> None:
        """Send on what is called up to here and stands nowhere; make the next page anew if it gets others.

        The head of a table calls its notes on every page, and they are printed once.
        """
        context = self.context
        called = [getattr(box, "footnote", None) for box in page.descendants()]
        if index in self.sent:  # this page was made before
            self.printed = {key: where for key, where in self.printed.items() if where != index}
        for note in context.current_page_footnotes:
            self.printed[id(note)] = min(index, self.printed.get(id(note), index))
        owed = {
            id(note): note
            for note in (*self.sent.get(index - 1, ()), *called)
            if note is not None and self.printed.get(id(note), inf) > index
        }
        sent = list(owed.values())
        seen = {id(note) for note in called} | owed.keys()
        context.footnotes = [note for note in context.footnotes if id(note) not in seen]
        context.reported_footnotes = sent
        known = self.sent.get(index)
        self.sent[index] = list(sent)
        if (known is not None and known != sent) or (finished and sent):
            context.page_maker[index + 1][-1]["content_changed"] = True

    def begin_again(self) -> None:
        """All pages are gone through once more: the last one with text is made anew if it sends notes on.

        Taken as it is, it would be taken for the last of all.
        """
        maker = self.context.page_maker
        for index, sent in self.sent.items():
            if sent and index + 1 < len(maker) and maker[index + 1][0] is None:
                maker[index][-1]["content_changed"] = True


def keeper_of(context: Any) -> NoteKeeper | None:
    """The keeper of a document's notes; None where it has none. Asked for before the first page is made."""
    if "_banxin_notes" not in context.__dict__:
        context._banxin_notes = NoteKeeper(context) if context.footnotes else None
    keeper: NoteKeeper | None = context._banxin_notes
    return keeper
