"""One unit as HTML: headline stack, text and notes, through the layout's templates."""

from __future__ import annotations

from markupsafe import Markup

from banxin.manuscript.publication import Byline, Unit
from banxin.sheets.body import BlockTemplates, render_body, render_notes
from banxin.sheets.setting import Notes, Setting

_NOTE_LABEL = "编者按"
_EM_SPACE = "\u3000"


def byline_text(byline: Byline) -> str:
    """署名 in one line: the role word before the names it governs, people parted by a full space."""
    parts: list[str] = []
    role = ""
    for person in byline.people:
        parts.append(f"{person.role}{_EM_SPACE}{person.name}" if person.role != role else person.name)
        role = person.role
    return _EM_SPACE.join(part.strip(_EM_SPACE) for part in parts) or byline.text


def render_headline(unit: Unit, templates: BlockTemplates, setting: Setting) -> Markup:
    """The headline stack (标题) of `unit`; empty for a note without headline."""
    if not unit.stack.headline:
        return Markup("")
    return templates.render(
        "headline",
        stack=unit.stack,
        byline=byline_text(unit.stack.byline),
        level=setting.level,
        ident=setting.ident("stack"),
        fill=setting.stack_fill,
        press=setting.press,
    )


def render_unit(unit: Unit, templates: BlockTemplates, setting: Setting) -> Markup:
    """A whole unit, or an editor's note (编者按) in its own block."""
    content = render_body(unit.body, templates, setting, unit.stack.dateline)
    at_end = setting.notes is not Notes.FOOT
    notes = render_notes(unit.body, templates, setting) if at_end else Markup("")
    headline = render_headline(unit, templates, setting)
    if unit.kind == "note":
        label = unit.stack.headline.text or _NOTE_LABEL
        return templates.render(
            "note", ident=setting.ident(), label=label, content=content, notes=notes, press=setting.press
        )
    return templates.render(
        "unit",
        ident=setting.ident(),
        headline=headline,
        content=content,
        notes=notes,
        rank=unit.rank,
        press=setting.press,
    )
