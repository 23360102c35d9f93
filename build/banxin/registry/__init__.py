"""The registry: the one place where a form of page, a press or an output profile is plugged in.

Entries are named by `module:attribute` and loaded when they are first asked for, so that this room imports
nothing of Banxin and a verb that sets no page loads no engine. What an entry must offer is said by the class
or Protocol beside those that use it.
"""

from banxin.registry.registry import Registry
from banxin.registry.written import NameIn as NameIn

PAGE_FORMS: Registry = Registry(
    {
        "flow": "banxin.sheets.print.flow:FLOW",
        "modules": "banxin.sheets.print.newspaper:MODULES",
    }
)
"""How print is made up, by `make-up` of layout.yaml: each a `banxin.sheets.print.page_form.PageForm`."""

PRESSES: Registry = Registry(
    {
        "pdf": "banxin.job.presses:PDF",
        "epub": "banxin.job.presses:EPUB",
        "kepub": "banxin.job.presses:KEPUB",
        "azw3": "banxin.job.presses:AZW3",
    }
)
"""What makes the file of an edition, by its `format`: each a `banxin.job.press.Press`."""

CHECKS: Registry = Registry(
    {
        "epub": "banxin.job.outside_checks:EPUBCHECK",
        "kepub": "banxin.job.outside_checks:EPUBCHECK",  # a KEPUB is a valid EPUB too
    }
)
"""What outside program looks at files of a format: each a `banxin.job.outside_checks.OutsideCheck`."""

PROFILES: Registry = Registry(
    {
        "press": "banxin.press.finishing.profiles:PRESS",
        "office": "banxin.press.finishing.profiles:OFFICE",
        "screen": "banxin.press.finishing.profiles:SCREEN",
        "archive": "banxin.press.finishing.profiles:ARCHIVE",
    }
)
"""For whom a PDF is made, by the `profile` of an edition: each an `OutputProfile` of
`banxin.press.finishing.profiles`.

The first is that of an edition that names none.
"""

_SET_AS = {"kepub": "epub", "azw3": "epub"}
_ENDINGS = {"kepub": "kepub.epub"}

PDF = "pdf"
"""The format whose editions may name a profile, and of which proofs are pulled."""


def set_by_layouts() -> NameIn:
    """The formats that a layout may say it sets."""
    return NameIn(PRESSES, frozenset(_SET_AS))


def set_as(form: str) -> str:
    """The format that a layout sets for editions of `form`: those for one kind of reader are set as EPUB."""
    return _SET_AS.get(form, form)


def ending(form: str) -> str:
    """What the names of files of a format end in, without the first dot."""
    return _ENDINGS.get(form, form)


def sets_pages(form: str) -> bool:
    """Whether the press of a format sets pages, with a face for every character."""
    return bool(PRESSES[form].sets_pages)
