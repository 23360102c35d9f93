"""署名: a role word governs the names after it (newspaper §1.3).

`本报记者 张一 李二 通讯员 王三` names two reporters and a correspondent; `张一 摄`, `张一/文` and
`海明威 著 吴劳 译` name the role after the person. Nothing that is written is lost: what is no role is
a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain, groupby, repeat

from banxin.manuscript.articles.roles import is_role, is_short_role
from banxin.manuscript.publication import Byline, Person

# A role word and a name without a space between: 记者张一.
_GLUED = re.compile(
    r"(?P<role>(?:本[报報刊]|新[华華]社|中央社)?(?:特约|特約|特派|实习|實習|见习|見習|首席|驻站|駐站|摄影|攝影)?"
    r"(?:[记記]者|通[讯訊][员員]|[实實][习習]生|[评評][论論][员員])|[责責]任[编編][辑輯]|[摄攝]影)"
    r"(?P<name>[\u3400-\u9fff]{2,4})"
)
_NO_NAME = ("部", "站", "组", "組", "室", "团", "團", "社", "协", "協", "家", "中心", "编辑", "編輯")
MARKS = "□■●○◎◆◇▲△▷▶★☆*"
"""Marks that editors set before a byline."""
_BRACKETS = str.maketrans(dict.fromkeys("（）()[]【】〔〕", " "))
# 朝代 or 国籍 beside a name, [清] 刘鹗 or （美）张一: it describes the name, and is no role.
_DESCRIBES = "\ue000"
_OF_AUTHOR = re.compile(r"[（(\[【〔［](?P<word>[\u3400-\u9fff]{1,5})[）)\]】〕］]")
_SPLIT = re.compile(r"[\s\u3000、，,；;：:|｜]+")
_SLASH = re.compile(r"[/／]")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ.'’-]+")


@dataclass
class _Group:
    """A role with the names that it governs, and what stands in brackets before them (朝代, 国籍)."""

    role: str = ""
    names: list[str] = field(default_factory=list)
    origin: str = ""


def parse_byline(written: str | None) -> Byline:
    """The byline of a string under the role-word rule; `text` is what was written, on one line."""
    text = " ".join(line.strip() for line in (written or "").splitlines() if line.strip())
    bare = text.strip().lstrip(MARKS)
    origins: dict[str, str] = {}
    if len(_OF_AUTHOR.sub("", bare).strip()) > 1:
        origins = {found["word"]: found[0] for found in _OF_AUTHOR.finditer(bare)}
        bare = _OF_AUTHOR.sub(_described, bare)
    bare = bare.translate(_BRACKETS)
    groups = _grouped(list(_words(bare)))
    people = tuple(
        Person(name, group.role, origin=origins.get(group.origin, "") if first else "")
        for group in _settled(groups)
        for first, name in zip(chain((True,), repeat(False)), group.names, strict=False)
    )
    return Byline(people, text)


def listed_byline(people: Iterable[Person]) -> Byline:
    """The byline of a list of people; its text is composed by the role-word rule."""
    entries = tuple(people)
    groups = groupby(entries, key=lambda person: person.role)
    words = [" ".join(filter(None, [role, *(person.name for person in group)])) for role, group in groups]
    return Byline(entries, "　".join(words))


def _grouped(words: list[tuple[str, str]]) -> list[_Group]:
    """Roles with the names after them, or before them where the byline ends on a role."""
    behind = _roles_stand_behind(words)
    groups: list[_Group] = []
    closed = True
    for role, name in words:
        origin = role.removeprefix(_DESCRIBES) if role.startswith(_DESCRIBES) else ""
        if role and behind and not origin:
            groups[-1].role = f"{groups[-1].role} {role}".strip()
            closed = True
        elif role or not groups or (behind and closed):
            groups.append(_Group("" if origin else role, origin=origin))
            closed = False
        if name:
            groups[-1].names.append(name)
    return groups


def _roles_stand_behind(words: list[tuple[str, str]]) -> bool:
    named = [(role, name) for role, name in words if not role.startswith(_DESCRIBES)]
    whole = any(role and name for role, name in words)
    return bool(named) and not whole and bool(named[0][1]) and bool(named[-1][0]) and words[-1] == named[-1]


def _described(bracket: re.Match[str]) -> str:
    word = bracket["word"]
    return f" {word} " if is_role(word) or _glued(word) else f" {_DESCRIBES}{word} "


def _words(text: str) -> Iterable[tuple[str, str]]:
    """Pairs of role and name, either empty, in order."""
    for word in _joined([word for word in _SPLIT.split(text) if word]):
        if is_role(word) or word.startswith(_DESCRIBES):
            yield word, ""
        elif _SLASH.search(word):
            yield from _slashed(word)
        elif glued := _glued(word):
            yield glued
        else:
            yield "", word


def _slashed(word: str) -> Iterable[tuple[str, str]]:
    """`张一/文` is a name with its role behind; `张一/李二` are two names."""
    parts = [part for part in _SLASH.split(word) if part]
    names = [part for part in parts if not is_role(part)]
    roles = "/".join(part for part in parts if is_role(part))
    for at, name in enumerate(names):
        yield (roles, name) if roles and at == 0 else ("", name)
    if roles and not names:
        yield roles, ""


def _glued(word: str) -> tuple[str, str] | None:
    found = _GLUED.fullmatch(word)
    if not found or found["name"].endswith(_NO_NAME) or found["name"].startswith(_NO_NAME):
        return None
    return found["role"], found["name"]


def _joined(words: list[str]) -> list[str]:
    """Words with the two characters of a spaced name (张　一) and the parts of a Latin name put together."""
    joined: list[str] = []
    single = latin = False
    for word in words:
        lone = len(word) == 1 and bool(_HAN.fullmatch(word))
        letters = bool(_LATIN.fullmatch(word))
        if lone and single:
            joined[-1] += word
            single = False
        elif letters and latin:
            joined[-1] += f" {word}"
        else:
            joined.append(word)
            single = lone and not is_short_role(word)
        latin = letters
    return joined


def _settled(groups: list[_Group]) -> list[_Group]:
    """Give roles without names to the names before them; one without any name is a name itself."""
    settled: list[_Group] = []
    for group in groups:
        if group.names:
            settled.append(group)
        elif settled and group.origin:
            settled[-1].origin = settled[-1].origin or group.origin
        elif settled and not settled[-1].role:
            settled[-1].role = group.role
        elif settled:
            settled[-1].role += f" {group.role}"
        else:
            settled.append(_Group(group.role, origin=group.origin))
    first = settled[0] if settled else None
    if first is not None and not first.names:
        # `本报评论员` alone signs the piece; `本报记者 摄影 张一` is one role of two words.
        if len(settled) == 1:
            return [_Group("", [first.role])]
        settled[1].role = f"{first.role} {settled[1].role}".strip()
        return settled[1:]
    return settled
