"""The register of findings: what the copy desk says of the words themselves."""

from __future__ import annotations

from banxin.findings.code import Code

CODES_OF_PROOFREADING: tuple[Code, ...] = (
    Code(
        "copy.half-width-mark",
        "warning",
        "A half-width mark stands in Chinese copy",
        "， 。 ！ ？ ： ； are the marks of Chinese; , . ! ? : ; leave half a square empty.",
    ),
    Code(
        "copy.half-width-bracket",
        "warning",
        "Half-width brackets stand around Chinese words",
        "Chinese copy has （ ）; ( ) belong to Latin text and formulas.",
    ),
    Code(
        "copy.full-width-mark",
        "warning",
        "A full-width mark stands in a number or in Latin text",
        "Numbers, addresses and Latin sentences have , . : of half a square.",
    ),
    Code(
        "copy.straight-quote",
        "warning",
        "A straight quotation mark stands in Chinese copy",
        "“ ” open and close (「 」 in Traditional copy); a straight mark does neither.",
    ),
    Code(
        "copy.ellipsis", "warning", "Dots stand for an ellipsis", "The Chinese ellipsis is ……, two squares."
    ),
    Code("copy.dash", "warning", "Hyphens stand for a dash", "The Chinese dash is ——, two squares."),
    Code(
        "copy.repeated-mark",
        "warning",
        "Two marks stand where one belongs",
        "One is a slip; the same mark twice is mended by `--fix`.",
    ),
    Code("copy.missing-stop", "note", "A paragraph ends without a mark", "A statement ends with 。"),
    Code("copy.unopened-mark", "warning", "A closing mark closes nothing", "Its opening mark is missing."),
    Code(
        "copy.nested-title",
        "warning",
        "A title within a title has the marks of the outer one",
        "Within 《 》 stand 〈 〉.",
    ),
    Code(
        "copy.nested-quote",
        "warning",
        "Quotation marks stand within each other the wrong way round",
        "“ ” outside and ‘ ’ within (「 」 and 『 』 in Traditional copy); no pair crosses another.",
    ),
    Code(
        "copy.mark-in-series",
        "note",
        "、 stands between words that have marks already",
        "《甲》《乙》 need none between them.",
    ),
    Code(
        "copy.superfluous-mark",
        "note",
        "A mark says what the word beside it says",
        "、 before 和, …… before 等: one of the two is enough.",
    ),
    Code("copy.mark-ends-head", "note", "A head ends with a mark", "Heads take no 。 ， 、 ； at their end."),
    Code("copy.interpunct", "warning", "A dot stands for the interpunct", "Parts of a name are joined by ·."),
    Code(
        "copy.space",
        "warning",
        "A space stands between Chinese characters",
        "Chinese has no word spaces; copies from PDF bring them.",
    ),
    Code(
        "copy.letter-width",
        "warning",
        "Letters, digits or kana have the wrong width",
        "Letters and digits are half-width, kana full-width.",
    ),
    Code(
        "copy.mixed-letters",
        "warning",
        "A word has letters of two scripts",
        "Cyrillic and Greek letters look like Latin ones; searching and reading aloud take them for others.",
    ),
    Code(
        "copy.compatibility-form",
        "warning",
        "A character has a form that only old encodings need",
        "Radicals, compatibility ideographs and small marks look like ordinary characters; searching and "
        "reading aloud take them for others.",
    ),
    Code(
        "copy.doubled-character",
        "note",
        "A character stands twice",
        "A slip of typing or of copying, unless the word doubles rightly.",
    ),
    Code(
        "copy.other-script",
        "warning",
        "A character belongs to the other script",
        "A Traditional character in Simplified copy, or the reverse; names may keep theirs by `check.mute`.",
    ),
    Code(
        "copy.variant-character",
        "note",
        "A variant stands for the standard character",
        "牀 for 床: Simplified copy has one form of a character; older editions keep others.",
    ),
    Code(
        "copy.look-alike",
        "warning",
        "A character stands for one that looks like it",
        "曰 for 日, 一 for the dash: copies by OCR bring them, and no search finds the right word.",
    ),
    Code(
        "copy.private-character",
        "warning",
        "A character has a meaning in one font alone",
        "Private-use characters print as boxes, or as others, with every other face and in e-books.",
    ),
    Code(
        "copy.rare-character",
        "note",
        "A character is rare",
        "Characters outside the tables of common use are often misread or mistyped; names may need them.",
    ),
    Code(
        "copy.confusion", "warning", "A word has a wrong character", "A form that dictionaries do not know."
    ),
    Code(
        "copy.particle",
        "note",
        "的, 地 or 得 stands for another of them",
        "的 stands before nouns, 地 before verbs, 得 behind verbs.",
    ),
    Code(
        "copy.particle-of-old",
        "note",
        "的 stands where 地 or 得 is written today",
        "Older prose has 的 for all three; copy of today tells them apart.",
    ),
    Code("copy.no-such-date", "warning", "A date does not exist", "No calendar has it."),
    Code("copy.weekday", "warning", "A day of the week disagrees with its date", "One of the two is wrong."),
    Code(
        "copy.weekday-of-issue",
        "warning",
        "A day of the week disagrees with its date in the year of the issue",
        "A date without a year is taken for the one nearest to the date of the issue.",
    ),
    Code(
        "copy.range",
        "warning",
        "A hyphen or tilde stands in a range",
        "Dates take — , amounts take ～ between them.",
    ),
    Code(
        "copy.unit",
        "warning",
        "The symbol of a unit is miswritten",
        "kg, km, cm, kWh: case is part of a symbol.",
    ),
    Code(
        "copy.zero",
        "warning",
        "The sign of zero is the wrong one",
        "〇 in numbers read digit by digit, 零 in amounts, 0 among Arabic digits; O is no digit.",
    ),
    Code(
        "copy.zero-circle",
        "note",
        "A circle stands for 〇",
        "○ is a figure: faces draw it in other sizes, searching does not find it. Older newspapers have it.",
    ),
    Code(
        "copy.number-form",
        "note",
        "A number has a form that the standard does not know",
        "5% or 百分之五, 二十几个, 三四天, 12,345.",
    ),
    Code(
        "copy.mixed-numbers",
        "note",
        "Numbers of one kind stand in two forms",
        "30岁 and 三十岁 in one article: choose one.",
    ),
    Code(
        "copy.headline-length",
        "note",
        "A headline is too long for its rank",
        "It takes three lines, or small type, on a newspaper page.",
    ),
    Code(
        "copy.lede-length",
        "note",
        "A lede is long",
        "The first paragraph of a report is read at a glance; put the rest into the second.",
    ),
    Code(
        "copy.long-quotation",
        "note",
        "A quotation is long beside its article",
        "A pull quote is one sentence; a quotation that outgrows its text may be an article itself.",
    ),
    Code(
        "copy.unknown-role",
        "note",
        "A byline has an unknown role",
        "Stores and libraries are told the roles that are known: 记者, 摄影, 译 and others.",
    ),
    Code(
        "copy.house-word", "warning", "A word is not the house's", "words.yaml says which word is preferred."
    ),
    Code(
        "copy.same-paragraph", "warning", "A paragraph stands in two places", "One of them was pasted twice."
    ),
    Code(
        "copy.name-twice",
        "warning",
        "A person is named in two ways",
        "One character differs from the name elsewhere in the issue, and sounds or looks the same.",
    ),
    Code("copy.caption-is-head", "note", "A caption repeats the headline", "It tells readers nothing new."),
    Code("copy.picture-twice", "note", "A picture is used twice", "One of them may be meant to be another."),
    Code(
        "copy.mute-unused",
        "note",
        "What is muted is not there",
        "An entry of `check.mute` that mutes nothing.",
    ),
)
