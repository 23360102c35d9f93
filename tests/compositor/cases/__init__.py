"""The table of cases: a text that shows each rule a machine can judge, and a twin where it must not act."""

from . import breaking, hanging, interlinear, justification, mixing, paragraphs, ruby, units, widths

ROWS = [
    *breaking.ROWS, *units.ROWS, *widths.ROWS, *justification.ROWS, *mixing.ROWS, *hanging.ROWS,
    *interlinear.ROWS, *ruby.ROWS, *paragraphs.ROWS,
]  # fmt: skip
