"""The rules of the copy desk in the order of the reference."""

from __future__ import annotations

from banxin.proofreading.rules import (
    confusions,
    dates,
    doubled_characters,
    ends_of_heads,
    full_width_letters,
    half_width_brackets,
    half_width_marks,
    interpuncts,
    letters_of_other_scripts,
    marks_in_series,
    missing_stops,
    nested_titles,
    ranges,
    repeated_marks,
    scripts,
    spaces,
    straight_quotes,
    typed_dashes,
    typed_ellipses,
    units_of_measure,
    unopened_marks,
)

RULES = (
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
    confusions.RULE,
    dates.IMPOSSIBLE,
    dates.WEEKDAY,
    ranges.RULE,
    units_of_measure.RULE,
)

OFF_BY_DEFAULT = frozenset({"copy.mark-in-series", "copy.missing-stop"})
"""Rules that are wrong more often than one time in twenty on edited prose; the manifest may ask for them."""
