# ruff: noqa: E501  (a case a line)
"""Each rule with a file that is made to break it: no other rule objects, and the sound file breaks none."""

from __future__ import annotations

from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from banxin.findings import Finding
from banxin.preflight.pdf_file.checks.rules import RULES
from banxin.preflight.pdf_file.judging import judged_file
from preflight.pdf_file.sound_pdf import (
    CONTENT,
    MM,
    TRIM,
    XMP,
    Spoil,
    box,
    face,
    font,
    paint,
    picture,
    press_pdf,
    saved,
    screen_pdf,
)

SMALL = b"0 0 0 1 k /Over gs BT /F1 12 Tf 1 0 0 1 80 200 Tm <0001> Tj ET\n"


def found(data: bytes, profile: str = "press") -> tuple[Finding, ...]:
    return judged_file(data, RULES[profile]).findings


@pytest.mark.parametrize(("profile", "make"), [("press", press_pdf), ("screen", screen_pdf)])
def test_nothing_stands_against_the_sound_file(profile: str, make: Callable[[], Pdf]) -> None:
    assert found(saved(make()), profile) == ()


def with_resource(kind: str, name: str, value: Callable[[Pdf], object], content: bytes) -> Spoil:
    """A resource that the second page paints with."""

    def spoil(pdf: Pdf) -> None:
        resources = pdf.pages[1].obj.Resources
        if kind not in resources:
            resources[kind] = Dictionary()
        resources[kind][name] = value(pdf)
        paint(content)(pdf)

    return spoil


def boxes(**edges: tuple[float, ...] | None) -> Spoil:
    def spoil(pdf: Pdf) -> None:
        page = pdf.pages[1].obj
        for name, rectangle in edges.items():
            if rectangle is None:
                del page[f"/{name}"]
            else:
                page[f"/{name}"] = box(rectangle)

    return spoil


def root(**entries: object) -> Spoil:
    def spoil(pdf: Pdf) -> None:
        for name, value in entries.items():
            pdf.Root[f"/{name}"] = value  # type: ignore[assignment]

    return spoil


def metadata(claim: str) -> Spoil:
    def spoil(pdf: Pdf) -> None:
        pdf.Root.Metadata = pdf.make_stream(
            XMP.format(claim=claim).encode(), Type=Name.Metadata, Subtype=Name.XML
        )

    return spoil


def intent(**entries: object) -> Spoil:
    def spoil(pdf: Pdf) -> None:
        for name, value in entries.items():
            if value is None:
                del pdf.Root.OutputIntents[0][f"/{name}"]
            else:
                pdf.Root.OutputIntents[0][f"/{name}"] = value(pdf) if callable(value) else value

    return spoil


def new_font(pdf: Pdf, **entries: object) -> pikepdf.Object:
    """A font of the sound face with entries of its own; None takes one away."""
    made = font(pdf)
    for name, value in entries.items():
        holder = made if name in ("ToUnicode", "Encoding") else made.DescendantFonts[0].FontDescriptor
        if value is None:
            del holder[f"/{name}"]
        else:
            holder[f"/{name}"] = value
    return made


def separation(name: str, alternate: Name = Name.DeviceCMYK) -> Callable[[Pdf], object]:
    count = 4 if alternate == Name.DeviceCMYK else 3
    tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * count), C1=Array([1] * count), N=1)
    return lambda pdf: Array([Name.Separation, Name(f"/{name}"), alternate, tint])


def gradient(*stops: tuple[float, ...], space: Name) -> Callable[[Pdf], object]:
    function = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=Array([*stops[0]]), C1=Array([*stops[1]]), N=1
    )
    return lambda pdf: Dictionary(
        ShadingType=2, ColorSpace=space, Coords=Array([0, 0, 100, 0]), Function=function
    )


def annotated(**entries: object) -> Spoil:
    def spoil(pdf: Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Rect=Array([100, 100, 120, 120]), **entries)
        pdf.pages[1].obj.Annots = Array([pdf.make_indirect(note)])

    return spoil


def form(content: bytes, **entries: object) -> Callable[[Pdf], object]:
    return lambda pdf: pdf.make_stream(
        content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 600, 600]), **entries
    )


def attached(pdf: Pdf) -> None:
    pdf.attachments["a.txt"] = b"a"


def x_1a(pdf: Pdf) -> None:
    metadata("")(pdf)
    pdf.docinfo[Name.GTS_PDFXVersion] = String("PDF/X-1a:2003")


