"""The copy desk: all rules over all copy of a publication, but for what its manifest mutes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from banxin.findings import CODES, Finding, Place, finding, nearest
from banxin.findings.codes_of_proofreading import CODES_OF_PROOFREADING
from banxin.manuscript.check_settings import CopyMute
from banxin.manuscript.publication import Publication, Unit
from banxin.proofreading.house_words import HouseWords, read_house_words
from banxin.proofreading.model.passages import CopyPassage, passages
from banxin.proofreading.model.rule import CopyRule
from banxin.proofreading.register import OFF_BY_DEFAULT, RULES
from banxin.proofreading.whole_issue import picture_faults, repeated_paragraphs
from banxin.wording import Message
from banxin.world import DISK, World

COPY_CODES = tuple(code.code for code in CODES_OF_PROOFREADING)


def proofread(
    publication: Publication, world: World = DISK, more: Sequence[Path] = ()
) -> tuple[Finding, ...]:
    """What is wrong with the words of a publication; house words of its folder go before those of `more`."""
    words, faults = read_house_words((publication.root, *more), world)
    wanted = rules_on(publication.check.also, (mute.code for mute in publication.check.mute if _whole(mute)))
    findings = list(_read(publication, wanted, words))
    return (*faults, *_unknown(publication), *_told(findings, publication))


def rules_on(also: Iterable[str], muted: Iterable[str]) -> tuple[CopyRule, ...]:
    """The rules of the default and those asked for, without those that are muted everywhere."""
    off = (OFF_BY_DEFAULT - set(also)) | set(muted)
    return tuple(rule for rule in RULES if rule.code not in off)


def rule_findings(
    read: Iterable[CopyPassage], rules: Sequence[CopyRule], words: HouseWords
) -> Iterator[Finding]:
    """What the rules that look at one passage say."""
    for passage in read:
        for rule in rules:
            yield from rule.findings(passage)
        yield from words.findings(passage)


def _read(publication: Publication, rules: Sequence[CopyRule], words: HouseWords) -> Iterator[Finding]:
    every: list[CopyPassage] = []
    pictures: dict[str, str] = {}
    for unit in _units(publication):
        read = list(passages(unit, publication.masthead.lang))
        every += read
        yield from rule_findings(read, rules, words)
        yield from picture_faults(unit, read, pictures)
    yield from repeated_paragraphs(every)


def _units(publication: Publication) -> Iterator[Unit]:
    yield from publication.with_fillers().with_advertised().articles()


def _whole(mute: CopyMute) -> bool:
    return not (mute.unit or mute.text)


def _told(findings: Iterable[Finding], publication: Publication) -> Iterator[Finding]:
    """The findings that no entry mutes, and a note on each entry for a place that mutes none."""
    used: set[int] = set()
    entries = publication.check.mute
    for found in findings:
        silent = [nth for nth, mute in enumerate(entries) if _mutes(mute, found)]
        used.update(silent)
        if not silent:
            yield found
    for nth, mute in enumerate(entries):
        if nth not in used and not _whole(mute) and mute.code in COPY_CODES:
            yield finding(
                "copy.mute-unused",
                Message("Nothing is muted here: {code} is not told of these words.", code=mute.code),
                _place(publication, ("check", "mute", nth)),
                remedy=Message("Remove the entry, or write the words as they stand in the article."),
            )


def _mutes(mute: CopyMute, found: Finding) -> bool:
    place = found.place
    if mute.code != found.code or place is None or mute.unit not in ("", place.file):
        return False
    if not mute.text:
        return True
    at = place.text.find(mute.text)
    while at >= 0:
        if at < place.end_column - 1 and place.column - 1 < at + len(mute.text):
            return True
        at = place.text.find(mute.text, at + 1)
    return False


def _unknown(publication: Publication) -> Iterator[Finding]:
    """Codes of `check` that no rule of the copy desk has."""
    settings = publication.check
    named: list[tuple[tuple[str | int, ...], str]]
    named = [(("check", "mute", nth, "code"), mute.code) for nth, mute in enumerate(settings.mute)]
    named += [(("check", "also", nth), code) for nth, code in enumerate(settings.also)]
    for path, code in named:
        if code in COPY_CODES:
            continue
        known = code in CODES
        yield finding(
            "manifest.bad-value",
            Message("{code} is no rule of the copy desk.", code=code),
            _place(publication, path),
            nearest="" if known else nearest(code, COPY_CODES) or "",
            expected=Message("a code that begins with copy."),
        )


def _place(publication: Publication, path: tuple[str | int, ...]) -> Place:
    return publication.written.place(path) if publication.written else publication.manifest.whole()
