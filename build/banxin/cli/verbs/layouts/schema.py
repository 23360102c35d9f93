"""`banxin layouts schema`: what a text editor completes in manifests and articles of one layout."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from banxin.cli.display import Display, records
from banxin.cli.exits import Exit
from banxin.cli.options import Json, Quiet
from banxin.cli.reader import READER
from banxin.cli.verbs.layouts.group import LayoutsHome, LayoutShown, layouts, shelves_of
from banxin.findings import has_errors
from banxin.wording import Language

OfArticles = Annotated[bool, typer.Option("--article", help="The front matter of articles instead.")]


@layouts.command()
def schema(
    name: LayoutShown,
    directory: LayoutsHome = Path(),
    article: OfArticles = False,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Write the JSON Schema of manifests that name a layout, for a text editor that completes YAML.

    It knows the layout's options, presets, fields and words, with what each is for. `banxin init` lays it
    beside the manifest as manifest.schema.json.

    \b
    Examples:
      banxin layouts schema book > manifest.schema.json
      banxin layouts schema ours my-paper --article
    """
    from banxin.layouts import article_schema_of, manifest_schema_of, open_layout
    from banxin.sheets.labels import NAMES

    display = Display("layouts schema", as_json, quiet)
    places = shelves_of(directory)
    layout, findings = open_layout(name, places.roots, None, places.world)
    display.findings(findings)
    status = Exit.FINDINGS if has_errors(findings) or layout is None else Exit.DONE
    made = None
    if layout is not None:
        # descriptions of what every manuscript has are Chinese, so those of the layout are too
        lang = Language.TRADITIONAL if READER.get() is Language.TRADITIONAL else Language.SIMPLIFIED
        made = article_schema_of(layout, lang) if article else manifest_schema_of(layout, lang, NAMES)
        display.say(json.dumps(made, ensure_ascii=False, indent=2))
    display.data(status, findings=records(findings), schema=made)
    raise typer.Exit(status)
