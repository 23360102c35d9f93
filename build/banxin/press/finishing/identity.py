"""What a PDF says of itself: standard, output intent, dates, identifiers, metadata.

ISO 15930-7 (PDF/X-4), 15930-4 (PDF/X-1a:2003), 19005-2 and -3 (PDF/A), 14289-1 (PDF/UA). Nothing of it is
drawn by lot or read from a clock.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from typing import Any
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from banxin.press.finishing.ticket import X_1A, JobTicket
from banxin.press.ink.conditions import Condition

PRODUCER = "Banxin"
_IDS = uuid.UUID("6f0d6a53-2c1f-5b2e-9f0c-3d1f1c6f4b51")  # name space of our document identifiers
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"{spaces}>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{creator}{about}<pdf:Producer>{producer}</pdf:Producer>
{keywords}<xmp:CreatorTool>{tool}</xmp:CreatorTool>
<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate>
<xmp:MetadataDate>{moment}</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:{document}</xmpMM:DocumentID>
<xmpMM:InstanceID>uuid:{instance}</xmpMM:InstanceID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
{claim}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


_ABOUT = '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:description>\n'
_SPACES = {
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
"""Name spaces of what standards ask for; a packet declares those that it uses."""
PDF_X_4 = "<pdf:Trapped>False</pdf:Trapped>\n<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>"
PDF_UA_1 = "<pdfuaid:part>1</pdfuaid:part>"
PDF_A = "<pdfaid:part>{part}</pdfaid:part>\n<pdfaid:conformance>U</pdfaid:conformance>"
UA_DECLARED = f"""<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{_SPACES["pdfuaid"]}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file keeps to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""
"""What PDF/A asks for where metadata have a property that XMP does not know (ISO 19005-2, 6.6.2.3.3)."""


def structure_claim(file: pikepdf.Pdf) -> str:
    """PDF/UA-1 for a file that has a structure; empty for others."""
    tagged = all(key in file.Root for key in ("/StructTreeRoot", "/MarkInfo", "/Lang"))
    return PDF_UA_1 if tagged else ""


def archive_claim(file: pikepdf.Pdf, *, attaches: bool) -> str:
    """PDF/A-2u, or 3u for a file that others are attached to; with what its structure claims."""
    structure = structure_claim(file)
    claimed = PDF_A.format(part=3 if attaches else 2)
    return "\n".join((claimed, structure, UA_DECLARED)) if structure else claimed


def identify_reading_copy(file: pikepdf.Pdf, ticket: JobTicket, drawn: bytes, claim: str = "") -> None:
    """Dates, identifiers, metadata of a file to read or to print in an office; `claim` names a standard."""
    title, name = _name(file, ticket, drawn + repr((ticket.moment, ticket.office, claim)).encode())
    file.Root.Metadata = _metadata(file, title, ticket.moment, name, claim)


def identify(file: pikepdf.Pdf, ticket: JobTicket, drawn: bytes) -> None:
    """Write all of it; `drawn` says what it prints, which identifiers come of."""
    title, name = _name(file, ticket, drawn + repr(_told(ticket)).encode())
    file.docinfo[Name.Trapped] = Name("/False")
    if ticket.standard == X_1A:
        file.docinfo[Name.GTS_PDFXVersion] = String("PDF/X-1a:2003")
        if "/Metadata" in file.Root:
            del file.Root["/Metadata"]
    else:
        file.Root.Metadata = _metadata(file, title, ticket.moment, name, PDF_X_4)
    file.Root.OutputIntents = Array([_intent(file, ticket.condition)])


def printed_content(file: pikepdf.Pdf) -> bytes:
    """A digest of what a file that is not finished prints: its identifier, pages and pictures.

    How streams are packed and how faces are cut down differs between machines, and does not count.
    """
    identifiers = list(file.trailer.get("/ID", ()))  # the second is of the bytes of the file
    digest = hashlib.sha256(b"".join(map(bytes, identifiers[:1])))
    for page in file.pages:
        digest.update(page.obj.Contents.read_bytes())
    for thing in file.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image":
            digest.update(_unpacked(thing))
    return digest.digest()


def _unpacked(stream: Any) -> bytes:
    try:
        return bytes(stream.read_bytes())
    except pikepdf.PdfError:  # JPEG
        return bytes(stream.read_raw_bytes())


def _name(file: pikepdf.Pdf, ticket: JobTicket, content: bytes) -> tuple[str, bytes]:
    """Write title, dates and the identifier that comes of `content`; give title and identifier."""
    name = hashlib.sha256(content).digest()[:16]
    file.trailer.ID = Array([String(name), String(name)])
    title = str(file.docinfo.get("/Title", "")) or ticket.title
    file.docinfo[Name.Title] = String(title)
    file.docinfo[Name.CreationDate] = file.docinfo[Name.ModDate] = String(pdf_date(ticket.moment))
    return title, name


def _told(ticket: JobTicket) -> tuple[object, ...]:
    """What of the ticket changes the file."""
    profile = hashlib.sha256(ticket.condition.profile).hexdigest()
    inks = sorted((rgb, repr(mix)) for rgb, mix in ticket.inks.items())
    return ticket.standard, ticket.marks, ticket.moment, profile, ticket.condition.ink_limit, inks


def _intent(file: pikepdf.Pdf, condition: Condition) -> Any:
    """The output intent (ISO 32000-1, 14.11.5) with its profile inside."""
    profile = file.make_stream(condition.profile, N=4, Alternate=Name.DeviceCMYK)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(condition.identifier),
        OutputCondition=String(condition.about),
        Info=String(condition.about),
        DestOutputProfile=profile,
    )
    if condition.registry:
        intent.RegistryName = String(condition.registry)
    return file.make_indirect(intent)


def _metadata(file: pikepdf.Pdf, title: str, moment: dt.datetime, name: bytes, claim: str) -> Any:
    """The XMP packet, not compressed so that any program finds it (ISO 15930-7, 6.16)."""
    for key, maker in (("/Producer", PRODUCER), ("/Creator", PRODUCER)):
        file.docinfo[key] = String(str(file.docinfo.get(key, "")) or maker)
    keys = ("/Author", "/Subject", "/Keywords", "/Producer", "/Creator")
    info = {key: escape(str(file.docinfo.get(key, ""))) for key in keys}
    author, keywords = info["/Author"], info["/Keywords"]
    packet = _XMP.format(
        title=escape(title),
        creator=f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\n" if author else "",
        about=_ABOUT.format(info["/Subject"]) if info["/Subject"] else "",
        keywords=f"<pdf:Keywords>{keywords}</pdf:Keywords>\n" if keywords else "",
        producer=info["/Producer"],
        tool=info["/Creator"],
        moment=moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
        document=uuid.uuid5(_IDS, title),
        instance=uuid.uuid5(_IDS, name.hex()),
        claim=claim,
        spaces="".join(f'\n xmlns:{one}="{of}"' for one, of in _SPACES.items() if f"<{one}:" in claim),
    )
    return file.make_stream(packet.encode(), Type=Name.Metadata, Subtype=Name.XML)


def pdf_date(moment: dt.datetime) -> str:
    """A moment as PDF writes it (ISO 32000-1, 7.9.4)."""
    return moment.strftime("D:%Y%m%d%H%M%SZ")
