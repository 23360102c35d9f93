"""The compositor inside WeasyPrint: everything a line box can hold."""

import inspect
import io
import logging

import pytest
import weasyprint.draw
import weasyprint.layout.block
from weasyprint import HTML
from weasyprint.formatting_structure.boxes import Box

from banxin.engine import composing
from banxin.engine.contract import breaches

SOFT = "\ufffe"  # what PDFium gives for a soft hyphen at a line's end


def test_weasyprint_is_as_the_compositor_knows_it():
    assert breaches() == []


def test_a_breach_is_noticed(monkeypatch):
    monkeypatch.setattr(weasyprint.layout.block, "iter_line_boxes", lambda box: None)
    assert any("iter_line_boxes" in breach for breach in breaches())
    monkeypatch.delattr(weasyprint.draw, "draw_text")
    assert "weasyprint.draw.draw_text is gone" in breaches()
    monkeypatch.delattr(Box, "footnote")  # its value is None, which is not to be gone
    assert "weasyprint.formatting_structure.boxes.Box.footnote is gone" in breaches()


def test_a_breach_in_the_words_of_a_module_is_noticed(monkeypatch):
    source = inspect.getsource

    def other(thing):
        return (
            source(thing).replace("ffi.cdef(", "ffi.cdef('')\nffi.cdef(").replace("fontTools", "toolsOfFonts")
        )

    monkeypatch.setattr(inspect, "getsource", other)
    assert "weasyprint.text.ffi says 'ffi.cdef(' 2 times" in breaches()
    assert "weasyprint.pdf.fonts no longer says 'from fontTools import subset'" in breaches()


HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏"


def flush(proof, measure):
    return [line.position_x + line.width == pytest.approx(measure * 4, abs=0.05) for line in proof.lines[:-1]]


def test_elements_inside_a_paragraph_are_one_run(press):
    proof = press("<p>天地<b>玄黄“宇</b><i>宙”</i>，<a href='#x'>洪荒日月</a>盈昃辰宿列张寒来暑", 6)
    assert "".join(proof.words) == "天地玄黄“宇宙”，洪荒日月盈昃辰宿列张寒来暑"
    assert all(flush(proof, 6))
    assert not any(line[0] in "，”" for line in proof.words)


def test_links_lie_over_their_characters(press):
    proof = press("<p>天地玄黄<a href='https://example.org'>宇宙洪荒</a>日月盈昃", 6)
    (page,) = proof.document.pages
    boxes = sorted((round(y), round(x), round(right)) for _, _, (x, y, right, _), _ in page.links)
    assert boxes == [(0, 16, 24), (8, 0, 8)]


def test_text_is_copied_as_it_was_written(press):
    text = "天地2024年“玄黄”，A——宇宙……洪荒·日月"
    proof = press(f"<p>{text}", 30)
    assert proof.text.strip() == text


def test_floats_are_run_around_and_left_behind(press):
    proof = press(f"<div style='float:right;width:8px;height:14px'></div><p>{HAN}", 8)
    widths = [round(line.width) for line in proof.lines]
    assert widths[:3] == [24, 24, 32]
    assert "".join(proof.words) == HAN


def test_forced_breaks(press):
    assert press("<p>天地<br>玄黄<br><br>宇宙", 8).words == ["天地", "玄黄", "", "宇宙"]


@pytest.mark.parametrize(
    ("align", "expected"), [("left", 0), ("center", 6), ("right", 12), ("justify", 0), ("end", 12)]
)
def test_alignment_of_a_short_line(press, align, expected):
    (line,) = press(f"<p style='text-align:{align}'>天地玄黄宇", 8).lines
    first = next(b for b in line.descendants() if hasattr(b, "text"))
    assert first.position_x == pytest.approx(expected)


def test_c48_even_spacing(press):
    (line,) = press("<p style='text-align-last:justify'>天地玄", 5).lines
    assert press("<p style='text-align-last:justify'>天地玄", 5).pixels(20, 1) == ["RRRR____RRRR____RRRR"]
    assert line.width == 20


