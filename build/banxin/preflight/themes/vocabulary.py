"""Names of CSS that programs other than the engine know: properties, words, units, elements, at-rules.

Sources: the W3C list of all properties and CSS Snapshot 2025; Selectors 4 §18; HTML Standard, index of
elements; SVG 2, appendix of presentation attributes; EPUB 3.3 §6.3.2 and its table of prefixed properties.
"""

from __future__ import annotations

from typing import Final


def _row(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STANDARD_PROPERTIES: Final = _words(
    """
    accent-color alignment-baseline all anchor-scope animation animation-timeline aspect-ratio
    backdrop-filter backface-visibility background-blend-mode background-position-x background-position-y
    baseline-shift baseline-source block-step block-step-align block-step-insert block-step-round
    block-step-size border-boundary clip-path clip-rule color-adjust color-interpolation-filters
    column-height column-wrap contain contain-intrinsic-block-size contain-intrinsic-height
    contain-intrinsic-inline-size contain-intrinsic-size contain-intrinsic-width container container-name
    container-type content-visibility corner-shape cue cursor dominant-baseline dynamic-range-limit
    exclusion fill fill-opacity fill-rule filter float-defer float-offset float-reference flood-color
    flood-opacity flow-from flow-into font-optical-sizing font-palette font-size-adjust font-synthesis
    font-synthesis-position font-synthesis-small-caps font-synthesis-style font-synthesis-weight font-width
    forced-color-adjust glyph-orientation-vertical hanging-punctuation hyphenate-limit-last
    hyphenate-limit-lines initial-letter initial-letter-align initial-letter-wrap inline-sizing
    input-security interactivity interpolate-size isolation item-flow lighting-color line-break line-grid
    line-height-step line-padding line-snap margin-trim mask mask-border mask-clip mask-composite mask-image
    mask-mode mask-origin mask-position mask-repeat mask-size mask-type math-depth math-shift math-style
    mix-blend-mode nav-down nav-left nav-right nav-up object-view-box offset offset-anchor offset-distance
    offset-path offset-position offset-rotate overflow-anchor overflow-block overflow-clip-margin
    overflow-inline overflow-x overflow-y overlay paint-order perspective perspective-origin position-anchor
    position-area position-try position-visibility print-color-adjust reading-flow reading-order
    region-fragment rotate ruby-align ruby-merge ruby-overhang ruby-position scale shape-image-threshold
    shape-inside shape-margin shape-outside shape-padding slider-orientation spatial-navigation-action
    spatial-navigation-contain speak-as src stop-color stop-opacity stroke stroke-dasharray
    stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width
    text-anchor text-autospace text-box text-box-edge text-box-trim text-combine-upright
    text-decoration-inset text-decoration-skip text-decoration-skip-ink text-emphasis text-emphasis-color
    text-emphasis-position text-emphasis-skip text-emphasis-style text-fit text-group-align text-justify
    text-orientation text-rendering text-shadow text-size-adjust text-spacing text-spacing-trim
    text-underline-position text-wrap text-wrap-mode text-wrap-style transform-box transform-style translate
    user-select vector-effect white-space-collapse white-space-trim widths word-space-transform wrap-after
    wrap-before wrap-flow wrap-inside wrap-through writing-mode zoom
    """
)
"""Properties of CSS that the engine does not know; those that it knows stand in `ENGINE_PROPERTIES`."""
SVG_PROPERTIES: Final = _words(
    """
    alignment-baseline baseline-shift clip-path clip-rule color color-interpolation cx cy d display
    dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity font font-family
    font-size font-style font-variant font-weight height image-rendering letter-spacing lighting-color
    marker marker-end marker-mid marker-start mask opacity overflow paint-order pointer-events r rx ry
    shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap
    stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-rendering
    transform transform-origin unicode-bidi vector-effect visibility width word-spacing writing-mode x y
    """
)
"""What drawings are styled with; inside `<svg>` the engine heeds them too."""
EPUB_PROPERTIES: Final = _words(
    """
    -epub-hyphens -epub-line-break -epub-ruby-position -epub-text-align-last -epub-text-combine
    -epub-text-combine-horizontal -epub-text-decoration -epub-text-emphasis -epub-text-emphasis-color
    -epub-text-emphasis-position -epub-text-emphasis-style -epub-text-orientation -epub-text-transform
    -epub-text-underline-position -epub-word-break -epub-writing-mode adobe-hyphenate adobe-text-layout
    duokan-bleed duokan-text-indent
    """
)
"""Prefixed properties of EPUB 3 and of wide-spread reading systems."""
VENDORS: Final = _row(
    """
    -webkit- -moz- -ms- -o- -apple- -amzn- -kindle- -prince- -ibooks- -ah- -ro- -pdf- -rs- -khtml- -weasy-
    -epub-
    """
)
"""Prefixes of programs; what stands behind them is theirs."""
KEYWORDS: Final = _row(
    """
    absolute all all-small-caps alphabetic always auto avoid avoid-column avoid-page balance balance-all
    baseline before after black blink block block-end block-start bold bolder border-box both bottom
    break-all break-word capitalize caption center circle clip clone collapse column column-reverse
    condensed contain content content-box contents cover cursive current currentcolor dashed decimal
    decimal-leading-zero default dense diagonal-fractions disc discard dotted double ease element ellipsis
    embed end expanded extra-condensed extra-expanded fantasy fill first first-baseline fit-content fixed
    flex flex-end flex-start flow flow-root footnote full-width georgian grid groove hanging-punctuation
    hebrew hidden hide historical-forms horizontal horizontal-tb icon inherit inherit-size initial inline
    inline-block inline-end inline-flex inline-grid inline-start inline-table inset inside inter-character
    inter-word italic jis04 jis78 jis83 jis90 justify justify-all keep-all landscape large larger last
    last-baseline ledger left legacy lighter line-through lining-nums list-item local lower-alpha
    lower-greek lower-latin lower-roman ltr manual match-parent max-content medium menu middle min-content
    minmax mixed monospace multiply narrower no-close-quote no-common-ligatures no-contextual no-open-quote
    no-repeat none normal nowrap oblique off oldstyle-nums on open optional ordinal outset outside over
    overline padding-box page paginate petite-caps pixelated portrait pre pre-line pre-wrap preserve-breaks
    proportional-nums proportional-width recto relative repeat repeat-x repeat-y reset revert revert-layer
    ridge right round row row-reverse rtl ruby running safe sans-serif scale-down scroll self-end self-start
    semi-condensed semi-expanded separate serif show sideways silent simplified slashed-zero slice small
    small-caps small-caption smaller smooth solid space space-around space-between space-evenly spread
    square stacked-fractions start static status-bar sticky stretch strict sub subgrid super system-ui table
    table-caption table-cell table-column table-column-group table-footer-group table-header-group table-row
    table-row-group tabular-nums text text-bottom text-top thick thin titling-caps top traditional
    transparent ultra-condensed ultra-expanded under underline unicase unsafe unset upper-alpha upper-latin
    upper-roman upright verso vertical vertical-lr vertical-rl visible wavy wider wrap wrap-reverse x-large
    x-small xx-large xx-small xxx-large zero A3 A4 A5 B4 B5 JIS-B4 JIS-B5 letter legal crop cross
    cjk-decimal cjk-ideographic simp-chinese-informal simp-chinese-formal trad-chinese-informal
    trad-chinese-formal cjk-earthly-branch cjk-heavenly-stem aqua beige blue brown cornflowerblue crimson
    cyan darkblue darkgray darkgreen darkred dimgray firebrick fuchsia gold goldenrod gray green grey indigo
    ivory khaki lavender lightblue lightgray lime magenta maroon midnightblue navy olive orange orchid pink
    plum purple red royalblue salmon sienna silver skyblue slategray steelblue tan teal tomato turquoise
    violet wheat white yellow
    """
)
"""Words that values are made of, colours among them; which property takes which, its validator says."""
STANDARD_VALUES: Final = {
    "display": _words("contents math ruby ruby-base ruby-text run-in"),
    "position": _words("sticky"),
    "overflow": _words("clip overlay"),
    "visibility": _words("collapse"),
    "text-align": _words("match-parent"),
    "text-transform": _words("full-size-kana math-auto"),
    "word-break": _words("auto-phrase break-word keep-all manual"),
    "white-space": _words("break-spaces"),
    "float": _words("bottom inline-end inline-start snap-block top"),
    "clear": _words("inline-end inline-start"),
    "width": _words("fit-content max-content min-content stretch"),
    "min-width": _words("fit-content max-content min-content stretch"),
    "max-width": _words("fit-content max-content min-content stretch"),
    "height": _words("fit-content max-content min-content stretch"),
    "font-size": _words("math"),
    "background-clip": _words("border-area text"),
    "text-decoration-line": _words("grammar-error spelling-error"),
}
"""Words that CSS knows as values of a property and the engine does not take."""

WIDE_KEYWORDS: Final = _words("unset revert revert-layer")
"""Values of every property that the engine does not know; `initial` and `inherit` it does."""

UNITS: Final = _row(
    """
    em ex ch ic lh rem rlh cap px pt pc mm cm in q vw vh vmin vmax vi vb deg rad grad turn s ms dpi dpcm
    dppx x fr cqw cqh cqi cqb svw svh lvw lvh dvw dvh rex rch ric rcap
    """
)
FUNCTIONS: Final = _words(
    """
    abs acos anchor anchor-size annotation asin atan atan2 attr blur brightness calc character-variant
    circle clamp color color-mix conic-gradient content contrast contrast-color cos counter counters
    cross-fade cubic-bezier device-cmyk drop-shadow element ellipse env exp first-valid fit-content format
    grayscale hsl hsla hue-rotate hwb hypot if image image-set inset invert lab lch leader light-dark linear
    linear-gradient local log matrix matrix3d max min minmax mod oklab oklch opacity ornaments paint
    palette-mix path perspective polygon pow progress radial-gradient random ray rect rem repeat
    repeating-conic-gradient repeating-linear-gradient repeating-radial-gradient rgb rgba rotate rotate3d
    rotatex rotatey rotatez round running saturate scale scale3d scalex scaley scalez scroll sepia shape
    sibling-count sibling-index sign sin skew skewx skewy sqrt src steps string styleset stylistic swash
    symbols tan target-counter target-counters target-text tech toggle translate translate3d translatex
    translatey translatez url var view xywh
    """
)
NOT_IN_PRINT: Final = _words(
    """
    anchor anchor-size blur brightness circle color-mix conic-gradient contrast contrast-color cross-fade
    drop-shadow ellipse env first-valid grayscale hue-rotate if image image-set inset invert light-dark
    matrix3d opacity paint palette-mix path perspective polygon progress random ray rect
    repeating-conic-gradient rotate3d rotatex rotatey rotatez saturate scale3d scalez scroll sepia shape
    sibling-count sibling-index symbols toggle translate3d translatez view xywh
    """
)
"""Functions of CSS that the engine does not know."""

PSEUDO_CLASSES: Final = _row(
    """
    active any-link checked default dir disabled empty enabled first-child first-of-type focus focus-visible
    focus-within has hover in-range indeterminate invalid is lang last-child last-of-type link local-link
    not nth-child nth-col nth-last-child nth-last-of-type nth-of-type only-child only-of-type open optional
    out-of-range past placeholder-shown popover-open read-only read-write required root scope state target
    target-within user-invalid valid visited where fullscreen host defined current future modal playing
    paused blank after before first-letter first-line
    """
)
PSEUDO_ELEMENTS: Final = _row(
    """
    after before backdrop cue cue-region file-selector-button first-letter first-line grammar-error
    highlight marker part placeholder selection slotted spelling-error target-text footnote-call
    footnote-marker details-content
    """
)
ELEMENTS: Final = _words(
    """
    a abbr acronym address animate annotation area article aside audio b base bdi bdo big blockquote body br
    button canvas caption center circle cite clippath code col colgroup data datalist dd defs del desc
    details dfn dialog div dl dt ellipse em embed fieldset figcaption figure filter font footer
    foreignobject form g h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins kbd label
    legend li line lineargradient link main map mark marker mask math menu merror meta meter mfrac mi mn mo
    mover mpadded mphantom mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder
    munderover nav noscript object ol optgroup option output p param path pattern picture polygon polyline
    pre progress q radialgradient rb rect rp rt rtc ruby s samp script search section select semantics slot
    small source span stop strike strong style sub summary sup svg switch symbol table tbody td template
    text textarea textpath tfoot th thead time title tr track tspan tt u ul use var video wbr
    """
)
AT_RULES: Final = _words(
    """
    charset color-profile container counter-style custom-media document font-face font-feature-values
    font-palette-values function import keyframes layer media namespace page position-try property scope
    starting-style supports view-transition
    """
)
MEDIA: Final = _row(
    """
    all print screen speech only not and tty tv projection handheld braille embossed aural amzn-kf8
    amzn-mobi
    """
)
GENERIC_FAMILIES: Final = _words(
    """
    cursive emoji fangsong fantasy inherit initial kai math monospace nastaliq revert revert-layer
    sans-serif serif system-ui ui-monospace ui-rounded ui-sans-serif ui-serif unset
    """
)
PAGE_SELECTORS: Final = _row(
    """
    left right first blank nth recto verso
    """
)
