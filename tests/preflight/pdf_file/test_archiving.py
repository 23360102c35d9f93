"""Each rule of PDF/A with a file that is made to break it; the sound file of an archive breaks none."""

from __future__ import annotations

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import ImageCms

from banxin.preflight.pdf_file.checks.rules import RULES
from banxin.preflight.pdf_file.judging import judged_file
from preflight.pdf_file.sound_pdf import UA_1, XMP, Spoil, saved, screen_pdf

CLAIM = UA_1 + (
    '<pdfaid:part xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">{part}</pdfaid:part>'
    '<pdfaid:conformance xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">U</pdfaid:conformance>'
)


def archive_pdf(part: int = 2) -> Pdf:
    """The sound file for readers with what an archive asks for: claim and profile of its colours."""
    pdf = screen_pdf()
    claim(part)(pdf)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    intent = Dictionary(
        Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier=String("sRGB"),
        DestOutputProfile=pdf.make_stream(profile, N=3),
    )  # fmt: skip
    pdf.Root.OutputIntents = Array([intent])
    return pdf


def claim(part: int) -> Spoil:
    def spoil(pdf: Pdf) -> None:
        packet = XMP.format(claim=CLAIM.format(part=part) if part else UA_1).encode()
        pdf.Root.Metadata = pdf.make_stream(packet, Type=Name.Metadata, Subtype=Name.XML)

    return spoil


def without_intent(pdf: Pdf) -> None:
    del pdf.Root["/OutputIntents"]


def annotated(**entries: object) -> Spoil:
    def spoil(pdf: Pdf) -> None:
        made = Dictionary(Type=Name.Annot, Rect=Array([50, 50, 60, 60]), Contents=String("话"), **entries)
        pdf.pages[1].obj.Annots = Array([pdf.make_indirect(made)])

    return spoil


def of_picture(**entries: object) -> Spoil:
    def spoil(pdf: Pdf) -> None:
        for name, value in entries.items():
            pdf.pages[1].obj.Resources.XObject.Im1[f"/{name}"] = value  # type: ignore[assignment]

    return spoil


def see_through(pdf: Pdf) -> None:
    pdf.pages[1].obj.Resources.ExtGState.Thin = Dictionary(Type=Name.ExtGState, ca=0.5)
    page = pdf.pages[1].obj
    page.Contents = pdf.make_stream(page.Contents.read_bytes().replace(b"0 g", b"0 g /Thin gs", 1))


def attached(pdf: Pdf) -> None:
    pdf.attachments["a.md"] = pikepdf.AttachedFileSpec(pdf, b"x")


def retitled(pdf: Pdf) -> None:
    pdf.docinfo[Name.Title] = String("别的")


def unexplained_text(pdf: Pdf) -> None:
    for page in pdf.pages:
        if "/ToUnicode" in page.obj.Resources.Font.F1:
            del page.obj.Resources.Font.F1["/ToUnicode"]


SPOILT: dict[str, tuple[Spoil, int, set[str]]] = {
    "no claim": (claim(0), 2, {"pdf.no-pdfa"}),
    "a part that there is not": (claim(7), 2, {"pdf.pdfa"}),
    "no profile of its colours": (without_intent, 2, {"pdf.pdfa"}),
    "an annotation that is hidden": (annotated(Subtype=Name.Link, F=2), 2, {"pdf.pdfa"}),
    "an annotation that is not printed": (annotated(Subtype=Name.Link), 2, {"pdf.pdfa"}),
    "an annotation that moves": (annotated(Subtype=Name.Movie, F=4), 2, {"pdf.pdfa"}),
    "a stamp that readers draw": (annotated(Subtype=Name.Stamp, F=4), 2, {"pdf.pdfa"}),
    "an action that prints": (
        annotated(Subtype=Name.Link, F=4, A=Dictionary(S=Name.ResetForm)), 2, {"pdf.pdfa"},
    ),
    "a picture that is smoothed": (of_picture(Interpolate=True), 2, {"pdf.pdfa"}),
    "transparency before there was any": (see_through, 1, {"pdf.pdfa"}),
    "attached files": (attached, 2, {"pdf.pdfa"}),
    "two titles": (retitled, 2, {"pdf.pdfa"}),
    "text that means nothing": (unexplained_text, 2, {"pdf.no-unicode"}),
}  # fmt: skip


def found(pdf: Pdf, spoil: Spoil | None = None, version: str = "1.4") -> list[tuple[str, str]]:
    data = saved(pdf, spoil, force_version=version)
    return [(one.code, one.severity.value) for one in judged_file(data, RULES["archive"]).findings]


@pytest.mark.parametrize("part", [1, 2, 3])
def test_nothing_stands_against_the_sound_file(part: int) -> None:
    assert found(archive_pdf(part)) == []


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_file_breaks_one_rule(name: str) -> None:
    spoil, part, codes = SPOILT[name]
    assert {code for code, _ in found(archive_pdf(part), spoil)} == codes


def test_a_link_that_is_printed_and_transparency_are_allowed() -> None:
    link = annotated(Subtype=Name.Link, F=4, A=Dictionary(S=Name.URI, URI=String("https://example.org/")))
    assert found(archive_pdf(), link) == []
    assert found(archive_pdf(), see_through) == []


def test_a_newer_version_than_the_part_knows_is_an_error() -> None:
    assert found(archive_pdf(1), version="1.7") == [("pdf.pdfa", "error")]
    assert found(archive_pdf(2), version="1.7") == []


def test_related_files_are_allowed_in_part_3() -> None:
    def unrelated(pdf: Pdf) -> None:
        attached(pdf)
        del pdf.Root["/AF"]

    assert found(archive_pdf(3), attached) == []
    assert found(archive_pdf(3), unrelated) == [("pdf.pdfa", "error")]
