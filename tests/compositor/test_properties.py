"""What holds for any text: nothing lost, nothing too long, nothing forbidden at an edge, the ladder kept."""

import random
from itertools import accumulate, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banxin.compositor import tables as t
from banxin.compositor.copy import Copy
from banxin.compositor.elastic import Fit, fit
from banxin.compositor.levels import PROHIBITIONS, Level
from banxin.compositor.marks import MARKS, MarkRegion
from banxin.compositor.optimum import compose
from banxin.compositor.style import LineStyle

from .any_text import ANY, FEW, MEASURES, PIECES, STYLES, TEXTS, bare
from .type_for_tests import EM, copy_of, set_lines

GRID_OF_STYLES = list(
    product(Level, MarkRegion, [False, True], [False, True], [0.25, 0.0])
)  # level, region, hanging, grid, autospace
A_TEXT = (
    "“天地”，玄黄2024年第3章《宇宙》——洪荒……ABC日月·天。”玄（地）well-known，黄？！宇12％宙￥5，洪荒日月" * 2
)


def lines_of(
    text: str, measure: float, style: LineStyle
) -> tuple[Copy, list[tuple[int, int, Fit]], set[int]]:
    """The copy, the span and the fit of each line, and which lines were reported as too long."""
    copy = copy_of(text, style)
    return copy, *lines_of_copy(copy, measure)


def lines_of_copy(copy: Copy, measure: float) -> tuple[list[tuple[int, int, Fit]], set[int]]:
    """The span and the fit of each line, and which lines were reported as too long."""
    if not copy.sorts:
        return [], set()
    lines = compose(copy, 0, len(copy.sorts), [measure * EM])
    spans = zip([0, *lines.ends], lines.ends, strict=False)
    fits = [
        (a, b, fit(copy, a, b, measure * EM, fill=copy.style.justified and b < len(copy.sorts)))
        for a, b in spans
    ]
    return fits, set(lines.overfull)


@ANY
@given(TEXTS, MEASURES, STYLES)
def test_no_character_is_lost_or_moved(text, measure, style):
    assert "".join(line for line, _ in set_lines(text, measure, style)) == bare(text)


@ANY
@given(TEXTS, MEASURES, STYLES)
def test_no_line_is_over_the_measure_unless_reported(text, measure, style):
    _, lines, overfull = lines_of(text, measure, style)
    for nth, (_, _, fitted) in enumerate(lines):
        if nth not in overfull:
            assert fitted.over <= t.TOLERANCE * EM


def forbidden_edges(copy: Copy, ends: list[int]) -> list[str]:
    """Sorts that stand where the level forbids it."""
    rule = PROHIBITIONS[copy.style.level]
    found = []
    for end in ends[:-1]:
        if copy.sorts[end].kind in rule.first or copy.joints[end].price is None:
            found.append(f"starts with {copy.sorts[end].text}")
        if copy.sorts[end - 1].kind in rule.last:
            found.append(f"ends with {copy.sorts[end - 1].text}")
    return found


@ANY
@given(TEXTS, MEASURES, STYLES)
def test_no_line_starts_or_ends_with_what_is_forbidden(text, measure, style):
    copy, lines, _ = lines_of(text, measure, style)
    assert forbidden_edges(copy, [end for _, end, _ in lines]) == []


@pytest.mark.parametrize(
    "choices", GRID_OF_STYLES, ids=lambda c: "-".join(str(getattr(x, "name", x)) for x in c)
)
def test_every_combination_of_choices(choices):
    """All of the above for each level, region, hanging, grid and gap, at every measure."""
    level, region, hanging, grid, autospace = choices
    style = LineStyle(level=level, region=region, hanging=hanging, grid=grid, autospace=autospace)
    copy = copy_of(A_TEXT, style)
    for measure in range(7, 16):
        lines, overfull = lines_of_copy(copy, measure)
        assert "".join(copy.sorts[k].text for a, b, _ in lines for k in range(a, b)) == A_TEXT
        assert forbidden_edges(copy, [end for _, end, _ in lines]) == []
        assert all(f.over <= t.TOLERANCE * EM or nth in overfull for nth, (_, _, f) in enumerate(lines))


def loss(copy: Copy, start: int, end: int, fitted: Fit) -> list[int]:
    """What each joint of a line gave up (negative: was given)."""
    joints = copy.joints[start + 1 : end]
    return [joint.glue - glue for joint, glue in zip(joints, fitted.glues, strict=False)]


