"""The copy desk: all rules over all copy of a publication, but for what its manifest mutes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from banxin.findings import CODES, Finding, Place, finding, nearest
from banxin.findings.codes_of_proofreading import CODES_OF_PROOFREADING
from banxin.manuscript.publication import Lang, Publication, Unit
from banxin.proofreading.house_words import HouseWords, read_house_words
from banxin.proofreading.model.article_rule import ArticleCopy, ArticleRule
from banxin.proofreading.model.passages import CopyPassage, passages
from banxin.proofreading.model.rule import CopyRule
from banxin.proofreading.people import people_named_twice
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
    wanted = rules_on(
        publication.check.also, (mute.code for mute in publication.check.mute if mute.everywhere)
    )
    findings = [
        one for one in _read(publication, wanted, words)
        if one.code not in OFF_BY_DEFAULT or one.code in publication.check.also
    ]  # fmt: skip
    return (*faults, *_unknown(publication), *_told(findings, publication))


def rules_on(also: Iterable[str], muted: Iterable[str]) -> tuple[CopyRule | ArticleRule, ...]:
    """The rules of the default and those asked for, without those that are muted everywhere."""
    off = (OFF_BY_DEFAULT - set(also)) | set(muted)
    return tuple(rule for rule in RULES if rule.code not in off)


def rule_findings(
    unit: Unit, lang: Lang, rules: Sequence[CopyRule | ArticleRule], words: HouseWords
) -> Iterator[Finding]:
    """What the rules and the words of the house say of one article."""
    yield from _of_article(ArticleCopy(unit, tuple(passages(unit, lang))), rules, words)


def _of_article(
    article: ArticleCopy, rules: Sequence[CopyRule | ArticleRule], words: HouseWords
) -> Iterator[Finding]:
    whole = [rule for rule in rules if isinstance(rule, ArticleRule)]
    single = [rule for rule in rules if isinstance(rule, CopyRule)]
    for passage in article.passages:
        for rule in single:
            yield from rule.findings(passage)
        yield from words.findings(passage)
    for of_all in whole:
        yield from of_all.findings(article)


def _read(
    publication: Publication, rules: Sequence[CopyRule | ArticleRule], words: HouseWords
) -> Iterator[Finding]:
    every: list[tuple[Unit, tuple[CopyPassage, ...]]] = []
    pictures: dict[str, str] = {}
    for unit in _units(publication):
        read = tuple(passages(unit, publication.masthead.lang))
        every.append((unit, read))
        yield from _of_article(ArticleCopy(unit, read), rules, words)
        yield from picture_faults(unit, read, pictures)
    yield from repeated_paragraphs(passage for _, read in every for passage in read)
    yield from people_named_twice(every)


def _units(publication: Publication) -> Iterator[Unit]:
    yield from publication.with_fillers().with_advertised().articles()


def _told(findings: Iterable[Finding], publication: Publication) -> Iterator[Finding]:
    """The findings that no entry mutes, and a note on each entry for a place that mutes none."""
    used: set[int] = set()
    entries = publication.check.mute
    for found in findings:
        silent = [nth for nth, mute in enumerate(entries) if mute.covers(found)]
        used.update(silent)
        if not silent:
            yield found
    for nth, mute in enumerate(entries):
        if nth not in used and not mute.everywhere and mute.code in COPY_CODES:
            yield finding(
                "copy.mute-unused",
                Message("Nothing is muted here: {code} is not told of these words.", code=mute.code),
                _place(publication, ("check", "mute", nth)),
                remedy=Message("Remove the entry, or write the words as they stand in the article."),
            )


def _unknown(publication: Publication) -> Iterator[Finding]:
    """Codes that `check.also` asks for and no rule of the copy desk has."""
    for nth, code in enumerate(publication.check.also):
        if code in COPY_CODES:
            continue
        yield finding(
            "manifest.bad-value",
            Message("{code} is no rule of the copy desk.", code=code),
            _place(publication, ("check", "also", nth)),
            nearest="" if code in CODES else nearest(code, COPY_CODES) or "",
            expected=Message("a code that begins with copy."),
        )


def _place(publication: Publication, path: tuple[str | int, ...]) -> Place:
    return publication.written.place(path) if publication.written else publication.manifest.whole()
