"""Pages on sheets: that a booklet folds right, that nothing crosses a fold, what is refused."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf

from banxin.press.imposition import Binding, Imposition, Scheme
from banxin.press.imposition.drawing import ImpositionError, imposed
from banxin.press.imposition.order import BLANK, Side, folded, in_order, newspaper

LEFT, RIGHT = Binding.LEFT, Binding.RIGHT
WIDTH, HEIGHT, BLEED = 100, 150, 8
MM = 72 / 25.4


def paper(count: int, sizes: Sequence[tuple[float, float]] = (), **keys: object) -> bytes:
    """Pages of 100 by 150 pt with 8 pt of bleed; each is a bar as wide as its number, in red to the bleed."""
    pdf = Pdf.new()
    for number in range(1, count + 1):
        width, height = sizes[number - 1] if sizes else (WIDTH, HEIGHT)
        ink = f"1 0 0 rg {-BLEED} {-BLEED} {width + 2 * BLEED} {height + 2 * BLEED} re f"
        ink += f" 0 0 1 rg 10 {height / 2} {number} 20 re f"
        page = Dictionary(
            Type=Name.Page,
            MediaBox=Array([-BLEED, -BLEED, width + BLEED, height + BLEED]),
            TrimBox=Array([0, 0, width, height]),
            BleedBox=Array([-BLEED, -BLEED, width + BLEED, height + BLEED]),
            Contents=pdf.make_stream(ink.encode()),
            **keys,
        )
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    target = io.BytesIO()
    pdf.save(target)
    return target.getvalue()


def order(sides: Sequence[Side]) -> list[tuple[int, ...]]:
    return [side.pages for side in sides]


@pytest.mark.parametrize(
    ("count", "binding", "signature", "expected"),
    [
        (4, LEFT, 0, [(4, 1), (2, 3)]),
        (8, LEFT, 0, [(8, 1), (2, 7), (6, 3), (4, 5)]),
        (6, LEFT, 0, [(0, 1), (2, 0), (6, 3), (4, 5)]),
        (4, RIGHT, 0, [(1, 4), (3, 2)]),
        (8, LEFT, 4, [(4, 1), (2, 3), (8, 5), (6, 7)]),
        (1, LEFT, 0, [(0, 1), (0, 0)]),
    ],
)
def test_a_booklet(count: int, binding: Binding, signature: int, expected: list[tuple[int, ...]]) -> None:
    assert order([*folded(count, binding, signature)]) == expected


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (4, [(4, 1), (2, 3)]),
        (8, [(8, 1), (2, 7), (6, 3), (4, 5)]),
        (2, [(1,), (2,)]),
        (6, [(6, 1), (2, 5), (3,), (4,)]),
        (3, [(0, 1), (2, 3)]),
    ],
)
def test_a_newspaper(count: int, expected: list[tuple[int, ...]]) -> None:
    assert order([*newspaper(count, LEFT)]) == expected


def test_several_on_a_side() -> None:
    assert [side.rows for side in in_order(5, 2, 2, LEFT)] == [((1, 2), (3, 4)), ((5, 0), (0, 0))]
    assert [side.rows for side in in_order(3, 2, 1, RIGHT)] == [((2, 1),), ((0, 3),)]


def read_after_folding(sides: Sequence[Side], binding: Binding) -> list[int]:
    """Leaf by leaf through the sheets laid into one another, as a reader turns them."""
    first, last = [], []
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        if len(front.pages) == 1:
            first += [front.pages[0], back.pages[0]]
            continue
        rows = [side.pages if binding is LEFT else side.pages[::-1] for side in (front, back)]
        first += [rows[0][1], rows[1][0]]
        last = [rows[1][1], rows[0][0], *last]
    return [*first, *last]


@given(st.integers(1, 60), st.sampled_from([LEFT, RIGHT]))
def test_folded_sheets_are_read_in_order(count: int, binding: Binding) -> None:
    for sides in ([*folded(count, binding)], [*newspaper(count, binding)]):
        read = read_after_folding(sides, binding)
        assert [page for page in read if page != BLANK] == [*range(1, count + 1)]


@given(st.integers(1, 90), st.sampled_from([4, 8, 16, 32]))
def test_signatures_follow_one_another(count: int, most: int) -> None:
    sides = [*folded(count, LEFT, most)]
    read = [
        page
        for number in range(sides[-1].signature + 1)
        for page in read_after_folding([side for side in sides if side.signature == number], LEFT)
    ]
    assert [page for page in read if page != BLANK] == [*range(1, count + 1)]


def bars(data: bytes, scale: float = 4.0) -> list[list[tuple[float, float]]]:
    """The blue bars of each side: where each begins and how wide it is, in pt of the sheet."""
    found = []
    for page in pypdfium2.PdfDocument(data):
        image = page.render(scale=scale).to_pil().convert("RGB")
        y = image.height // 2 - int(10 * scale)
        blue = [
            image.getpixel((x, y))[2] > 128 and image.getpixel((x, y))[0] < 128 for x in range(image.width)
        ]
        edges = [x for x in range(1, image.width) if blue[x] != blue[x - 1]]
        pairs = zip(edges[::2], edges[1::2], strict=True)
        found.append([(left / scale, (right - left) / scale) for left, right in pairs])
    return found


def test_pages_stand_where_the_order_has_them() -> None:
    made = imposed(paper(8), Imposition(Scheme.BOOKLET))
    assert (made.sides, made.blanks, made.odd_sizes) == (4, 0, ())
    widths = [[round(width) for _, width in side] for side in bars(made.data)]
    assert widths == [[8, 1], [2, 7], [6, 3], [4, 5]]


def test_inner_pages_move_to_the_spine() -> None:
    at = [
        [left for left, _ in side]
        for side in bars(imposed(paper(8), Imposition(Scheme.BOOKLET, creep=1.0)).data)
    ]
    assert at[2][0] - at[0][0] == pytest.approx(MM, abs=0.3)
    assert at[2][1] - at[0][1] == pytest.approx(-MM, abs=0.3)


def test_boxes_hold_sheet_bleed_and_marks() -> None:
    made = imposed(paper(4), Imposition(Scheme.NEWSPAPER))
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        page = pdf.pages[0]
        media, bleed, trim = (
            [float(edge) for edge in box] for box in (page.mediabox, page.bleedbox, page.trimbox)
        )
    assert trim[2] - trim[0] == pytest.approx(2 * WIDTH)
    assert trim[3] - trim[1] == pytest.approx(HEIGHT)
    assert [abs(outer - inner) for outer, inner in zip(bleed, trim, strict=True)] == pytest.approx(
        [BLEED] * 4
    )
    assert media[0] == 0 < bleed[0]


def test_nothing_crosses_the_fold_and_bleed_reaches_out() -> None:
    made = imposed(paper(1), Imposition(Scheme.BOOKLET))  # blank beside page 1
    image = pypdfium2.PdfDocument(made.data)[0].render(scale=4).to_pil().convert("RGB")
    middle, half = image.height // 2 + 60, image.width // 2
    red = [x for x in range(image.width) if image.getpixel((x, middle)) == (255, 0, 0)]
    assert red[0] == pytest.approx(half, abs=1)
    assert red[-1] == pytest.approx(half + (WIDTH + BLEED) * 4, abs=2)


def test_pages_become_smaller_to_fit_the_paper() -> None:
    made = imposed(paper(4), Imposition(Scheme.N_UP, up=4, paper=(60, 80)))
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        box = [float(edge) for edge in pdf.pages[0].mediabox]
    assert box == pytest.approx([0, 0, 60 * MM, 80 * MM], abs=0.01)
    whole = [round(width / (80 * MM / (2 * HEIGHT)), 1) for _, width in bars(made.data)[0]]
    assert whole == []  # the middle of the sheet is between the rows


def test_marks_are_on_all_plates() -> None:
    made = imposed(paper(4), Imposition(Scheme.BOOKLET))
    plain = imposed(paper(4), Imposition(Scheme.BOOKLET, marks=False))
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        colour = pdf.pages[0].Resources.ColorSpace.Registration
        assert (colour[0], colour[1]) == ("/Separation", "/All")
        assert b"/Registration CS" in pdf.pages[0].Contents.read_bytes()
    with pikepdf.open(io.BytesIO(plain.data)) as pdf:
        assert b"/Registration" not in pdf.pages[0].Contents.read_bytes()


def test_turned_pages_stand_upright() -> None:
    made = imposed(paper(4, [(HEIGHT, WIDTH)] * 4, Rotate=90), Imposition(Scheme.BOOKLET))
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        trim = [float(edge) for edge in pdf.pages[0].trimbox]
    assert trim[2] - trim[0] == pytest.approx(2 * WIDTH)


def test_pages_of_other_sizes_are_told() -> None:
    sizes = [(WIDTH, HEIGHT), (WIDTH, HEIGHT), (WIDTH - 20, HEIGHT), (WIDTH, HEIGHT)]
    assert imposed(paper(4, sizes), Imposition(Scheme.BOOKLET)).odd_sizes == (3,)


def test_the_same_file_gives_the_same_sheets() -> None:
    data = paper(5)
    assert imposed(data, Imposition(Scheme.BOOKLET)) == imposed(data, Imposition(Scheme.BOOKLET))


def locked() -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper(1))) as pdf:
        pdf.save(target, encryption=pikepdf.Encryption(owner="o", user="u"))
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "no PDF"), (b"%PDF-1.7\nrubbish", "no PDF"), (paper(0), "no pages"), (locked(), "password")],
    ids=["empty", "broken", "no pages", "password"],
)
def test_what_cannot_be_imposed_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(ImpositionError, match=words):
        imposed(data, Imposition(Scheme.BOOKLET))
