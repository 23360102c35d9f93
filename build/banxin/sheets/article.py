"""One unit as HTML: headline stack, text and notes, through the layout's templates."""

from __future__ import annotations

import re
from dataclasses import replace

from markupsafe import Markup

from banxin.manuscript.articles.byline import MARKS
from banxin.manuscript.publication import Byline, Genre, Head, Unit
from banxin.sheets.body import BlockTemplates, render_blocks, render_notes
from banxin.sheets.heads import set_lines, set_stack
from banxin.sheets.setting import Notes, Setting, StackStyle

_EM_SPACE = "\u3000"
_MARKS = tuple(f"{MARKS}（(")  # a byline that begins with one needs no mark of the layout's
_HAN = "[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_SPACE_IN_HAN = re.compile(rf"(?<={_HAN})[ \u3000]+(?={_HAN})")


def byline_text(byline: Byline) -> str:
    """署名 in one line: as the editor wrote it, a plain space between two Han characters made a full one.

    Full spaces stay, as many as were typed. Of a list of people it is composed: the role word before the
    names it governs, full spaces between.
    """
    if byline.text:
        return _SPACE_IN_HAN.sub(lambda gap: _EM_SPACE * max(1, gap[0].count(_EM_SPACE)), byline.text)
    parts: list[str] = []
    role = ""
    for person in byline.people:
        parts.append(f"{person.role}{_EM_SPACE}{person.name}" if person.role != role else person.name)
        role = person.role
    return _EM_SPACE.join(part.strip(_EM_SPACE) for part in parts)


def render_headline(unit: Unit, templates: BlockTemplates, setting: Setting) -> Markup:
    """The headline stack (标题) of `unit`; empty for a note without headline."""
    if not unit.stack.headline:
        return Markup("")
    return templates.render(
        "headline",
        stack=set_stack(unit.stack, setting),
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
        own = replace(setting, unit=unit.id, first_note=first)
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
        stack=set_stack(unit.stack, setting),
        level=setting.level + 1,
        press=setting.press,
    )


def _owned(ident: str, block: Markup, name: str = "brief") -> Markup:
    return Markup('<div class="{}" id="{}">{}</div>').format(name, ident, block)


def render_unit(unit: Unit, templates: BlockTemplates, setting: Setting) -> Markup:
    """A whole unit, or an editor's note (编者按) in its own block."""
    content = Markup("\n").join(unit_blocks(unit, templates, setting))
    return render_frame(unit, content, templates, setting)


def render_frame(
    unit: Unit, content: Markup, templates: BlockTemplates, setting: Setting, legs: str = ""
) -> Markup:
    """`content` under the unit's headline stack; `legs` are the rectangles measured out for it."""
    headline = render_headline(unit, templates, setting)
    if unit.kind == "note":
        label = unit.stack.headline.text or setting.labels.editors_note
        return templates.render(
            "note",
            ident=setting.ident(),
            label=label,
            content=content,
            byline=byline_text(unit.stack.byline),
            legs=legs,
            press=setting.press,
        )
    if setting.framed:
        return templates.render(
            "notice",
            ident=setting.ident(),
            stack=set_stack(unit.stack, setting),
            level=setting.level,
            standing_head=setting.standing_head,
            mark=setting.labels.advertisement if unit.genre is Genre.ADVERTISEMENT else "",
            byline=byline_text(unit.stack.byline),
            content=content,
            press=setting.press,
        )
    return templates.render(
        "unit",
        ident=setting.ident(),
        headline=headline,
        content=content,
        legs=legs,
        rank=unit.rank,
        briefs=bool(unit.members),
        press=setting.press,
    )
