"""Every number of line composition, each with the rule it comes from.

Lengths are fractions of an em of the sort they belong to unless a name says otherwise.
"""

from typing import Final

# Units of the model: the same as Pango's, so that nothing is rounded twice.
UNITS_PER_PX: Final = 1024
PX_PER_UNIT: Final = 1 / UNITS_PER_PX

# --- Widths of marks (clreq C20, C26; GB/T 15834 §5.1) ---------------------------------------------
MARK_BODY: Final = 0.5  # a mark without its blank: C25, floor of clreq §1.3
MARK_BLANK: Final = 0.5  # blank on one side of a mainland mark: clreq §1.1
CENTRED_BLANK: Final = 0.25  # blank on each side of a centred Traditional mark: clreq §1.1
HALF_CELL: Final = 0.5  # interpunct, short connector, solidus: C26, GB §5.1.6, §5.1.7, §5.1.9
FULL_CELL: Final = 1.0  # one character's place
LONG_CELL: Final = 2.0  # dash and ellipsis: C08, C09, GB §5.1.4, §5.1.5
PAIR_CUT: Final = 0.5  # two marks that take 2 em become 1.5: C21, clreq §1.2
BANG_RUN: Final = {1: (0.5, 0.5), 2: (1.0, 0.0), 3: (1.5, 0.5)}  # body, blank of ？！ runs: C27, GB §5.1.2

CENTRED_INK: Final = 0.4  # middle of a pause's ink from which its face counts as centred: clreq C28 (.35, .5)

# --- Combining marks a face has no anchors for ------------------------------------------------------
MARK_ACROSS: Final = 0.12  # em; the middles of a letter and of a mark that stands on it are nearer
MARK_OVERLAP: Final = 0.06  # em; the point of ˇ may reach into the height of its letter
MARK_APART: Final = 0.0  # em between a letter and a mark that had to be moved up or down

# --- Natural gaps ----------------------------------------------------------------------------------
AUTOSPACE: Final = 0.25  # Han beside letter or digit: C50
TAB_NEAREST: Final = 0.25  # a tab stop nearer than this (half a figure) is passed over: CSS Text 3 §4.2

# --- What text is set as -------------------------------------------------------------------------------
LONG_NOTE: Final = 24  # characters; a superscript of so many is text like any other, no note mark: C15
LINE_SIZE_PX: Final = 16  # of a line box of font-size 0, which may hold objects: CSS's `medium`

# --- Shrinking, in this order; the numbers are floors (clreq §1.3, C42, C44) -------------------------
STEP_SPACE: Final = 0  # clreq step 2: Western word spaces
STEP_MIDDLE: Final = 1  # step 3: interpunct
STEP_BRACKET: Final = 2  # step 4: before an opening, after a closing mark
STEP_PAUSE: Final = 3  # step 5: ， 、 ； (and ：, on which clreq is silent; it stands with the pauses)
STEP_AUTOSPACE: Final = 4  # step 6: Han-Western gap
STEP_STOP: Final = 5  # step 7: 。 ？ ！ (many houses forbid it: style option)
SHRINK_STEPS: Final = 6
WORD_SPACE_FLOOR: Final = 0.25
AUTOSPACE_FLOOR: Final = 0.125

# --- Stretching, in this order; ceilings (clreq §1.3) -------------------------------------------------
WORD_SPACE_CEILING: Final = 0.5
AUTOSPACE_CEILING: Final = 0.5
GOOD_STRETCH: Final = 0.13  # em per gap a line may be opened in the first search
FAIR_STRETCH: Final = 0.25  # C46: quality gate
HARD_STRETCH: Final = 0.5  # C46: hard fail
STRETCH_SLIP: Final = 0.002  # what sizes in whole units may add to an even share

