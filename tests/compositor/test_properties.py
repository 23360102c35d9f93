"""What holds for any text: nothing lost, nothing too long, nothing forbidden at an edge, the ladder kept."""

from hypothesis import given, settings
from hypothesis import strategies as st

from banxin.compositor import tables as t
from banxin.compositor.levels import PROHIBITIONS, Level
from banxin.compositor.optimum import compose
from banxin.compositor.style import LineStyle

from .type_for_tests import EM, TAIWAN, copy_of, set_lines

PIECES = [
    *"天地玄黄宇宙洪荒日月", *"，。、；：？！", *"“”《》（）‘’", "——", "……", "·", "～", "／",
    "ABC", "12", "2024年", "30%", " ", "don’t", "￥5", "\u3000",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=120).map("".join)
STYLES = st.sampled_from(
    [
        LineStyle(), TAIWAN, LineStyle(level=Level.STRICT), LineStyle(level=Level.BASIC),
        LineStyle(justified=False), LineStyle(stops_shrink=False), LineStyle(hanging=True),
    ]
)  # fmt: skip
MEASURES = st.integers(7, 30)


@settings(max_examples=150, deadline=None)
@given(TEXTS, MEASURES, STYLES)
def test_no_character_is_lost_or_moved(text, measure, style):
    got = "".join(line for line, _ in set_lines(text, measure, style))
    assert got == text.replace(" ", "")


@settings(max_examples=150, deadline=None)
@given(TEXTS, MEASURES, STYLES)
def test_no_line_is_over_the_measure_unless_reported(text, measure, style):
    copy = copy_of(text, style)
    if not copy.sorts:
        return
    lines = compose(copy, 0, len(copy.sorts), [measure * EM])
    for nth, (_, fitted) in enumerate(set_lines(text, measure, style)):
        if nth not in lines.overfull:
            assert fitted.over <= t.TOLERANCE * EM


@settings(max_examples=150, deadline=None)
@given(TEXTS, MEASURES, STYLES)
def test_no_line_starts_or_ends_with_what_is_forbidden(text, measure, style):
    copy = copy_of(text, style)
    if not copy.sorts:
        return
    rule = PROHIBITIONS[style.level]
    ends = compose(copy, 0, len(copy.sorts), [measure * EM]).ends
    for end in ends[:-1]:
        assert copy.sorts[end].kind not in rule.first
        assert copy.sorts[end - 1].kind not in rule.last
        assert copy.joints[end].price is not None


@settings(max_examples=100, deadline=None)
@given(TEXTS, MEASURES)
def test_floors_and_the_order_of_steps(text, measure):
    """No joint shrinks below its floor, none of a later step while an earlier one has room (C42, C44)."""
    copy = copy_of(text)
    start = 0
    for line, fitted in set_lines(text, measure):
        end = start + _count(copy, start, line)
        joints = copy.joints[start + 1 : end]
        loss = [joint.glue - glue for joint, glue in zip(joints, fitted.glues, strict=False)]
        used = sum(lost for lost in loss if lost > 0)
        rooms = [sum(joint.shrink[step] for joint in joints) for step in range(t.SHRINK_STEPS)]
        reached = next((s for s in range(t.SHRINK_STEPS) if sum(rooms[: s + 1]) >= used), t.SHRINK_STEPS - 1)
        for joint, lost in zip(joints, loss, strict=True):
            assert lost <= sum(joint.shrink[: reached + 1])
        start = end


def _count(copy, start, line):
    length, count = 0, 0
    while length < len(line):
        length += len(copy.sorts[start + count].text)
        count += 1
    return count


@settings(max_examples=60, deadline=None)
@given(TEXTS, MEASURES, STYLES)
def test_the_same_text_gives_the_same_lines(text, measure, style):
    assert set_lines(text, measure, style) == set_lines(text, measure, style)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000))
def test_long_copy_is_taken_in_chunks(seed):
    import random

    picked = random.Random(seed)
    text = "".join(picked.choice(PIECES) for _ in range(3000))
    got = set_lines(text, 20)
    assert "".join(line for line, _ in got) == text.replace(" ", "")
    assert all(fitted.over <= t.TOLERANCE * EM for _, fitted in got)
