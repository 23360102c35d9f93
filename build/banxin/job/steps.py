"""The steps of one edition, told as they begin, and within a step how far it has come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from banxin.findings import Place
from banxin.job.report import Progress
from banxin.sheets.body import BlockTemplates
from banxin.sheets.epub.wellformed import PlacedTemplates
from banxin.wording import Message

PRINT = (Message("make-up"), Message("setting"), Message("printing"))
READER = (Message("setting"), Message("binding"))
_PAGES, _DOCUMENTS = 10, 20  # told one in so many: each costs a message between processes


@dataclass(slots=True)
class Steps:
    """Tells `progress` the `names` of the steps of an edition, one after the other."""

    progress: Progress
    edition: str
    names: tuple[str, ...]
    behind: int = -1
    titles: Mapping[str, str] = field(default_factory=dict)  # of the units by id, in their order
    pages: int = 0  # that there will be, where make-up has said so

    def begin(self) -> None:
        """The next step begins; after the last one the edition is done."""
        self.behind += 1
        step = self.names[self.behind] if self.behind < len(self.names) else Message("done")
        self.progress(self.edition, step, self.behind, len(self.names))

    def proof(self, number: int) -> None:
        """Make-up has had a proof pulled."""
        self._within(Message("proof {number}", number=number))

    def page(self, number: int, within: Sequence[str] = ()) -> None:
        """The engine sets a page, counted from 1, which goes on with the elements `within` (their ids).

        One that is set again counts again.
        """
        unit = next((ident for ident in within if ident in self.titles), "")
        if self.pages:
            self._within(Message("page {number} of {pages}", number=number, pages=self.pages))
        elif number % _PAGES == 0 and unit:
            at = list(self.titles).index(unit) + 1
            self._within(
                Message(
                    "page {number}, unit {at} of {units}: {title}",
                    number=number,
                    at=at,
                    units=len(self.titles),
                    title=self.titles[unit],
                )
            )
        elif number % _PAGES == 0:
            self._within(Message("page {number}", number=number))

    def document(self, number: int, title: str) -> None:
        """A document of an EPUB is written."""
        if number % _DOCUMENTS == 0:
            self._within(Message("document {number}: {title}", number=number, title=title))

    def _within(self, detail: str) -> None:
        self.progress(self.edition, self.names[self.behind], self.behind, len(self.names), detail)


@dataclass(slots=True)
class CountedTemplates:
    """Templates that tell how many documents of an EPUB they have rendered."""

    templates: BlockTemplates
    steps: Steps
    documents: int = 0

    def render(self, block: str, /, **context: object) -> Markup:
        """The HTML of `block` with `context`."""
        if block == "epub-document":
            self.documents += 1
            self.steps.document(self.documents, str(context.get("title", "")))
        return self.templates.render(block, **context)

    def place_of(self, word: str, block: str = "") -> Place | None:
        """Where `word` is written in the template of `block`, or in any."""
        return self.templates.place_of(word, block) if isinstance(self.templates, PlacedTemplates) else None
