"""A small PDF that nothing stands against, made by hand: for the press, and tagged for the screen.

Two pages of 100 × 150 mm: a ground that bleeds, a line of black text on it, a rule, a picture in inks.
"""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pikepdf import Array, Dictionary, Name, Pdf, String

from banxin.press.ink.conditions import shipped_condition

MM = 72 / 25.4
TRIM = (15 * MM, 15 * MM, 115 * MM, 165 * MM)
BLEED = (12 * MM, 12 * MM, 118 * MM, 168 * MM)
MEDIA = (0.0, 0.0, 130 * MM, 180 * MM)
GROUND = b"0 0.1 0.1 0 k 34 400 301 77 re f\n"
TEXT = b"/Over gs 0 0 0 1 k BT /F1 12 Tf 1 0 0 1 80 430 Tm <00010002> Tj ET\n"
RULE = b"0 0 0 1 K 0.5 w 80 380 m 280 380 l S\n"
PICTURE = b"q 72 0 0 72 80 250 cm /Im1 Do Q\n"
CONTENT = GROUND + TEXT + RULE + PICTURE
XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"'
    ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">样张</rdf:li></rdf:Alt></dc:title>'
    "{claim}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
)
X_4 = "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>"
UA_1 = "<pdfuaid:part>1</pdfuaid:part>"
Spoil = Callable[[Pdf], None]


def face(*, rights: int = 0) -> bytes:
    """A TrueType face of two squares; `rights` are its licence bits."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for point in ((0, 700), (700, 700), (700, 0)):
        pen.lineTo(point)
    pen.closePath()
    square = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "a", "b"])
    builder.setupCharacterMap({97: "a", 98: "b"})
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "a": square, "b": square})
    builder.setupHorizontalMetrics(dict.fromkeys((".notdef", "a", "b"), (1000, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Square", "styleName": "Regular"})
    builder.setupOS2(fsType=rights)
    builder.setupPost()
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


FACE = face()


def font(pdf: Pdf, program: bytes = FACE) -> pikepdf.Object:
    """The face as a font of two-byte codes that are numbers of glyphs."""
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/ABCDEF+Square"), Flags=4, Ascent=800, Descent=-200,
        CapHeight=700, ItalicAngle=0, StemV=80, FontBBox=Array([0, 0, 700, 700]),
        FontFile2=pdf.make_stream(program, Length1=len(program)),
    )  # fmt: skip
    inner = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/ABCDEF+Square"), DW=1000,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor), CIDToGIDMap=Name.Identity,
    )  # fmt: skip
    meanings = (
        b"1 begincodespacerange <0000> <ffff> endcodespacerange"
        b" 2 beginbfchar <0001> <0061> <0002> <0062> endbfchar"
    )
    made = Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/ABCDEF+Square"), Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(inner)]), ToUnicode=pdf.make_stream(meanings),
    )  # fmt: skip
    return pdf.make_indirect(made)


def picture(
    pdf: Pdf, pixels: int = 300, inks: bytes = b"\x20\x40\x20\x10", space: Name = Name.DeviceCMYK
) -> pikepdf.Stream:
    """A square picture of one colour."""
    return pdf.make_stream(
        inks * pixels * pixels, Type=Name.XObject, Subtype=Name.Image, Width=pixels, Height=pixels,
        BitsPerComponent=8, ColorSpace=space,
    )  # fmt: skip


def box(edges: tuple[float, ...]) -> Array:
    return Array([round(edge, 4) for edge in edges])


def press_pdf() -> Pdf:
    """For the press: PDF/X-4."""
    pdf = pikepdf.new()
    resources = pdf.make_indirect(
        Dictionary(
            Font=Dictionary(F1=font(pdf)),
            XObject=Dictionary(Im1=picture(pdf)),
            ExtGState=Dictionary(
                Over=Dictionary(OP=True, op=True, OPM=1), Knock=Dictionary(OP=False, op=False, OPM=0)
            ),
        )
    )
    for _ in range(2):
        page = Dictionary(
            Type=Name.Page, MediaBox=box(MEDIA), BleedBox=box(BLEED), TrimBox=box(TRIM), Resources=resources,
            Contents=pdf.make_stream(CONTENT),
        )  # fmt: skip
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    coated = shipped_condition("coated")
    intent = Dictionary(
        Type=Name.OutputIntent, S=Name.GTS_PDFX, OutputConditionIdentifier=String("FOGRA39"),
        RegistryName=String("http://www.color.org"), Info=String("coated"),
        DestOutputProfile=pdf.make_stream(coated.profile, N=4),
    )  # fmt: skip
    pdf.Root.OutputIntents = Array([intent])
    pdf.Root.Metadata = pdf.make_stream(XMP.format(claim=X_4).encode(), Type=Name.Metadata, Subtype=Name.XML)
    pdf.docinfo[Name.Title] = String("样张")
    pdf.docinfo[Name.Trapped] = Name("/False")
    return pdf


def screen_pdf() -> Pdf:
    """To be read: colours of a screen, tagged, PDF/UA-1."""
    pdf = press_pdf()
    del pdf.Root["/OutputIntents"]
    pdf.Root.Metadata = pdf.make_stream(XMP.format(claim=UA_1).encode(), Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.Lang = String("zh-CN")
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=3)]))
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=tree))
    kids = []
    for page in pdf.pages:
        page.obj.Resources.XObject.Im1 = picture(pdf, inks=b"\x20\x40\x20", space=Name.DeviceRGB)
        content = (
            b"/Artifact BMC 1 0.9 0.9 rg 34 400 301 77 re f EMC\n"
            b"/P <</MCID 0>> BDC 0 g BT /F1 12 Tf 1 0 0 1 80 430 Tm <00010002> Tj ET EMC\n"
            b"/Figure <</MCID 1>> BDC " + PICTURE + b"EMC\n"
        )
        page.obj.Contents = pdf.make_stream(content)
        for number, role in enumerate((Name.P, Name.Figure)):
            element = Dictionary(Type=Name.StructElem, S=role, P=document, Pg=page.obj, K=number)
            if role == Name.Figure:
                element.Alt = String("一个方块")
            kids.append(pdf.make_indirect(element))
    document.K = Array(kids)
    tree.K = document
    pdf.Root.StructTreeRoot = tree
    return pdf


def saved(pdf: Pdf, spoil: Spoil | None = None, **options: object) -> bytes:
    """The bytes of the file, spoilt before."""
    if spoil is not None:
        spoil(pdf)
    out = io.BytesIO()
    options.setdefault("force_version", "1.6")
    pdf.save(out, static_id=True, fix_metadata_version=False, **options)  # type: ignore[arg-type]
    return out.getvalue()


def paint(content: bytes, *, number: int = 1, instead: bool = False) -> Spoil:
    """A page that paints something more, or nothing else."""

    def spoil(pdf: Pdf) -> None:
        page = pdf.pages[number].obj
        page.Contents = pdf.make_stream((b"" if instead else CONTENT + b"/Knock gs\n") + content)

    return spoil
