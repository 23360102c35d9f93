"""`::: name title` … `:::`: matter set apart from the run of the text.

A container ends at the fence with as many colons as it began with; containers within it take another
number of colons, or the same when each is closed in turn.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from banxin.findings import nearest
from banxin.markup.rules.line_break import wide_indent
from banxin.markup.source import KEY, FindingLog
from banxin.wording import Message, listed

NAMES = ("pull", "sidebar", "box", "verse")
_TITLED = ("sidebar", "box")
# What containers of Docusaurus, VuePress, VitePress, MyST and Quarto become here.
_FOREIGN = {
    **dict.fromkeys(
        ("tip", "note", "info", "warning", "danger", "caution", "important", "success", "question", "hint"),
        "box",
    ),
    **dict.fromkeys(
        ("details", "example", "callout-note", "callout-tip", "callout-warning", "admonition"), "box"
    ),
    **dict.fromkeys(("quote", "blockquote"), "pull"),
    **dict.fromkeys(("poem", "poetry", "lyrics"), "verse"),
    **dict.fromkeys(("aside", "margin"), "sidebar"),
}
# What Chinese editors call them, in both scripts.
_CHINESE = {
    word: name
    for name, words in {
        "verse": "诗 诗歌 诗词 诗节 韵文 歌词 歌谣 詩 詩歌 詩詞 詩節 韻文 歌詞 歌謠",
        "pull": "引文 引文框 引语 引言 引用 摘引 金句 引語",
        "sidebar": "边栏 侧栏 旁栏 资料 链接 相关链接 邊欄 側欄 旁欄 資料 連結 相關連結",
        "box": "框 方框 加框 文字框 文本框 提示 知识窗 小贴士 知識窗 小貼士",
    }.items()
    for word in words.split()
}

_FENCE = re.compile(r"(?P<colons>:{3,})[ \t]*(?P<name>[^\s{]*)[ \t]*(?P<title>.*?)[ \t]*$")
_LISTING = re.compile(r"(`{3,}|~{3,})")


def container(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Tokens `container_open` … `container_close`; in a verse, one inline token for each line."""
    fence = _fence(state, start_line)
    if fence is None:
        return False
    if silent:
        return True
    log: FindingLog = state.env[KEY]
    if not fence["name"]:
        place = log.find(start_line, fence["colons"])
        log.report(
            "article.stray-fence",
            Message("This ::: closes nothing."),
            place,
            remedy=Message("remove the line"),
        )
        state.line = start_line + 1
        return True
    close = _closing_line(state, start_line, end_line, len(fence["colons"]))
    if not close.found:
        log.report(
            "article.unclosed-container",
            Message("::: {fence} is not closed.", fence=fence["name"]),
            log.find(start_line, fence["colons"]),
            expected=Message("a line {fence} below its text", fence=fence["colons"]),
        )
    _push(state, start_line, close.line, fence, log)
    state.line = close.line + close.found
    return True


@dataclass(frozen=True, slots=True)
class _Close:
    line: int
    found: bool


def _fence(state: StateBlock, line: int) -> re.Match[str] | None:
    start = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith(":::", start):
        return None
    return _FENCE.match(state.src[start : state.eMarks[line]])


def _closing_line(state: StateBlock, start_line: int, end_line: int, colons: int) -> _Close:
    """The line that closes the container, or where its parent ends; opened ones within are stepped over."""
    opened, listing = [colons], ""
    line = start_line + 1
    while line < end_line:
        start = state.bMarks[line] + state.tShift[line]
        if not state.isEmpty(line) and state.sCount[line] < state.blkIndent:
            break
        if mark := _LISTING.match(state.src, start, state.eMarks[line]):
            listing = _listing_after(listing, mark.group())
        fence = None if listing else _fence(state, line)
        if fence is not None:
            _count(opened, fence)
            if not opened:
                return _Close(line, True)
        line += 1
    return _Close(line, False)


def _listing_after(open_mark: str, mark: str) -> str:
    """The mark of the listing that is open behind a line that begins with `mark`."""
    if not open_mark:
        return mark
    return "" if mark.startswith(open_mark) else open_mark