def test_mixed_sizes_stay_within_the_measure(press):
    proof = press("<p>天地<span style='font-size:8px'>玄黄</span>宇宙洪荒日月盈昃辰宿列张", 6)
    assert all(flush(proof, 6))


def test_inline_blocks_and_edges(press):
    block = "<span style='display:inline-block;width:6px;height:4px'></span>"
    proof = press(f"<p>天地{block}，玄黄<span style='padding:0 2px'>宇宙洪荒</span>日月盈昃辰宿列张", 6)
    assert "".join(proof.words) == "天地，玄黄宇宙洪荒日月盈昃辰宿列张"
    assert all(flush(proof, 6))


def test_a_note_mark_never_starts_a_line(press):
    proof = press("<p>天地玄黄宇宙<sup>[1]</sup>，洪荒日月盈昃", 6)
    assert not any(line.startswith(("[", "，")) for line in proof.words)


def test_c62_c73_interlinear_matter_moves_no_baseline(press):
    plain = press(f"<p>{HAN}", 6)
    body = "<p>天<ruby>地<rt>di</rt></ruby>玄<span style='--banxin-line:proper'>黄宇</span>" + (
        f"<span style='--banxin-emphasis:dot'>{HAN[5:12]}</span>{HAN[12:]}"
    )
    styled = press(body, 6)
    assert [line.height for line in styled.lines] == [8] * len(styled.lines)
    baselines = {round(line.baseline, 3) for line in plain.lines}
    assert {round(line.baseline, 3) for line in styled.lines} == baselines


def test_c19_a_reading_stays_with_its_base(press):
    proof = press("<p>天地玄黄宇<ruby>宙洪<rt>zhou hong</rt></ruby>荒日月", 6)
    assert any("宙洪" in line for line in proof.words)


def test_paragraphs_go_on_in_the_next_column_and_page(press):
    text = HAN * 8
    css = "@page { size: 68px 40px } div { columns: 2; column-gap: 4px } p { orphans: 1; widows: 1 }"
    proof = press(f"<div><p>{text}</div>", 17, css)
    got = []
    for page in proof.document.pages:
        got += ["".join(b.text for b in page._page_box.descendants() if hasattr(b, "text"))]
    assert "".join(got) == text
    assert len(proof.document.pages) > 1


def test_tables_and_margin_boxes(press):
    css = "@page { margin: 12px 0 0; @top-left { content: '“天地”'; font: 4px/8px Block } }"
    proof = press("<table><tr><td>天地，<td>“玄黄”</table>", 20, css)
    assert "“天地”" in proof.words
    assert "天地，" in proof.words
    assert "“玄黄”" in proof.words


def test_first_line_and_first_letter(press):
    proof = press(f"<p class=a>{HAN}", 6, "p::first-line { font-weight: bold }")
    assert "".join(proof.words) == HAN
    assert all(flush(proof, 6))
    css = "p::first-letter { float: left; font-size: 8px; line-height: 16px }"
    proof = press(f"<p>{HAN}", 8, css)
    assert "".join(proof.words).replace("天", "") == HAN[1:]
    assert [round(line.position_x) for line in proof.lines if len(line.children[0].text) > 1][:3] == [8, 8, 0]


def test_other_languages_are_left_to_weasyprint(press, caplog):
    with caplog.at_level(logging.DEBUG, "banxin.compositor"):
        press("<p lang=en>AB CD</p><p dir=rtl>天地</p>", 8)
    assert "'en' is not Chinese" in caplog.text
    assert "direction" in caplog.text


def test_overfull_lines_are_findings(press):
    proof = press("<p>天ABCDEFGHIJKLMNOPQRST地", 4)
    (finding,) = proof.overfull
    assert "ABCDEFGHIJKLMNOPQRST" in finding.text
    assert finding.excess == pytest.approx(6)
    assert finding.measure == 4