def half_alpha(pdf: Pdf) -> None:
    x_1a(pdf)
    with_resource(
        "/ExtGState", "/Half", lambda _: Dictionary(ca=0.5), b"/Half gs 0 0 0 0.5 k 80 80 90 90 re f\n"
    )(pdf)


FOR_PRESS: dict[str, tuple[Spoil, set[str]]] = {
    "no TrimBox": (boxes(TrimBox=None, BleedBox=None), {"pdf.no-trim", "pdf.page-size"}),
    "TrimBox out of BleedBox": (boxes(BleedBox=(20 * MM, 20 * MM, 110 * MM, 160 * MM)), {"pdf.page-box"}),
    "BleedBox out of MediaBox": (boxes(MediaBox=(13 * MM, 13 * MM, 117 * MM, 167 * MM)), {"pdf.page-box"}),
    "boxes without area": (boxes(MediaBox=(0, 0, 0, 0)), {"pdf.page-box", "pdf.page-size", "pdf.empty-page", "pdf.off-page"}),
    "narrow bleed": (boxes(BleedBox=(14 * MM, 14 * MM, 116 * MM, 166 * MM)), {"pdf.bleed"}),
    "another size": (boxes(TrimBox=(15 * MM, 15 * MM, 110 * MM, 165 * MM)), {"pdf.page-size"}),
    "ground ends at the trim": (paint(b"0 0.1 0.1 0 k 42.52 60 60 60 re f\n"), {"pdf.no-bleed-paint"}),
    "ground over the marks": (paint(b"0 0.1 0.1 0 k 0 60 335 60 re f\n"), {"pdf.beyond-bleed"}),
    "picture over the marks": (paint(b"q 320 0 0 72 34 300 cm /Im1 Do Q\n"), {"pdf.beyond-bleed", "pdf.low-resolution"}),
    "text across the trim": (paint(SMALL.replace(b"1 0 0 1 80", b"1 0 0 1 38")), {"pdf.cut-text"}),
    "text off the sheet": (paint(SMALL.replace(b"1 0 0 1 80", b"1 0 0 1 -90")), {"pdf.off-page"}),
    "RGB operator": (paint(b"1 0 0 rg 80 80 50 50 re f\n"), {"pdf.rgb"}),
    "RGB line": (paint(b"1 0 0 RG 80 80 m 180 80 l S\n"), {"pdf.rgb"}),
    "RGB text": (paint(SMALL.replace(b"0 0 0 1 k", b"0 0 0 rg")), {"pdf.rgb"}),
    "RGB picture": (
        with_resource(
            "/XObject", "/Rgb", lambda pdf: picture(pdf, 300, b"\x20\x40\x20", Name.DeviceRGB),
            b"q 72 0 0 72 80 100 cm /Rgb Do Q\n",
        ),
        {"pdf.rgb"},
    ),
    "RGB gradient": (
        with_resource("/Shading", "/Sh", gradient((1, 0, 0), (0, 0, 1), space=Name.DeviceRGB), b"q 80 80 50 50 re W n /Sh sh Q\n"),
        {"pdf.rgb"},
    ),
    "RGB group": (
        with_resource(
            "/XObject", "/Fm", form(b"0 0 0 0.5 k 80 80 50 50 re f", Group=Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)),
            b"/Fm Do\n",
        ),
        {"pdf.rgb"},
    ),
    "RGB in a form within a form": (
        with_resource(
            "/XObject", "/Fm",
            lambda pdf: form(b"/In Do", Resources=Dictionary(XObject=Dictionary(In=form(b"1 0 0 rg 90 90 9 9 re f")(pdf))))(pdf),
            b"/Fm Do\n",
        ),
        {"pdf.rgb"},
    ),
    "RGB inline picture": (paint(b"q 9 0 0 9 80 80 cm BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc EI Q\n"), {"pdf.rgb"}),
    "Lab": (
        with_resource(
            "/ColorSpace", "/La", lambda _: Array([Name.Lab, Dictionary(WhitePoint=Array([0.9, 1, 0.8]))]),
            b"/La cs 50 20 20 scn 80 80 50 50 re f\n",
        ),
        {"pdf.lab"},
    ),
    "inks with a profile": (
        with_resource(
            "/ColorSpace", "/Icc", lambda pdf: Array([Name.ICCBased, pdf.make_stream(b"", N=4)]),
            b"/Icc cs 0 0 0 1 scn 80 80 50 50 re f\n",
        ),
        {"pdf.uncalibrated"},
    ),
    "spot colour": (
        with_resource("/ColorSpace", "/Sp", separation("Gold"), b"/Sp cs 1 scn 80 80 50 50 re f\n"), {"pdf.spot"},
    ),
    "registration colour": (
        with_resource("/ColorSpace", "/All", separation("All"), b"/All cs 1 scn 80 80 50 50 re f\n"),
        {"pdf.registration"},
    ),
    "a colour of too much ink": (paint(b"1 1 1 1 k 80 80 50 50 re f\n"), {"pdf.ink"}),
    "overprint of too much ink": (
        paint(b"1 1 1 0 k 80 80 50 50 re f /Over gs 0 0 0 1 k 80 80 50 50 re f\n"), {"pdf.ink"},
    ),
    "a picture of too much ink": (
        with_resource("/XObject", "/Ink", lambda pdf: picture(pdf, 300, b"\xff" * 4), b"q 72 0 0 72 80 100 cm /Ink Do Q\n"),
        {"pdf.ink"},
    ),
    "text on several plates": (paint(SMALL.replace(b"0 0 0 1 k", b"0.6 0.5 0.5 1 k")), {"pdf.rich-black"}),
    "white overprints": (paint(b"/Over gs 0 0 0 0 k 80 80 50 50 re f\n"), {"pdf.white-overprint"}),
    "black knocks out": (
        paint(b"0 0.5 0.5 0 k 70 190 90 40 re f\n" + SMALL.replace(b"/Over gs", b"/Knock gs")), {"pdf.black-knockout"},
    ),
    "transparency in X-1a": (half_alpha, {"pdf.transparency", "pdf.pdfx"}),
    "a mask in X-1a": (
        lambda pdf: (x_1a(pdf), pdf.pages[1].obj.Resources.XObject.Im1.__setitem__(
            "/SMask", picture(pdf, 300, b"\x80", Name.DeviceGray)))[0],
        {"pdf.transparency", "pdf.pdfx"},
    ),
    "transfer curve": (
        with_resource("/ExtGState", "/Tr", lambda pdf: Dictionary(TR=pdf.make_stream(b"{}", FunctionType=4)), b"/Tr gs\n"),
        {"pdf.device-setting"},
    ),
    "PostScript": (
        with_resource("/XObject", "/Ps", lambda pdf: pdf.make_stream(b"", Subtype=Name.PS), b"/Ps Do\n"),
        {"pdf.foreign"},
    ),
    "layer": (paint(b"/OC /L1 BDC 0 0 0 0.5 k 80 80 50 50 re f EMC\n"), {"pdf.layers"}),
    "face not in the file": (
        with_resource("/Font", "/F2", lambda pdf: new_font(pdf, FontFile2=None), SMALL.replace(b"F1", b"F2")),
        {"pdf.font-not-embedded"},
    ),
    "one of the fourteen faces": (
        with_resource(
            "/Font", "/F2", lambda _: Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica),
            SMALL.replace(b"F1", b"F2").replace(b"<0001>", b"(ab)"),
        ),
        {"pdf.font-not-embedded"},
    ),
    "face that may not be embedded": (
        with_resource("/Font", "/F2", lambda pdf: font(pdf, face(rights=2)), SMALL.replace(b"F1", b"F2")),
        {"pdf.font-rights"},
    ),
    "damaged face": (
        with_resource(
            "/Font", "/F2", lambda pdf: new_font(pdf, FontFile2=pdf.make_stream(b"\0\1\0\0\0\x40" + b"\xff" * 64)),
            SMALL.replace(b"F1", b"F2"),
        ),
        {"pdf.font-damaged"},
    ),
    "Type 3": (
        with_resource(
            "/Font", "/F2",
            lambda pdf: Dictionary(
                Type=Name.Font, Subtype=Name.Type3, FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]), FirstChar=97,
                LastChar=97, Widths=Array([500]), FontBBox=Array([0, 0, 500, 500]),
                Encoding=Dictionary(Differences=Array([97, Name.a])),
                CharProcs=Dictionary(a=pdf.make_stream(b"500 0 d0 0 0 400 400 re f")),
                ToUnicode=pdf.make_stream(b"1 beginbfchar <61> <0061> endbfchar"),
            ),
            SMALL.replace(b"F1", b"F2").replace(b"<0001>", b"(a)"),
        ),
        {"pdf.drawn-letters"},
    ),
    "glyph 0": (paint(SMALL.replace(b"<0001>", b"<00010000>")), {"pdf.notdef", "pdf.no-unicode"}),
    "glyph that the face has not": (paint(SMALL.replace(b"<0001>", b"<0009>")), {"pdf.notdef", "pdf.no-unicode"}),
    "no meanings": (
        with_resource("/Font", "/F2", lambda pdf: new_font(pdf, ToUnicode=None), SMALL.replace(b"F1", b"F2")),
        {"pdf.no-unicode"},
    ),
    "small type": (paint(SMALL.replace(b"12 Tf", b"3 Tf")), {"pdf.small-type"}),
    "small type by its matrix": (paint(SMALL.replace(b"1 0 0 1 80", b".25 0 0 .25 80")), {"pdf.small-type"}),
    "small coloured type": (
        paint(SMALL.replace(b"0 0 0 1 k", b"0 0.5 0.5 0 k").replace(b"12 Tf", b"4.5 Tf")), {"pdf.small-type"},
    ),
    "thin line": (paint(b"0 0 0 1 K 0.1 w 80 80 m 180 80 l S\n"), {"pdf.thin-rule"}),
    "line of no width": (paint(b"0 0 0 1 K 0 w 80 80 m 180 80 l S\n"), {"pdf.thin-rule"}),
    "thin area": (paint(b"0 0 0 1 k 80 80 100 0.15 re f\n"), {"pdf.thin-rule"}),
    "few pixels": (paint(b"q 200 0 0 200 80 60 cm /Im1 Do Q\n"), {"pdf.low-resolution"}),
    "many pixels": (paint(b"q 30 0 0 30 80 100 cm /Im1 Do Q\n"), {"pdf.high-resolution"}),
    "picture without pixels": (
        with_resource(
            "/XObject", "/No", lambda pdf: pdf.make_stream(b"", Subtype=Name.Image, Width=0, Height=0, ColorSpace=Name.DeviceGray, BitsPerComponent=8),
            b"q 72 0 0 72 80 100 cm /No Do Q\n",
        ),
        {"pdf.broken-picture"},
    ),
    "empty page": (paint(b"", instead=True), {"pdf.empty-page"}),
    "content cut off": (
        lambda pdf: pdf.pages[1].obj.__setitem__("/Contents", pdf.make_indirect(Array([pdf.make_indirect(Dictionary())]))),
        {"pdf.unread"},
    ),
    "operations that mean nothing": (paint(b"1 0 cm (a) Tf /F1 w\n"), {"pdf.damaged"}),
    "annotation": (annotated(Subtype=Name.Text), {"pdf.annotation"}),
    "link": (annotated(Subtype=Name.Link), {"pdf.annotation"}),
    "script": (root(OpenAction=Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))), {"pdf.script"}),
    "script of an annotation": (
        annotated(Subtype=Name.Screen, A=Dictionary(S=Name.JavaScript, JS=String(""))), {"pdf.annotation", "pdf.script"},
    ),
    "attachment": (attached, {"pdf.attachment"}),
    "no output intent": (lambda pdf: pdf.Root.__delitem__("/OutputIntents"), {"pdf.output-intent"}),
    "output intent of RGB": (
        intent(DestOutputProfile=lambda pdf: pdf.make_stream(b"\0" * 16 + b"RGB " + b"\0" * 16 + b"acsp" + b"\0" * 90, N=3)),
        {"pdf.output-intent"},
    ),
    "output intent without profile": (intent(DestOutputProfile=None, RegistryName=None), {"pdf.output-intent"}),
    "no standard": (metadata(""), {"pdf.no-pdfx"}),
    "a standard that there is not": (
        metadata("<pdfxid:GTS_PDFXVersion>PDF/X-9</pdfxid:GTS_PDFXVersion>"), {"pdf.pdfx"},
    ),
    "not trapped, nor not": (lambda pdf: pdf.docinfo.__delitem__("/Trapped"), {"pdf.pdfx"}),
    "no title": (
        lambda pdf: (pdf.docinfo.__delitem__("/Title"), pdf.Root.__setitem__("/Metadata", pdf.make_stream(
            b"<a><pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion></a>")))[0],
        {"pdf.pdfx", "pdf.no-title"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FOR_PRESS)
def test_a_file_spoilt_for_the_press_breaks_one_rule(name: str) -> None:
    spoil, codes = FOR_PRESS[name]
    findings = found(saved(press_pdf(), spoil))
    assert {one.code for one in findings} == codes, [str(one) for one in findings]


AROUND: dict[str, Spoil] = {
    "a mark": paint(b"0 0 0 1 k 10 100 20 20 re f\n"),
    "marks in one path": paint(b"0 0 0 1 k 2 42 20 1 re 342 42 20 1 re 2 468 20 1 re 342 468 20 1 re f\n"),
    "a line around the page": paint(b"0 0 0 1 K 0.5 w 10 10 345 490 re S\n"),
    "white paper": paint(b"0 0 0 0 k 0 0 368 510 re f\n" + CONTENT, instead=True),
    "a ground cut at the bleed": paint(b"q 34.02 60 300.47 60 re W n 0 0.1 0.1 0 k 0 60 335 60 re f Q\n"),
}


@pytest.mark.parametrize("name", AROUND)
def test_marks_around_a_page_are_no_paint_beyond_its_bleed(name: str) -> None:
    codes = {one.code for one in found(saved(press_pdf(), AROUND[name]))}
    assert "pdf.beyond-bleed" not in codes


def element(pdf: Pdf, number: int) -> pikepdf.Object:
    return pdf.Root.StructTreeRoot.K.K[number]


def of_figure(**entries: object) -> Spoil:
    def spoil(pdf: Pdf) -> None:
        for name, value in entries.items():
            if value is None:
                del element(pdf, 1)[f"/{name}"]
            else:
                element(pdf, 1)[f"/{name}"] = value  # type: ignore[assignment]

    return spoil


def without(name: str) -> Spoil:
    return lambda pdf: pdf.Root.__delitem__(f"/{name}")


def backwards(pdf: Pdf) -> None:
    """One paragraph over two pages, the second first."""
    first, second = element(pdf, 0), element(pdf, 2)
    first.K = Array(
        [Dictionary(Type=Name.MCR, Pg=second.Pg, MCID=0), Dictionary(Type=Name.MCR, Pg=first.Pg, MCID=0)]
    )
    del pdf.Root.StructTreeRoot.K.K[2]


def retagged(old: bytes, new: bytes) -> Spoil:
    def spoil(pdf: Pdf) -> None:
        page = pdf.pages[1].obj
        page.Contents = pdf.make_stream(page.Contents.read_bytes().replace(old, new))

    return spoil


def renumbered(pdf: Pdf) -> None:
    """Pages 7 and 8 by what is printed at their feet, which readers count from 1."""
    del pdf.Root["/PageLabels"]
    for page, number in zip(pdf.pages, (b"<0003>", b"<0004>"), strict=True):
        face = font(pdf)
        face.ToUnicode = pdf.make_stream(b"2 beginbfchar <0003> <0037> <0004> <0038> endbfchar")
        face.DescendantFonts[0].CIDToGIDMap = pdf.make_stream(bytes([0, 0, 0, 1, 0, 1, 0, 1, 0, 1]))
        page.obj.Resources.Font.F2 = face
        folio = b"/Artifact BMC 0 g BT /F2 9 Tf 1 0 0 1 100 60 Tm %s Tj ET EMC\n" % number
        page.obj.Contents = pdf.make_stream(page.obj.Contents.read_bytes() + folio)


TO_READ: dict[str, tuple[Spoil, set[str]]] = {
    "no structure": (without("StructTreeRoot"), {"pdf.untagged"}),
    "structure that is not told": (without("MarkInfo"), {"pdf.tags"}),
    "no language": (without("Lang"), {"pdf.no-language"}),
    "no claim": (metadata(""), {"pdf.pdfua"}),
    "the title is not shown": (without("ViewerPreferences"), {"pdf.pdfua"}),
    "page numbers that are not labels": (renumbered, {"pdf.page-labels"}),
    "a picture without words": (of_figure(Alt=None), {"pdf.no-alt"}),
    "an annotation without words": (annotated(Subtype=Name.Stamp), {"pdf.no-alt"}),
    "text outside": (retagged(b"/P <</MCID 0>> BDC", b"/Span BMC"), {"pdf.untagged-content"}),
    "content that is left out": (retagged(b"/MCID 0", b"/MCID 7"), {"pdf.untagged-content"}),
    "content twice": (
        lambda pdf: element(pdf, 2).__setitem__("/K", Array([0, 0])), {"pdf.tags"},
    ),
    "a head of a table without direction": (of_figure(S=Name.TH), {"pdf.tags"}),
    "a row without a table": (of_figure(S=Name.TR), {"pdf.tags"}),
    "a heading of rank 3 first": (of_figure(S=Name.H3), {"pdf.tags"}),
    "backwards": (backwards, {"pdf.reading-order"}),
    "colours of ink": (retagged(b"0 g", b"0 0 0 1 k"), {"pdf.cmyk"}),
    "few pixels": (retagged(b"72 0 0 72 80 250", b"320 0 0 320 0 50"), {"pdf.low-resolution"}),
}  # fmt: skip


@pytest.mark.parametrize(("alt", "codes"), [("一个方块", []), ("", ["pdf.no-alt"])])
def test_a_figure_around_a_figure_needs_no_words_of_its_own(alt: str, codes: list[str]) -> None:
    def spoil(pdf: Pdf) -> None:
        document = pdf.Root.StructTreeRoot.K
        for at, inner in enumerate(document.K):
            if Name.Figure == inner.S:
                inner.Alt = String(alt)
                around = Dictionary(Type=Name.StructElem, S=Name.Figure, P=document, K=Array([inner]))
                document.K[at] = pdf.make_indirect(around)

    assert [one.code for one in found(saved(screen_pdf(), spoil), "screen")] == codes


@pytest.mark.parametrize("name", TO_READ)
def test_a_file_spoilt_for_readers_breaks_one_rule(name: str) -> None:
    spoil, codes = TO_READ[name]
    findings = found(saved(screen_pdf(), spoil), "screen")
    assert {one.code for one in findings} == codes, [str(one) for one in findings]


@pytest.mark.parametrize(
    ("clip", "codes"),
    [(b"", ["pdf.margin"]), (b"54 190 300 40 re W n\n", []), (b"43 190 9 40 re W n\n", ["pdf.margin"])],
)
def test_an_office_printer_cannot_reach_the_edge(clip: bytes, codes: list[str]) -> None:
    def spoil(pdf: Pdf) -> None:
        for page in pdf.pages:
            page.obj.MediaBox = page.obj.TrimBox
            del page.obj["/TrimBox"], page.obj["/BleedBox"]
        paint(clip + b"BT /F1 6 Tf 1 0 0 1 45 200 Tm <0001> Tj ET\n")(pdf)

    assert [one.code for one in found(saved(press_pdf(), spoil), "office")] == codes


@pytest.mark.parametrize("password", ["", "secret"])
def test_an_encrypted_file_is_told(password: str) -> None:
    data = saved(press_pdf(), encryption=pikepdf.Encryption(owner="boss", user=password), force_version="")
    codes = {one.code for one in found(data)}
    assert ("pdf.unreadable" if password else "pdf.encrypted") in codes


def test_places_are_measured_from_the_trimmed_corner_as_it_is_shown() -> None:
    area = b"1 0 0 rg %.3f %.3f %.3f %.3f re f\n" % (TRIM[0] + 10 * MM, TRIM[3] - 30 * MM, 20 * MM, 10 * MM)
    (upright,) = found(saved(press_pdf(), paint(area)))
    spot = upright.spots[0]
    assert (spot.page, spot.left, spot.top, spot.width, spot.height) == (2, 10.0, 20.0, 20.0, 10.0)

    def turned(pdf: Pdf) -> None:
        paint(area)(pdf)
        for page in pdf.pages:
            page.obj.Rotate = 90

    spot = found(saved(press_pdf(), turned))[0].spots[0]
    assert (spot.left, spot.top, spot.width, spot.height) == (120.0, 10.0, 10.0, 20.0)


def test_the_limit_of_ink_is_that_of_the_output_intent() -> None:
    heavy = paint(b"0.8 0.8 0.6 0.3 k 80 80 50 50 re f\n")  # 250 %

    def newsprint(pdf: Pdf) -> None:
        heavy(pdf)
        pdf.Root.OutputIntents[0].OutputConditionIdentifier = String("CGATS TR 002")

    assert found(saved(press_pdf(), heavy)) == ()
    assert [one.code for one in found(saved(press_pdf(), newsprint))] == ["pdf.ink"]


def test_one_kind_of_fault_is_one_finding_with_all_its_places() -> None:
    red = b"1 0 0 rg 80 80 20 20 re f 180 80 20 20 re f\n"

    def spoil(pdf: Pdf) -> None:
        paint(red, number=0)(pdf)
        paint(red, number=1)(pdf)

    (one,) = found(saved(press_pdf(), spoil))
    assert [spot.page for spot in one.spots] == [1, 1, 2, 2]