@ANY
@given(TEXTS, MEASURES, STYLES)
def test_a_step_gives_only_when_all_before_it_have_given_all(text, measure, style):
    """C42: the ladder of clreq §1.3, by which joint gave what; C44: none below its floor."""
    copy, lines, _ = lines_of(text, measure, style)
    for start, end, fitted in lines:
        joints = copy.joints[start + 1 : end]
        lost = loss(copy, start, end, fitted)
        used = sum(max(0, amount) for amount in lost)
        if not used:
            continue
        assert all(amount >= 0 for amount in lost)  # no joint opens on a line that shrinks
        rooms = list(
            accumulate(sum(joint.shrink[step] for joint in joints) for step in range(t.SHRINK_STEPS))
        )
        last = next(step for step, room in enumerate(rooms) if room >= used)
        for joint, amount in zip(joints, lost, strict=True):
            assert sum(joint.shrink[:last]) <= amount <= sum(joint.shrink[: last + 1])


@ANY
@given(TEXTS, MEASURES, STYLES)
def test_spots_of_one_step_give_the_same(text, measure, style):
    """C43: of the step that is used in part, joints of equal room give equal amounts, to one unit."""
    copy, lines, _ = lines_of(text, measure, style)
    for start, end, fitted in lines:
        joints = copy.joints[start + 1 : end]
        lost = loss(copy, start, end, fitted)
        by_room: dict[tuple[int, ...], set[int]] = {}
        for joint, amount in zip(joints, lost, strict=True):
            by_room.setdefault((*joint.shrink, joint.space, joint.gap, joint.open), set()).add(amount)
        for amounts in by_room.values():
            assert max(amounts) - min(amounts) <= 3  # a unit of rounding in each step


@ANY
@given(TEXTS, MEASURES, STYLES)
def test_nothing_opens_beyond_its_ceiling_before_han_do(text, measure, style):
    """C44 ceilings, C45: what is one thing and what stands tight is never opened; the last step is even."""
    copy, lines, _ = lines_of(text, measure, style)
    for start, end, fitted in lines:
        joints = copy.joints[start + 1 : end]
        for place, (joint, amount) in enumerate(zip(joints, loss(copy, start, end, fitted), strict=True)):
            given_to = max(0, -amount)
            ceiling = joint.space + joint.gap
            assert given_to <= ceiling + fitted.opened + 1 if joint.open else given_to <= ceiling
            if fitted.opened and joint.open:
                assert given_to >= ceiling + fitted.opened - 1
            a, b = copy.sorts[start + place], copy.sorts[start + place + 1]
            if a.kind in MARKS and b.kind in MARKS:
                assert given_to == 0


@ANY
@given(TEXTS, MEASURES, STYLES)
def test_han_open_only_where_the_line_could_take_no_more(text, measure, style):
    """C42, C06: no line is opened noticeably if shrink could draw in the piece behind it at no other cost.

    An opening of a twentieth of an em costs more than all shrink of two lines, so the best lines never hold
    one where the next line would be full, shrunk or the last without that piece.
    """
    copy, lines, _ = lines_of(text, measure, style)
    for nth, (start, end, fitted) in enumerate(lines[:-1]):
        if fitted.opened < t.STRETCH_STEP * EM:
            continue
        following = next(k for k in range(end + 1, lines[-1][1] + 1) if breaks_free(copy, k))
        drawn_in = fit(copy, start, following, measure * EM, fill=False)
        if drawn_in.over <= t.TOLERANCE * EM:
            assert not serves(copy, following, lines[nth + 1][1], measure), (start, end, following)


def breaks_free(copy: Copy, place: int) -> bool:
    return place == len(copy.sorts) or copy.joints[place].price == 0


def serves(copy: Copy, start: int, end: int, measure: int) -> bool:
    """Whether these sorts would make a good line: the last with enough on it, or one not short."""
    if start >= end:
        return start == len(copy.sorts)
    if end == len(copy.sorts):
        return sum(sort.units for sort in copy.sorts[start:end]) > t.LONE_UNITS
    natural = fit(copy, start, end, 1 << 40, fill=False).width
    return natural >= (measure - t.TOLERANCE) * EM


@ANY
@given(TEXTS, MEASURES, STYLES)
def test_the_same_text_gives_the_same_lines(text, measure, style):
    assert set_lines(text, measure, style) == set_lines(text, measure, style)


@FEW
@given(st.integers(0, 10_000))
def test_long_copy_is_taken_in_chunks(seed):
    picked = random.Random(seed)
    text = "".join(picked.choice(PIECES) for _ in range(3000))
    got = set_lines(text, 20)
    assert "".join(line for line, _ in got) == bare(text)
    assert all(fitted.over <= t.TOLERANCE * EM for _, fitted in got)