def test_the_same_page_twice_is_the_same_file(press):
    body = f"<p>{HAN}，“天地”——玄<em style='--banxin-emphasis:dot'>黄</em>2024年"
    assert press(body, 9).pdf == press(body, 9).pdf


def test_tagged_files_keep_their_structure(press):
    html = "<html lang=zh-Hans><title>t</title><h1>天地</h1><p>玄黄<a href='#x'>宇宙</a>"
    with composing():
        target = io.BytesIO()
        HTML(string=html).write_pdf(target, pdf_tags=True, uncompressed_pdf=True)
    pdf = target.getvalue()
    for tag in (b"/S /H1", b"/S /P", b"/S /Link"):
        assert tag in pdf


def test_page_numbers_known_only_later_are_set_anew(press):
    css = "a::after { content: ' ' target-counter(attr(href), page) } #x { break-before: page }"
    proof = press("<p><a href='#x'>天地</a><p id=x>玄黄", 8, css)
    assert proof.words[0].startswith("天地")
    assert proof.words[0].endswith("2")


def test_leaders_end_flush(press):
    css = "a::after { content: leader('.') '12' }"
    proof = press("<p><a href='#x'>“天地”</a>", 10, css)
    last = next(box for box in proof.lines[0].descendants() if getattr(box, "text", "") == "12")
    assert last.position_x + last.width == pytest.approx(40)
    assert proof.pixels(40, 1)[0].endswith("RRRR")


def test_soft_hyphens_break_words_with_a_hyphen(press):
    proof = press("<p>天地ABCDEFGHIJ&shy;KLMNOPQRST&shy;UVWXYZ玄黄", 8)
    assert proof.words[0].startswith("天地ABCDEFGHIJ")
    assert "".join(proof.text.replace(SOFT, "").split()) == "天地ABCDEFGHIJKLMNOPQRSTUVWXYZ玄黄"
    assert f"ABCDEFGHIJ{SOFT}KLMNOPQRST" in proof.text  # on one line: readers join what it divides
    assert proof.pixels(32, 1)[0].endswith("R" * 22)  # ten letters and a hyphen
    assert not proof.overfull


def test_addresses_break_behind_their_signs(press):
    text = "<p>天地https://example.org/abcdefghijklm/nopqrstuvw/xyz玄黄"
    proof = press(text, 12, "p { --banxin-rescue: none }")
    assert not proof.overfull
    assert all(line[-1] in "/.:黄" for line in proof.words)
    twin = press(text, 12)
    assert not twin.overfull
    assert any(line[-1] not in "/.:黄" for line in twin.words)
    assert all(line[-1] != "-" for line in twin.words)


@pytest.mark.parametrize("line_height", ["0", "1"])
def test_an_element_in_another_face_leaves_its_line_as_high_as_it_was(line_height: str) -> None:
    css = (
        "@page { size: 300pt 300pt; margin: 0 } body { margin: 0; font: 9pt/11.5pt 'Noto Serif CJK SC' }"
        f"p {{ margin: 0 }} strong {{ font-size: 8pt; line-height: {line_height} }}"
    )
    html = f"<html lang='zh-Hans'><style>{css}</style><p id='a'>中文<strong>强调</strong>中文</p>"
    with composing():
        left, top, right, bottom = HTML(string=html).render().pages[0].anchors["a"]
    del left, right
    assert round((bottom - top) * 0.75, 1) == 11.5


def test_an_inline_of_no_height_leaves_its_line_on_the_grid(press):
    css = "p { line-height: 1.25 } b { line-height: 0 } i { line-height: 3 }"
    plain, bold, tall = (
        press(f"<p>天地{markup}宇宙", 12, css).lines[0].height
        for markup in ("玄黄", "<b>玄黄</b>", "<i>玄黄</i>")
    )
    assert bold == pytest.approx(plain)
    assert tall > plain
