"""An issue made up: searched, or as it is kept, with what there is to say and to write about that."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from pathlib import Path

from banxin.findings import Finding, finding
from banxin.makeup.heads.sense import Segmenter, jieba_words
from banxin.makeup.issue import BUDGET, make_up
from banxin.makeup.keeping.decisions import Amendment
from banxin.makeup.keeping.making import make_up_as_kept
from banxin.makeup.keeping.search_memory import SearchMemory, searched_once
from banxin.makeup.model.page import MakeUp, PageFrame, Unmet
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.modules.leg_texts import Texts
from banxin.makeup.outcome.kept_pages import kept_text
from banxin.manuscript.publication import Publication
from banxin.registry import sets_pages
from banxin.sheets.labels import labels_for
from banxin.sheets.print.copy import MeasureExtents
from banxin.sheets.print.copyfitting import FittedStories, fit_copy
from banxin.sheets.print.frame import EditionContext
from banxin.sheets.print.page_rules import ModulesForm
from banxin.sheets.print.wishes import Wishes
from banxin.wording import Message, listed

_NAMED = 5  # stories that a finding names
_GOOD = 5.0  # a page that scores as well as this needs no second look


@dataclass(frozen=True, slots=True)
class IssueMadeUp:
    """The pages of an issue with the copy fitted to them, by `rules`. `forgotten` are stories that a kept
    make-up of the older form had no room for; `anew` gives the reason for each page that was not left as it
    was kept, `amended` what differs on each that was all the same; `steady` says that all others were.
    `texts` is what is known of the copy in legs, `wishes` are those that this copy can have. `most_cuts` is
    the copy fitted to every cut that was tried, with the rules that have them all."""

    fitted: FittedStories
    made: MakeUp
    rules: MakeUpRules
    forgotten: tuple[str, ...] = ()
    anew: Mapping[int, str] = field(default_factory=dict)
    steady: bool = False
    amended: Mapping[int, tuple[Amendment, ...]] = field(default_factory=dict)
    texts: Texts = field(default_factory=dict)
    wishes: Wishes = field(default_factory=Wishes)
    most_cuts: tuple[FittedStories, MakeUpRules] | None = None


def keeps(context: EditionContext) -> bool:
    """Whether this edition is the one whose make-up is kept: the manifest's first that is set on pages."""
    paged = [edition for edition in context.publication.editions if sets_pages(edition.format)]
    return bool(paged) and paged[0] == context.edition


