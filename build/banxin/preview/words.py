"""The words on the preview's page, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from banxin.wording import Language, Message, said

_WORDS: Mapping[str, Message] = {
    "pages": Message("Pages"),
    "ebook": Message("E-book"),
    "editions": Message("Editions"),
    "zoom": Message("Zoom"),
    "desk": Message("Desk"),
    "overlays": Message("Overlays"),
    "grid": Message("Grid"),
    "modules": Message("Modules"),
    "legs": Message("Legs"),
    "baselines": Message("Baselines"),
    "boxes": Message("Boxes"),
    "moduleSize": Message("{columns} columns × {rows} rows", columns="{columns}", rows="{rows}"),
    "legSize": Message("{measure} characters × {rows} rows", measure="{measure}", rows="{rows}"),
    "findings": Message("Findings"),
    "source": Message("Source"),
    "options": Message("Options"),
    "makeup": Message("Make-up"),
    "stories": Message("Stories"),
    "zoomIn": Message("Larger"),
    "zoomOut": Message("Smaller"),
    "fit": Message("Whole page"),
    "width": Message("Page width"),
    "spread": Message("Facing pages"),
    "ready": Message("Up to date"),
    "follow": Message("This chapter is new, the others follow"),
    "stale": Message("These pages are older than the files: mend the errors first."),
    "none": Message("No findings."),
    "nothing": Message("There are no pages yet."),
    "setting": Message("The pages are being set."),
    "unchanged": Message("No page looks different with this"),
    "flows": Message("Text flows from page to page here; newspaper pages alone are made up."),
    "keep": Message("Keep"),
    "discard": Message("Discard"),
    "undo": Message("Undo"),
    "save": Message("Save"),
    "beside": Message("Side by side"),
    "left": Message("Before"),
    "right": Message("Now"),
    "takeLeft": Message("Go back to the left one"),
    "lines": Message("Lines for a manifest"),
    "preset": Message("Preset"),
    "own": Message("own"),
    "tried": Message("Options tried: {count}", count="{count}"),
    "phone": Message("Phone"),
    "tablet": Message("Tablet"),
    "dark": Message("Dark"),
    "next": Message("Next page"),
    "previous": Message("Previous page"),
    "up": Message("Earlier"),
    "down": Message("Later"),
    "rank": Message("Rank"),
    "lead": Message("lead"),
    "normal": Message("normal"),
    "brief": Message("brief"),
    "peer": Message("equal to the others"),
    "headline": Message("Headline"),
    "deck": Message("Deck"),
    "expected": Message("expected: {words}", words="{words}"),
    "nearest": Message("nearest: {words}", words="{words}"),
    "remedy": Message("remedy: {words}", words="{words}"),
    "onPage": Message("On page"),
    "anyPage": Message("any"),
    "lost": Message("The preview has ended. Start `banxin preview` again."),
    "refused": Message("The file was changed elsewhere; nothing was written."),
    "unread": Message("This file is no text of the publication, or is not there."),
    "fault": Message("Banxin made a mistake; your files are not to blame."),
    "story": Message("story"),
    "white": Message("white"),
    "fill": Message("over / room: rows (characters)"),
    "rows": Message("rows"),
    "characters": Message("characters"),
    "seconds": Message("{seconds} s", seconds="{seconds}"),
    "editor": Message("Open in the editor"),
    "help": Message(
        "Click text to see where it was written. Keys: arrows turn pages; + and - zoom, 0 shows the whole "
        "page, w its width; g, m, l, b, x lay grid, modules, legs, baselines and boxes over it; n and p go "
        "from line to line of the page, Enter opens the one that is marked; e shows the e-book or the pages; "
        "1 to 5 choose what stands at the right; c lays two settings side by side; ? tells this, Esc closes."
    ),
}


def page_words(language: Language) -> Mapping[str, str]:
    """The words by their key."""
    return {key: str(said(message, language)) for key, message in _WORDS.items()}
