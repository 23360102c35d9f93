"""Any text under any choices, for the tests of properties."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from banxin.compositor.levels import Level
from banxin.compositor.marks import MarkRegion
from banxin.compositor.style import LineStyle

PIECES = [
    *"天地玄黄宇宙洪荒日月", *"，。、；：？！", *"“”《》（）‘’", "——", "⸺", "……", "·", "～", "–", "／",
    "ABC", "12", "2024年", "第3章", "30%", "12％", " ", "don’t", "￥5", "12￥", "\u3000", "\u2003",
    "a\u00a0b", "well-known",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=120).map("".join)
STYLES = st.builds(
    LineStyle,
    level=st.sampled_from(Level),
    region=st.sampled_from(MarkRegion),
    hanging=st.booleans(),
    grid=st.booleans(),
    autospace=st.sampled_from([0.25, 0.125, 0.0]),
    autospace_fixed=st.booleans(),
    adjacent=st.booleans(),
    line_start=st.booleans(),
    line_end=st.booleans(),
    stops_shrink=st.booleans(),
    justified=st.booleans(),
    lone=st.booleans(),
)
MEASURES = st.integers(7, 30)
_SURE = {"deadline": None, "derandomize": True, "database": None}  # the same examples every time
ANY = settings(max_examples=150, **_SURE)
SOME = settings(max_examples=30, **_SURE)
FEW = settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow], **_SURE)


def bare(text: str) -> str:
    """The text without what a line swallows."""
    return text.replace(" ", "").replace("\u00a0", "")