def _count(opened: list[int], fence: re.Match[str]) -> None:
    """Bring the colons of open containers up to date behind one fence."""
    colons = len(fence["colons"])
    if fence["name"]:
        opened.append(colons)
    elif colons in opened:
        while opened.pop() != colons:
            pass
    elif colons > opened[-1]:
        opened.pop()


def _push(state: StateBlock, start_line: int, end_line: int, fence: re.Match[str], log: FindingLog) -> None:
    name = fence["name"]
    first = len(state.tokens)
    meant = name if name in NAMES else _told(start_line, name, log)
    token = state.push("container_open", "", 1)
    token.info = meant or name
    token.map = [start_line, end_line]
    if fence["title"]:
        if name not in _TITLED and name in NAMES:
            place = log.find(start_line, fence["title"], last=True)
            log.report(
                "article.container-title",
                Message("::: {name} takes no title.", name=name),
                place,
                expected=Message("the text on a line of its own"),
            )
        _push_line(state, start_line, fence["title"], "title")
    if meant == "verse":
        _push_verse(state, start_line + 1, end_line)
    else:
        _read_blocks(state, start_line + 1, end_line)
    if not meant:
        _pass_over_lines(state.tokens[first:])
    state.push("container_close", "", -1)


def _told(line: int, name: str, log: FindingLog) -> str:
    """Report a name that is none; the name that was meant, by which the container is read, or nothing."""
    plain = name.casefold().strip(".{}[]")
    known = {**dict(zip(NAMES, NAMES, strict=True)), **_FOREIGN, **_CHINESE}
    meant = known.get(plain) or known.get(nearest(plain, known), "")
    log.report(
        "article.unknown-container",
        Message("There is no container {name}.", name=name),
        log.find(line, name),
        expected=Message("one of: {names}", names=listed(NAMES)),
        nearest=meant,
    )
    return meant


def _pass_over_lines(tokens: Sequence[Token]) -> None:
    """Lines in a container of no known kind may be verse: they are not told as running together too."""
    for token in tokens:
        if token.type == "inline":
            token.meta["run-together"] = True


def _push_verse(state: StateBlock, start_line: int, end_line: int) -> None:
    """The lines of a verse; what they are indented by beyond the least of them is kept."""
    lines = [state.getLines(line, line + 1, state.blkIndent, False) for line in range(start_line, end_line)]
    common = min((_indent(line) for line in lines if line.strip()), default=0)
    for number, line in enumerate(lines, start_line):
        _push_line(state, number, line, "verse", wide_indent(" " * (_indent(line) - common)))


def _indent(line: str) -> int:
    """The columns of spaces and tabs that a line begins with."""
    spaces = line[: len(line) - len(line.lstrip(" \t"))]
    return len(spaces.expandtabs(4))


def _push_line(state: StateBlock, line: int, text: str, part: str, indent: str = "") -> None:
    token = state.push("inline", "", 0)
    token.map = [line, line + 1]
    words = _without_break(text.strip(" \t"))
    token.content = words and indent + words
    if indent:
        token.meta["column"] = max(1, _column(state, line, words) - len(indent))
    token.children = []
    token.info = part


def _column(state: StateBlock, line: int, words: str) -> int:
    """The column in the file at which the words of a line begin."""
    log: FindingLog = state.env[KEY]
    return max(0, log.source.line(log.first_line + line).find(words)) + 1


def _without_break(text: str) -> str:
    """The text without a hard break at its end, which says nothing where each line is one."""
    return text[:-1].rstrip(" \t") if text.endswith("\\") and not text.endswith("\\\\") else text


def _read_blocks(state: StateBlock, start_line: int, end_line: int) -> None:
    parent, last = state.parentType, state.lineMax
    state.parentType = "container"
    state.lineMax = end_line  # no paragraph runs on past the closing fence
    state.md.block.tokenize(state, start_line, end_line)
    state.parentType, state.lineMax = parent, last
