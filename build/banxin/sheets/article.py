"""One unit as HTML: headline stack, text and notes, through the layout's templates."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from banxin.manuscript.articles.byline import MARKS
from banxin.manuscript.publication import Genre, Head, Unit
from banxin.sheets.body import BlockTemplates, render_blocks, render_notes
from banxin.sheets.bylines import byline_text
from banxin.sheets.heads import set_lines, set_stack
from banxin.sheets.records import recorded, unit_record
from banxin.sheets.setting import Notes, Setting, StackStyle

_MARKS = tuple(f"{MARKS}（(")  # a byline that begins with one needs no mark of the layout's


def render_headline(unit: Unit, templates: BlockTemplates, setting: Setting) -> Markup:
    """The headline stack (标题) of `unit`; empty for a note without headline."""
    if not unit.stack.headline:
        return Markup("")
    record = unit_record(unit, setting)
    return templates.render(
        "headline",
        unit=record,
        stack=record.stack,
        byline=byline_text(unit.stack.byline),
        byline_marked=unit.stack.byline.text.startswith(_MARKS),
        level=setting.level,
        ident=setting.ident("stack"),
        fill=setting.stack_fill,
        air=setting.stack_air,
        stack_style=_styled(unit.stack.headline, setting),
        standing_head=setting.standing_head,
        press=setting.press,
    )


def _styled(headline: Head, setting: Setting) -> StackStyle | None:
    """The style with the marks of the headline in its lines; a vertical head takes none."""
    stack_style = setting.stack_style
    if stack_style is None or stack_style.side:
        return stack_style
    return replace(stack_style, lines=set_lines(headline, stack_style.lines))


def unit_blocks(unit: Unit, templates: BlockTemplates, setting: Setting) -> tuple[Markup, ...]:
    """The blocks of a unit's text one by one, its notes last when they go to its end."""
    if unit.members:
        return column_blocks(unit, templates, setting)
    setting = recorded(unit, setting)
    blocks = render_blocks(unit.body, templates, setting, unit.stack.dateline)
    notes = render_notes(unit.body, templates, setting) if setting.notes is not Notes.FOOT else Markup("")
    return (*blocks, notes) if notes else blocks


def column_blocks(column: Unit, templates: BlockTemplates, setting: Setting) -> tuple[Markup, ...]:
    """The blocks of a column of briefs: of each its small head and its text; all their notes in one last.

    Each block stands in an element whose id tells its brief (`brief_idents`).
    """
    blocks: list[Markup] = []
    notes: list[Markup] = []
    first = setting.first_note
    for unit in column.members:
        own = recorded(unit, replace(setting, unit=unit.id, first_note=first))
        first += len(unit.body.notes)
        parts = [_brief_head(unit, templates, own)] if unit.stack.headline else []
        parts += render_blocks(unit.body, templates, own, unit.stack.dateline)
        idents = brief_idents(unit)
        owned = [_owned(ident, part) for ident, part in zip(idents, parts, strict=False)]
        if not unit.stack.headline and owned:
            owned[0] = _owned(idents[0], parts[0], "brief brief-opening")
        blocks += owned
        if unit.body.notes:
            notes.append(_owned(idents[-1], render_notes(unit.body, templates, own)))
    return (*blocks, Markup("\n").join(notes)) if notes else tuple(blocks)


def brief_idents(unit: Unit) -> tuple[str, ...]:
    """The ids of the elements in which the parts of a brief stand: its own the first, the last its notes'."""
    return (unit.id, *(f"{unit.id}--brief-{number}" for number in range(1, len(unit.body.blocks) + 2)))


def _brief_head(unit: Unit, templates: BlockTemplates, setting: Setting) -> Markup:
    return templates.render(
        "brief-head",
        unit=setting.record,
        stack=set_stack(unit.stack, setting),
        level=setting.level + 1,
        press=setting.press,
    )


def _owned(ident: str, block: Markup, name: str = "brief") -> Markup:
    return Markup('<div class="{}" id="{}">{}</div>').format(name, ident, block)


def render_unit(unit: Unit, templates: BlockTemplates, setting: Setting) -> Markup:
    """A whole unit, or an editor's note (编者按) in its own block."""
    setting = recorded(unit, setting)
    content = Markup("\n").join(unit_blocks(unit, templates, setting))
    return render_frame(unit, content, templates, setting)


def render_frame(
    unit: Unit, content: Markup, templates: BlockTemplates, setting: Setting, legs: str = ""
) -> Markup:
    """`content` under the unit's headline stack; `legs` are the rectangles measured out for it."""
    setting = recorded(unit, setting)
    record = unit_record(unit, setting)
    kind = setting.units.kind_of(unit)
    shared = {"unit": record, "ident": setting.ident(), "content": content, "press": setting.press}
    byline = record.byline
    headline = render_headline(unit, templates, setting)
    if unit.kind == "note":
        label = unit.stack.headline.text or setting.labels.editors_note
        return templates.render("note", **shared, label=label, byline=byline, legs=legs)
    if setting.framed:
        return templates.render(
            kind.frame,
            **shared,
            stack=record.stack,
            level=setting.level,
            standing_head=setting.standing_head,
            mark=record.label if unit.genre is Genre.ADVERTISEMENT else "",
            byline=byline,
        )
    return templates.render(
        kind.block,
        **shared,
        headline=headline,
        level=setting.level,
        legs=legs,
        rank=unit.rank,
        briefs=bool(unit.members),
    )
