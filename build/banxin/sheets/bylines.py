"""署名 as it is printed."""

from __future__ import annotations

import re

from banxin.manuscript.people import Byline

_EM_SPACE = "\u3000"
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
