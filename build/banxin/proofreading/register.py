"""The rules of the copy desk in the order of the reference."""

from __future__ import annotations

from banxin.proofreading.measures import LEAST_PRECISION, MEASURES
from banxin.proofreading.model.article_rule import ArticleRule
from banxin.proofreading.model.issue_rule import IssueRule
from banxin.proofreading.model.rule import CopyRule
from banxin.proofreading.rules import (
    captions_of_heads,
    confusions,
    dates,
    doubled_characters,
    ends_of_heads,
    full_width_letters,
    half_width_brackets,
    half_width_marks,
    interpuncts,
    lengths_of_heads,
    letters_of_other_scripts,
    long_quotations,
    look_alikes,
    marks_in_series,
    missing_stops,
    mixed_numbers,
    names_in_two_ways,
    nested_titles,
    particles,
    private_characters,
    ranges,
    rare_characters,
    repeated_marks,
    repeated_paragraphs,
    repeated_pictures,
    roles_of_bylines,
    scripts,
    spaces,
    straight_quotes,
    typed_dashes,
    typed_ellipses,
    units_of_measure,
    unopened_marks,
    words_of_the_house,
    zeros,
)

DeskRule = CopyRule | ArticleRule | IssueRule
"""A rule of the copy desk: about a passage, an article or an issue."""

RULES: tuple[DeskRule, ...] = (
    half_width_marks.RULE,
    half_width_brackets.RULE,
    straight_quotes.RULE,
    typed_ellipses.RULE,
    typed_dashes.RULE,
    repeated_marks.RULE,
    missing_stops.RULE,
    unopened_marks.RULE,
    nested_titles.RULE,
    marks_in_series.RULE,
    ends_of_heads.RULE,
    interpuncts.RULE,
    spaces.RULE,
    full_width_letters.RULE,
    letters_of_other_scripts.RULE,
    doubled_characters.RULE,
    scripts.RULE,
    scripts.VARIANT,
    look_alikes.RULE,
    private_characters.RULE,
    rare_characters.RULE,
    confusions.RULE,
    particles.CERTAIN,
    particles.OLDER,
    dates.IMPOSSIBLE,
    dates.WEEKDAY,
    ranges.RULE,
    units_of_measure.RULE,
    zeros.RULE,
    zeros.CIRCLE,
    mixed_numbers.RULE,
    lengths_of_heads.HEADLINE,
    lengths_of_heads.LEDE,
    long_quotations.RULE,
    roles_of_bylines.RULE,
    captions_of_heads.RULE,
    names_in_two_ways.RULE,
    repeated_paragraphs.RULE,
    repeated_pictures.RULE,
    words_of_the_house.RULE,
)

OFF_BY_DEFAULT = frozenset(code for code, measure in MEASURES.items() if measure.precision < LEAST_PRECISION)
"""Rules that are wrong more often than one time in twenty on edited prose; the manifest may ask for them."""
