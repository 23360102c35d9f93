"""Compares what a row asks for with what was set."""

from itertools import pairwise

from banxin.compositor.marks import SortKind

from .setting import NEAR, Page, Setting


def faults(setting: Setting, page: Page) -> list[str]:
    """All that is not as the row says; empty where everything is."""
    return [*_words(setting, page), *_places(setting, page), *_between(setting, page)]


def _words(wanted: Setting, page: Page) -> list[str]:
    words = [line.words for line in page.lines]
    firsts = "".join(line[:1] for line in words[1:])
    lasts = "".join(line[-1:] for line in words[:-1])
    found = []
    if wanted.lines is not None and words != list(wanted.lines):
        found.append(f"lines {words}, not {list(wanted.lines)}")
    if wanted.whole is not None and not any(wanted.whole in line for line in words):
        found.append(f"{wanted.whole} is parted: {words}")
    if wanted.parted is not None and any(wanted.parted in line for line in words):
        found.append(f"{wanted.parted} is whole: {words}")
    parted = wanted.never_parted
    if parted is not None and sum(line.count(parted) for line in words) != "".join(words).count(parted):
        found.append(f"{parted} is parted somewhere: {words}")
    for name, seen, must in (
        ("starts", firsts, True), ("never_starts", firsts, False), ("ends", lasts, True),
        ("never_ends", lasts, False),
    ):  # fmt: skip
        marks = getattr(wanted, name)
        if marks is not None and any(mark in seen for mark in marks) is not must:
            found.append(f"{name} {marks}: {words}")
    if wanted.overfull is not None and page.overfull != wanted.overfull:
        found.append(f"{page.overfull} lines too long, not {wanted.overfull}: {words}")
    return found


def _places(wanted: Setting, page: Page) -> list[str]:
    found = []
    first = page.lines[0] if page.lines else None
    if wanted.width is not None and first and not _near(first.end, wanted.width):
        found.append(f"ends at {first.end:.3f}, not {wanted.width}")
    if wanted.pens is not None and first and not _all_near(first.pens, wanted.pens):
        found.append(f"pens {[round(pen, 3) for pen in first.pens]}, not {list(wanted.pens)}")
    if wanted.flush is not None:
        ends = [line.end for line in page.lines[:-1]]
        if all(_near(end, wanted.measure) for end in ends) is not wanted.flush:
            found.append(f"lines end at {ends}")
    if wanted.last is not None and not _near(page.lines[-1].end, wanted.last):
        found.append(f"the last line ends at {page.lines[-1].end:.3f}, not {wanted.last}")
    if wanted.letters is not None and not all(_near(step, wanted.letters) for step in page.letters):
        found.append(f"letters {page.letters} apart, not {wanted.letters}")
    if wanted.pitch is not None and not _near(widest_pitch(page), wanted.pitch):
        found.append(f"Han {widest_pitch(page):.3f} apart, not {wanted.pitch}")
    if wanted.leading is not None:
        steps = [b.baseline - a.baseline for a, b in pairwise(page.lines)]
        if not steps or not all(_near(step, wanted.leading) for step in steps):
            found.append(f"leading {steps}, not {wanted.leading}")
    return found


def _between(wanted: Setting, page: Page) -> list[str]:
    found = []
    for name in ("dots", "heights"):
        places = getattr(wanted, name)
        if places is not None and not _all_near(getattr(page, name), places):
            found.append(f"{name} at {getattr(page, name)}, not {list(places)}")
    if wanted.rules is not None:
        flat = [x for rule in page.rules for x in rule]
        if not _all_near(flat, [x for rule in wanted.rules for x in rule]):
            found.append(f"rules {list(page.rules)}, not {list(wanted.rules)}")
    if wanted.readings is not None:
        seen = [(text, left, right) for text, left, right, _ in page.readings]
        same = [a[0] for a in seen] == [b[0] for b in wanted.readings]
        flat = [x for reading in seen for x in reading[1:]]
        if not same or not _all_near(flat, [x for reading in wanted.readings for x in reading[1:]]):
            found.append(f"readings {seen}, not {list(wanted.readings)}")
    if wanted.reading_size is not None:
        sizes = [size for *_, size in page.readings]
        if not sizes or not _all_near(sizes, [wanted.reading_size] * len(sizes)):
            found.append(f"readings of {sizes} em")
    return found


def widest_pitch(page: Page) -> float:
    """The widest step from one Han character to the next on a line."""
    return max(
        (
            b - a
            for line in page.lines
            for (a, b), (kind, following) in zip(pairwise(line.pens), pairwise(line.kinds), strict=True)
            if kind == following == SortKind.HAN
        ),
        default=1.0,
    )


def _near(a: float, b: float) -> bool:
    return abs(a - b) <= NEAR


def _all_near(a, b) -> bool:
    return len(a) == len(b) and all(map(_near, a, b))


def apart(model: Page, printed: Page) -> list[str]:
    """Where print departs from the model: other lines, or a pen or a line end elsewhere."""
    found = []
    if [line.words for line in model.lines] != [line.words for line in printed.lines]:
        return [
            f"model {[line.words for line in model.lines]}, print {[line.words for line in printed.lines]}"
        ]
    for ours, theirs in zip(model.lines, printed.lines, strict=True):
        if not _all_near([*ours.pens, ours.end], [*theirs.pens, theirs.end]):
            found.append(f"{ours.words}: model {list(ours.pens)}, print {list(theirs.pens)}")
    if model.overfull != printed.overfull:
        found.append(f"model {model.overfull}, print {printed.overfull} lines too long")
    return found
