"""The copy desk: all rules over all copy of a publication, but for what its manifest mutes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from banxin.findings import CODES, Finding, Place, finding, nearest
from banxin.findings.codes_of_proofreading import CODES_OF_PROOFREADING
from banxin.manuscript.publication import Lang, Publication, Unit
from banxin.proofreading.model.article_rule import ArticleCopy, ArticleRule
from banxin.proofreading.model.house_words import read_house_words
from banxin.proofreading.model.issue_rule import IssueCopy, IssueRule
from banxin.proofreading.model.passages import passages
from banxin.proofreading.model.rule import CopyRule
from banxin.proofreading.register import OFF_BY_DEFAULT, RULES, DeskRule
from banxin.wording import Message
from banxin.world import DISK, World

COPY_CODES = tuple(code.code for code in CODES_OF_PROOFREADING)


def proofread(
    publication: Publication, world: World = DISK, more: Sequence[Path] = ()
) -> tuple[Finding, ...]:
    """What is wrong with the words of a publication; house words of its folder go before those of `more`."""
    words, faults = read_house_words((publication.root, *more), world)
    silent = (mute.code for mute in publication.check.mute if mute.everywhere)
    rules = rules_on(publication.check.also, silent)
    issue = IssueCopy(
        tuple(article_copy(unit, publication.masthead.lang) for unit in _units(publication)),
        words,
        publication.released,
    )
    told = _told([*faults, *rule_findings(issue, rules)], publication)
    return (*_unknown(publication), *told)


def rules_on(also: Iterable[str], muted: Iterable[str]) -> tuple[DeskRule, ...]:
    """The rules of the default and those asked for, without those that are muted everywhere."""
    off = (OFF_BY_DEFAULT - set(also)) | set(muted)
    return tuple(rule for rule in RULES if rule.code not in off)


def article_copy(unit: Unit, lang: Lang) -> ArticleCopy:
    """An article as the rules see it."""
    return ArticleCopy(unit, tuple(passages(unit, lang)))


def rule_findings(issue: IssueCopy, rules: Sequence[DeskRule]) -> Iterator[Finding]:
    """What the rules say of an issue: article by article, then of all of them together."""
    single = [rule for rule in rules if isinstance(rule, CopyRule)]
    whole = [rule for rule in rules if isinstance(rule, ArticleRule)]
    for article in issue.articles:
        for passage in article.passages:
            for rule in single:
                yield from rule.findings(passage)
        for of_article in whole:
            yield from of_article.findings(article)
    for of_issue in rules:
        if isinstance(of_issue, IssueRule):
            yield from of_issue.findings(issue)


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
