"""The registry: the one place where a form of page or a press is plugged in.

Entries are named by `module:attribute` and loaded when they are first asked for, so that this room imports
nothing and a verb that sets no page loads no engine. What an entry must offer is said by the Protocol beside
those that use it.
"""

from banxin.registry.registry import Registry

PAGE_FORMS: Registry = Registry(
    {
        "flow": "banxin.sheets.print.flow:FLOW",
        "modules": "banxin.sheets.print.newspaper:MODULES",
    }
)
"""How print is made up, by `make-up` of layout.yaml: each a `banxin.sheets.print.page_form.PageForm`."""

PRESSES: Registry = Registry(
    {
        "pdf": "banxin.job.printing:PDF",
        "epub": "banxin.job.printing_epub:EPUB",
    }
)
"""What makes the file of an edition, by its `format`: each a `banxin.job.press.Press`."""