# --- What a line costs: only the order of magnitudes matters -----------------------------------------
TOLERANCE: Final = 0.01  # em: a line this near to its measure is full (half of C40's .02)
COST_SHRINK: Final = 10.0  # any shrink at all
COST_SHRINK_FULL: Final = 60.0  # all the shrink there is
COST_SHRINK_STOP: Final = 25.0  # the stop's blank is taken too
SHRINK_RAGGED: Final = 5.0  # times as dear where lines may be short: none need be tight
COST_STRETCH: Final = 120.0  # any stretch at all: dearer than all shrink, 先挤进后推出
COST_STRETCH_STEP: Final = 150.0  # for each STRETCH_STEP squared
STRETCH_STEP: Final = 0.05  # em per gap
COST_SPARE: Final = 1000.0  # stretch beside interpuncts, where a line has nothing else to open
COST_SHORT_RAGGED: Final = 2.0  # per em squared where lines are not justified
COST_LONG_START: Final = 16000.0  # —— or …… at a line start: allowed at gb; dearer than HARD_STRETCH
COST_MIDDLE_END: Final = 2000.0  # a name parted behind its interpunct
COST_LONE: Final = 30000.0  # 孤字: C80
COST_SENSE: Final = 60000.0  # what hangs together by sense is parted; dearer than a lone character
SENSE_PAUSE: Final = 0.5  # of that where a mark ends a part of it: rather after a 、 than anywhere
SENSE_WORD: Final = 3.0  # times that within a word: rather parted twice more between words
COST_TORN: Final = 10000.0  # a word of a line of display type is parted: rather an uneven line
COST_CUT: Final = 1200.0  # a break inside a web address, behind one of its signs
COST_CUT_ANYWHERE: Final = 2000.0  # in need between any two of its letters: as dear as an opening of .18 em
COST_HYPHEN: Final = 250.0  # a break with a hyphen
COST_RESCUE: Final = 4000.0  # a word divided in need: dearer than a line opened to FAIR_STRETCH
COST_RESCUE_NAME: Final = 16000.0  # a name divided in need: dearer than a line opened to HARD_STRETCH
COST_COUNTED: Final = 4000.0  # a number parted from its unit in need (C17): dearer than FAIR_STRETCH
COST_NEED: Final = 3900.0  # a line this dear is in need: opened beyond FAIR_STRETCH, or worse
COST_CODE_SIGN: Final = 250.0  # code parted behind a sign: as a hyphen
COST_CODE_WORD: Final = 16000.0  # within a word of it: dearer than a line opened to HARD_STRETCH
COST_OVERFULL: Final = 1e9  # last resort
LONE_UNITS: Final = 2  # C80: at least two characters on the last line
SEVERE: Final = 1000.0  # a line this dear makes the search look further

# --- Words divided in need (C16; Chicago Manual of Style 7.36-7.45) ------------------------------------
RESCUE_WORD: Final = 6  # letters of the shortest word divided
RESCUE_BEFORE: Final = 2  # letters left on the line at least
RESCUE_AFTER: Final = 3  # letters carried over at least
CUT_LETTERS: Final = 2  # of a part of an address left on the line, and carried over, at least
SENSE_COPY: Final = 200  # characters of display type whose sense is asked for
RESCUE_COPY: Final = 10_000  # sorts; a longer paragraph is set once only, its words whole

# --- Bounds of the search --------------------------------------------------------------------------
CHUNK: Final = 1000  # sorts looked at at once: bounds memory of endless paragraphs
CHUNK_KEEP: Final = 8  # lines at a chunk's end that are set anew with what follows

# --- Lines evened out ------------------------------------------------------------------------------------
BALANCED_LINES: Final = 6  # more lines than these are no display type
SHORTEST_RESTED: Final = 0.45  # of the longest line: what ends behind a mark and is shorter is ugly
BALANCE_STEPS: Final = 2  # to an em, by which the measure is made narrower

# --- Interlinear matter -----------------------------------------------------------------------------
EMPHASIS_DOT: Final = 0.12  # diameter of 着重号: GB §5.1.8, C64
EMPHASIS_DROP: Final = 0.28  # its centre below the baseline
LINE_DROP: Final = 0.2  # proper-noun line below the baseline: C65, C66
LINE_WEIGHT: Final = 0.045
LINE_INSET: Final = 0.06  # each end drawn in so that neighbours stay apart: C65
WAVE_HEIGHT: Final = 0.055
WAVE_LENGTH: Final = 0.33
WAVE_BEND: Final = 0.36  # of a half-wave, its ends to their control points; a sine's are at .42
DOT_BELOW_LINE: Final = 0.13  # dots go lower where a line stands: C66
RUBY_RATIO: Final = 0.5  # reading's size: C68
RUBY_OWN: Final = 0.9  # em of the base; a reading its style makes smaller keeps its size
RUBY_APART: Final = 0.25  # em of the reading between neighbours: C69
RUBY_WORD_APART: Final = 0.5  # the same between words: C70
RUBY_OVERHANG: Final = 0.5  # em of the reading over a neighbour without one: C69
RUBY_RISE: Final = 0.98  # reading's baseline above the base's, em of the base
BOPOMOFO_RATIO: Final = 0.3  # C72
BOPOMOFO_BLOCK: Final = 0.5  # C72
BOPOMOFO_LEFT: Final = 0.25  # the column left of its block's middle, em of the symbols: room for tones
BOPOMOFO_DOT: Final = 0.5  # the neutral tone above the first symbol, em of the symbols
BOPOMOFO_BASELINE: Final = 0.86  # of a symbol below the top of its square, em of the symbols
BOPOMOFO_MIDDLE: Final = 0.38  # of the base's square above its baseline, em of the base