def made_up(
    context: EditionContext,
    form: ModulesForm,
    frames: Sequence[PageFrame],
    wishes: Wishes,
    measure_extents: MeasureExtents,
) -> IssueMadeUp:
    """The issue as it is kept, or else searched.

    The search tries two cuts for every span; where that is no good page, one, and the better of the two.
    Both share one budget, of which the second has a quarter at least: an issue of many stories, which took
    all of it, is not searched twice where it fits.
    """
    budget = BUDGET
    tried: list[IssueMadeUp] = []
    texts: Texts = {}
    anew: Mapping[int, str] = {}
    vain: tuple[Unmet, ...] = ()
    asked = wishes.legs_asked()
    for per_span in (2, 1):
        rules = form.rules(context.layout, per_span)
        words = heads_words(context.heights)
        fitted = fit_copy(context, rules, form.head_style(), words, measure_extents, asked)
        wishes, more = wishes.possible(fitted.stories, rules)
        vain += more
        if wishes.pages and not tried:
            stories = wishes.applied(fitted.stories)
            steady = make_up_as_kept(wishes.pages, stories, frames, rules, wishes.blueprint)
            if steady.made:
                made = replace(steady.made, unmet=(*vain, *steady.made.unmet))
                return IssueMadeUp(fitted, made, rules, (), steady.anew, True, steady.amended, {}, wishes)
            rest = (
                Message("a page beside it has no room for its stories")
                if steady.anew
                else Message("its pages are not those of this issue")
            )
            anew = {page.number: steady.anew.get(page.number, rest) for page in wishes.pages}
        made, forgotten = _searched(fitted, frames, rules, wishes, budget, texts, context.searches)
        tried.append(IssueMadeUp(fitted, made, rules, forgotten, anew, texts=texts, wishes=wishes))
        budget = max(BUDGET // 4, BUDGET - made.tried)
        fails, pages, score = _verdict(made)
        if not fails and (made.tried > BUDGET or (pages == 1 and score <= _GOOD)):
            break
    best = min(tried, key=lambda one: _verdict(one.made))
    most = (tried[0].fitted, tried[0].rules)
    return replace(best, made=replace(best.made, unmet=(*vain, *best.made.unmet)), most_cuts=most)


def _searched(
    fitted: FittedStories,
    frames: Sequence[PageFrame],
    rules: MakeUpRules,
    wishes: Wishes,
    budget: int,
    texts: Texts,
    memory: SearchMemory,
) -> tuple[MakeUp, tuple[str, ...]]:
    """Pages as the search finds them. What a kept make-up of the older form settled is asked for; the stories
    that do not go in are made up anew with what shares their pages, at last all of them."""
    least = wishes.plan.least

    def search(wished: Wishes) -> MakeUp:
        stories = wished.applied(fitted.stories)
        rest = (frames, rules, wished.blueprint, budget, least)
        return searched_once(memory, stories, rest, lambda: make_up(stories, *rest, texts))

    made = search(wishes)
    every = tuple(story.key for story in fitted.stories)
    off = {
        one.key
        for one in made.unmet
        if one.pinned and one.wish != "region" and one.key not in wishes.pins  # than were kept
    }
    if (made.fits and _stand(made, every) and not off) or not wishes.remembered:
        return made, ()
    standing = {module.key for page in made.pages for module in page.modules}
    unfit = {*every} - standing | {misfit.key for misfit in made.over} | off
    for stories in (tuple(key for key in every if key in unfit), every):
        again = search(wishes.without(stories))
        if again.fits and _stand(again, every):
            return again, stories
    return made, ()


def _stand(made: MakeUp, stories: Sequence[str]) -> bool:
    """Whether every one of these stories stands on a page."""
    return {module.key for page in made.pages for module in page.modules} >= set(stories)


def _verdict(made: MakeUp) -> tuple[bool, int, float]:
    """Order of make-ups, the best first: what fits, on few pages, well scored."""
    pages = len(made.pages)
    return (not made.fits or not pages, pages, sum(page.score.total for page in made.pages) / max(1, pages))


def heads_words(numbers: MutableMapping[str, tuple[float, ...]]) -> Segmenter:
    """Words of headlines; the dictionary is loaded when the first new one has to be broken by sense.

    How long the words of a headline are is kept in `numbers`.
    """

    def words(text: str) -> Sequence[str]:
        key = hashlib.sha256(f"words of a headline {text}".encode()).hexdigest()
        if sum(lengths := numbers.get(key, ())) != len(text):
            numbers[key] = tuple(float(len(word)) for word in jieba_words()(text))
            lengths = numbers[key]
        bounds = list(accumulate(map(int, lengths), initial=0))
        return [text[start:end] for start, end in pairwise(bounds)]

    return words


def file_to_write(publication: Publication, wishes: Wishes, issue: IssueMadeUp) -> tuple[Path, str] | None:
    """The file of the make-up with its new text: where there is none yet, and for pages made up anew."""
    file = wishes.keep
    if file is None or file.path is None:
        return None
    comment = labels_for(publication.masthead.lang).kept_make_up
    if not file.exists:
        return file.path, kept_text(issue.made, comment)
    if not (issue.anew or issue.amended) or file.written is None:
        return None
    whole = not issue.steady or len(issue.made.pages) != len(wishes.pages)
    anew = [page.number for page in issue.made.pages] if whole else [*issue.anew, *issue.amended]
    return file.path, kept_text(issue.made, comment, file.written.source.text, anew)


def keeping_findings(publication: Publication, wishes: Wishes, issue: IssueMadeUp) -> Iterator[Finding]:
    """A warning for each page that was made up anew, at its line in the file, with the reason."""
    file = wishes.keep
    if file is None or file.path is None:
        return
    if issue.forgotten:
        yield _forgotten(publication, file.path.name, issue.forgotten)
    faulty = {page.number for page in wishes.pages if page.faulty}  # what is wrong with them has been told
    said: list[tuple[int, tuple[str, ...], str]] = [
        (number, (), _anew(publication, number, reason)) for number, reason in issue.anew.items()
    ]
    said += [
        (number, one.at, _amended(publication, number, one.said))
        for number, amendments in issue.amended.items()
        for one in amendments
    ]
    for number, at, message in sorted((one for one in said if one[0] not in faulty), key=lambda one: one[:2]):
        yield finding(
            "sheet.kept",
            message,
            file.written.place(("pages", number - 1, *at)) if file.written else None,
            remedy=Message(
                "look at the page; a build writes it to {name} and keeps it from then on", name=file.path.name
            ),
        )


def _anew(publication: Publication, number: int, reason: str) -> str:
    page = publication.issue.page + number - 1
    return Message(
        "Page {page} is not as it was kept: {reason}; it is made up anew", page=page, reason=reason
    )


def _amended(publication: Publication, number: int, reason: str) -> str:
    page = publication.issue.page + number - 1
    return Message("Page {page} is kept, but {reason}", page=page, reason=reason)


def _forgotten(publication: Publication, name: str, stories: Sequence[str]) -> Finding:
    """A warning where stories do not go into the pages that were kept."""
    more = Message(" and {count} more", count=len(stories) - _NAMED) if len(stories) > _NAMED else ""
    names = listed(stories[:_NAMED]) + more
    return finding(
        "sheet.kept",
        Message("The kept make-up has no room for {names}; that part is made up anew", names=names),
        publication.places.get("sheet.keep"),
        remedy=Message("build with --fresh so that {name} keeps the new pages", name=name),
    )
