"""A judge of our own: what ISO 19005-2 and 19005-3 ask of a file at level U, read from its bytes."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from fontTools.cffLib import CFFFontSet
from fontTools.pens.basePen import NullPen
from fontTools.ttLib import TTFont
from lxml import etree

NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
PREDEFINED = {NAMES[key] for key in ("dc", "pdf", "xmp", "xmpMM", "pdfaid", "pdfaExtension")}
FOLLOWED = {"/GoTo", "/GoToR", "/URI", "/Thread", "/Named", "/SubmitForm"}
_WORDS = re.compile(r"\S+")
OPERATORS = frozenset(
    _WORDS.findall(
        "b B b* B* BDC BI BMC BT c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP"
        " n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \""
    )
)
BLENDS = frozenset(
    _WORDS.findall(
        "/Normal /Compatible /Multiply /Screen /Overlay /Darken /Lighten /ColorDodge /ColorBurn /HardLight"
        " /SoftLight /Difference /Exclusion /Hue /Saturation /Color /Luminosity"
    )
)
DEVICES = {"/DeviceRGB": b"RGB ", "/DeviceCMYK": b"CMYK", "/DeviceGray": b""}


def violations(data: bytes) -> list[str]:
    """What is not as it has to be, one line for each fault."""
    with pikepdf.open(io.BytesIO(data), inherit_page_attributes=False) as file:
        return [
            *_file(data, file),
            *_metadata(file),
            *_intent(file),
            *(fault for thing in file.objects for fault in _thing(thing)),
            *(fault for page in file.pages for fault in _content(page.obj, file)),
            *_fonts(file),
            *_attached(file),
        ]


def _file(data: bytes, file: pikepdf.Pdf) -> Iterator[str]:
    if not re.match(rb"%PDF-1\.[0-7]\n%[\x80-\xff]{4}", data):
        yield "head of the file (6.1.2)"
    if len(file.trailer.get("/ID", [])) != 2 or "/Encrypt" in file.trailer:
        yield "trailer (6.1.3)"
    if not data.rstrip(b"\r\n").endswith(b"%%EOF"):
        yield "something behind the end (6.1.3)"
    for name in ("/OpenAction", "/AA", "/AcroForm", "/NeedsRendering", "/Requirements"):
        if name in file.Root:
            yield f"{name} in the catalogue (6.5, 6.11)"
    if "/JavaScript" in file.Root.get("/Names", {}):
        yield "scripts (6.5.1)"


def _metadata(file: pikepdf.Pdf) -> Iterator[str]:
    packet = file.Root.get("/Metadata")
    if packet is None or "/Filter" in packet:
        yield "no metadata that any program can read (6.6.2.1)"
        return
    tree = etree.fromstring(packet.read_bytes())
    described = tree.find(".//rdf:Description", NAMES)

    def said(name: str) -> str:
        return "".join(described.find(name, NAMES).itertext()).strip() if has(name) else ""

    def has(name: str) -> bool:
        return described.find(name, NAMES) is not None

    part = said("pdfaid:part")
    if (part, said("pdfaid:conformance")) not in (("2", "U"), ("3", "U")):
        yield "no claim of PDF/A-2u or 3u (6.6.4)"
    declared = {one.text for one in tree.iter(f"{{{NAMES['pdfaSchema']}}}namespaceURI")}
    for one in described:
        if etree.QName(one).namespace not in PREDEFINED | declared:
            yield f"{one.tag} is declared nowhere (6.6.2.3)"
    pairs = {
        "/Title": said("dc:title"),
        "/Author": said("dc:creator"),
        "/Subject": said("dc:description"),
        "/Keywords": said("pdf:Keywords"),
        "/Creator": said("xmp:CreatorTool"),
        "/Producer": said("pdf:Producer"),
    }
    for key, value in pairs.items():
        if str(file.docinfo.get(key, "")) != value:
            yield f"{key} is not the same in both places (6.6.3)"
    for key, name in (("/CreationDate", "xmp:CreateDate"), ("/ModDate", "xmp:ModifyDate")):
        if re.sub(r"\D", "", str(file.docinfo[key])) != re.sub(r"\D", "", said(name)):
            yield f"{key} is not the same in both places (6.6.3)"
    if part == "2" and "/EmbeddedFiles" in file.Root.get("/Names", {}):
        yield "attached files in PDF/A-2 (6.8)"


def _intent(file: pikepdf.Pdf) -> Iterator[str]:
    intents = [one for one in file.Root.get("/OutputIntents", []) if one.S == "/GTS_PDFA1"]
    if len(intents) != 1:
        yield "no output intent (6.2.3)"
        return
    profile = intents[0].DestOutputProfile
    data = profile.read_bytes()
    if data[36:40] != b"acsp" or data[12:16] not in (b"mntr", b"prtr") or data[8] > 4:
        yield "the profile of the output intent (6.2.3)"
    if {b"RGB ": 3, b"CMYK": 4, b"GRAY": 1}.get(data[16:20]) != int(profile.N):
        yield "channels of the output intent (6.2.3)"


def _thing(thing: Any) -> Iterator[str]:
    if not isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        return
    kind, subtype = thing.get("/Type"), thing.get("/Subtype")
    if isinstance(thing, pikepdf.Stream):
        for key in ("/F", "/FFilter", "/FDecodeParms"):
            if key in thing:
                yield f"content outside the file: {key} (6.1.7.1)"
        if "LZW" in str(thing.get("/Filter", "")) or "Crypt" in str(thing.get("/Filter", "")):
            yield "a filter that is not allowed (6.1.7.2)"
    if subtype == "/Image":
        if bool(thing.get("/Interpolate", False)) or "/Alternates" in thing or "/OPI" in thing:
            yield "a picture that is smoothed or has another behind it (6.2.8)"
        space = thing.get("/ColorSpace")
        if isinstance(space, pikepdf.Array) and space[0] == "/ICCBased":
            profile = space[1].read_bytes()
            if {b"RGB ": 3, b"CMYK": 4, b"GRAY": 1}.get(profile[16:20]) != int(space[1].N):
                yield "a profile of other channels than its picture (6.2.4.2)"
        elif space == "/DeviceCMYK":
            yield "colours of ink that nothing explains (6.2.4.3)"
    if subtype == "/Form" and any(key in thing for key in ("/PS", "/OPI", "/Ref")):
        yield "a form with something outside (6.2.9)"
    if kind == "/Annot" and (
        int(thing.get("/F", 0)) & 0b100111 != 4 or subtype in ("/Movie", "/Sound", "/Screen")
    ):
        yield "an annotation that is not printed (6.3)"
    for key in ("/A", "/AA", "/Next"):
        action = thing.get(key)
        if isinstance(action, pikepdf.Dictionary) and action.get("/S") is not None and key != "/AA":
            if (
                isinstance(action.S, pikepdf.Name)
                and str(action.S) not in FOLLOWED
                and thing.get("/S") != "/Figure"
            ):
                yield f"an action that does something: {action.S} (6.5.1)"
        elif key == "/AA" and action is not None:
            yield "an action that starts by itself (6.5.2)"
    if str(thing.get("/BM", "/Normal")) not in BLENDS:
        yield "a blend mode of no standard (6.2.10)"
    if "/TR" in thing or str(thing.get("/TR2", "/Default")) != "/Default" or "/HTP" in thing:
        yield "a transfer function (6.2.5)"


def _content(page: Any, file: pikepdf.Pdf) -> Iterator[str]:
    if "/Resources" not in page:
        yield "resources that are not the page's own (6.2.2)"
    profile = (
        file.Root.OutputIntents[0].DestOutputProfile.read_bytes() if "/OutputIntents" in file.Root else b""
    )
    depth = deepest = 0
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name not in OPERATORS:
            yield f"an operator that is none: {name} (6.2.2)"
        depth += (name == "q") - (name == "Q")
        deepest = max(deepest, depth)
        colour = {"rg": b"RGB ", "RG": b"RGB ", "k": b"CMYK", "K": b"CMYK"}.get(name)
        if name in ("cs", "CS"):
            colour = DEVICES.get(str(operands[0])) or None
        if colour and profile[16:20] != colour:
            yield f"colours that nothing explains: {name} (6.2.4.3)"
    if deepest > 28:
        yield f"{deepest} graphics states in each other (6.1.13)"


def _fonts(file: pikepdf.Pdf) -> Iterator[str]:
    used = _used_codes(file)
    for thing in file.objects:
        if not isinstance(thing, pikepdf.Dictionary) or thing.get("/Subtype") != "/Type0":
            continue
        font = thing.DescendantFonts[0]
        name, codes = str(thing.BaseFont), used.get(thing.objgen, set())
        descriptor = font.FontDescriptor
        if "/FontFile2" not in descriptor and "/FontFile3" not in descriptor:
            yield f"{name} is not embedded (6.2.11.4)"
            continue
        widths, told = _program_widths(font), _told_widths(font)
        for code in sorted(codes):
            if code == 0 or code not in widths:
                yield f"{name}: nothing is drawn for {code} (6.2.11.4, 6.2.11.8)"
            elif abs(widths[code] - told.get(code, float(font.get("/DW", 1000)))) > 1:
                yield f"{name}: {code} is as wide as {widths[code]}, said to be {told.get(code)} (6.2.11.5)"
        meanings = dict(re.findall(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]*)>", thing.ToUnicode.read_bytes()))
        for code in sorted(codes):
            text = bytes.fromhex(meanings.get(b"%04x" % code, b"").decode()).decode("utf-16-be")
            if not text or set(text) & set("\0\ufeff\ufffe"):
                yield f"{name}: {code} means nothing (6.2.11.7)"
        if "/CIDSet" in descriptor:
            yield f"{name}: a set of CIDs that nothing asks for (6.2.11.4.2)"


def _used_codes(file: pikepdf.Pdf) -> dict[object, set[int]]:
    """The codes that are drawn with each font, by the number of its dictionary."""
    used: dict[object, set[int]] = {}

    def walk(stream: Any, resources: Any, depth: int) -> None:
        font = None
        for operands, operator in pikepdf.parse_content_stream(stream):
            name = str(operator)
            if name == "Tf":
                font = resources.Font[str(operands[0])]
            elif name in ("Tj", "TJ") and font is not None:
                parts = operands[0] if name == "TJ" else [operands[0]]
                for part in parts:
                    if isinstance(part, pikepdf.String):
                        data = bytes(part)
                        codes = {int.from_bytes(data[at : at + 2]) for at in range(0, len(data), 2)}
                        used.setdefault(font.objgen, set()).update(codes)
            elif name == "Do" and depth < 8:
                inner = resources.XObject[str(operands[0])]
                if inner.get("/Subtype") == "/Form":
                    walk(inner, inner.get("/Resources", resources), depth + 1)

    for page in file.pages:
        walk(page, page.obj.Resources, 0)
    return used


def _told_widths(font: Any) -> dict[int, float]:
    parts = list(font.get("/W", []))
    return {
        int(first) + at: float(width)
        for first, run in zip(parts[::2], parts[1::2], strict=True)
        for at, width in enumerate(run)
    }


def _program_widths(font: Any) -> dict[int, float]:
    """The width of each CID in the embedded program."""
    descriptor = font.FontDescriptor
    if "/FontFile3" in descriptor:
        outlines = CFFFontSet()
        outlines.decompile(io.BytesIO(descriptor.FontFile3.read_bytes()), None)
        top = outlines.topDictIndex[0]
        found = {}
        for number, name in enumerate(top.charset):
            glyph = top.CharStrings[name]
            glyph.draw(NullPen())
            found[int(name[3:]) if number and name.startswith("cid") else number] = float(glyph.width)
        return found
    face = TTFont(io.BytesIO(descriptor.FontFile2.read_bytes()))
    scale, order = 1000 / face["head"].unitsPerEm, face.getGlyphOrder()
    mapped = font.CIDToGIDMap
    if isinstance(mapped, pikepdf.Name):
        return {at: face["hmtx"][name][0] * scale for at, name in enumerate(order)}
    table = mapped.read_bytes()
    numbers = {at // 2: int.from_bytes(table[at : at + 2]) for at in range(0, len(table), 2)}
    return {cid: face["hmtx"][order[number]][0] * scale for cid, number in numbers.items() if number}


def _attached(file: pikepdf.Pdf) -> Iterator[str]:
    named = file.Root.get("/Names", {}).get("/EmbeddedFiles")
    if named is None:
        return
    files = list(named.Names)[1::2]
    if [one.objgen for one in file.Root.get("/AF", [])] != [one.objgen for one in files]:
        yield "files that the document does not call its own (6.8)"
    if [str(name) for name in list(named.Names)[::2]] != sorted(str(name) for name in list(named.Names)[::2]):
        yield "names of files without order"
    for one in files:
        content = one.EF.F
        data = content.read_bytes()
        if "/AFRelationship" not in one or str(one.F) != str(one.UF):
            yield f"{one.UF}: a file of no relation (6.8)"
        if not re.fullmatch(r"/[a-z]+/[a-z0-9.+-]+", str(content.get("/Subtype", ""))):
            yield f"{one.UF}: no media type (6.8)"
        sums = bytes(content.Params.CheckSum), int(content.Params.Size)
        if (
            sums != (hashlib.md5(data, usedforsecurity=False).digest(), len(data))
            or "/ModDate" not in content.Params
        ):
            yield f"{one.UF}: what is said of it (6.8)"
