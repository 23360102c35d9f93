"""SVG: what draws by itself is good; what runs or fetches is not."""

import base64
import io
from pathlib import Path

import pytest
from PIL import Image

from banxin.findings import Place
from banxin.manuscript.images.cache import PictureCache
from banxin.manuscript.images.svg import read_svg
from banxin.world import DISK

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 20 10">'
)
PIXEL = "data:image/png;base64,iVBORw0KGgo="


def faults_of(svg: str | bytes) -> list[str]:
    data = svg if isinstance(svg, bytes) else svg.encode()
    _, faults = read_svg(data, "a.svg", Place("units/a.md", 3, 1))
    return [f"{fault.code} {fault.place.line}" for fault in faults if fault.place]


@pytest.mark.parametrize(
    "inside",
    [
        '<rect width="1" height="1"/>',
        '<g id="a"><path d="M0 0"/></g><use href="#a"/><use xlink:href="#a"/>',
        f'<image href="{PIXEL}"/>',
        '<rect fill="url(#g)" style="fill: url(\'#g\'); stroke: red"/>',
        "<style>.a { fill: url(#g); font-family: 'Noto Serif' } /* @import */</style>",
        "<text>一次 onload (二) javascript: url</text>",
        "<metadata><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/></metadata>",
        "<title>a</title><desc>b &amp; c &#x6c49;</desc>",
        '<animate attributeName="x"/>',
        '<rect transform="rotate(3)"/>',
    ],
)
def test_good(inside: str) -> None:
    assert faults_of(f"{HEAD}{inside}</svg>") == []


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<script href="#x"/>',
        '<rect onload="x()"/>',
        '<rect ONCLICK="x()"/>',
        "<foreignObject/>",
        '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">字<b onclick="x">字</b></p></foreignObject>',
        '<image href="a.png"/>',
        '<image x:href="a.png" xmlns:x="http://www.w3.org/1999/XLINK"/>',
        '<image href="/etc/passwd"/>',
        '<image xlink:href="https://example.com/a.png"/>',
        '<image href="file:///etc/passwd"/>',
        '<image href="data:image/svg+xml,&lt;svg/&gt;"/>',
        '<image href="data:text/html,x"/>',
        '<use href="b.svg#a"/>',
        '<a href="javascript:alert(1)"/>',
        '<a href=" \tjava&#x0a;script:alert(1)"/>',
        '<rect fill="url(b.svg#a)"/>',
        "<rect fill=\"URL( 'b.svg#a' )\"/>",
        '<rect style="fill:u\\72l(b.svg)"/>',
        '<rect filter="url(https://example.com)"/>',
        "<rect style=\"background: image-set('a.png' 1x)\"/>",
        "<style>@import 'a.css';</style>",
        "<style>@IMPORT url(a.css);</style>",
        "<style>@\\69mport 'a.css';</style>",
        "<style>a { b { fill: url(x) } }</style>",
        "<style>@font-face { src: url(a.ttf) }</style>",
        "<style><![CDATA[ a { fill: url(x) } ]]></style>",
        '<g xml:base="https://example.com"/>',
        '<set attributeName="href" to="x"/>',
        '<animate attributeName="xlink:href" values="x"/>',
        '<set attributeName="onclick" to="x"/>',
        '<body xmlns="http://www.w3.org/1999/xhtml"/>',
        '<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="/etc/passwd"/>',
    ],
)
def test_unsafe(inside: str) -> None:
    assert faults_of(f"{HEAD}\n{inside}\n</svg>") == ["image.unsafe-svg 2"]


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ('<?xml version="1.0"?>\n', []),
        (
            '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
            [],
        ),
        ('<!DOCTYPE svg [<!ENTITY x SYSTEM "/etc/passwd">]>', ["image.unsafe-svg 1"]),
        ('<!DOCTYPE svg [<!ENTITY % x SYSTEM "http://example.com/x"> %x;]>', ["image.unsafe-svg 1"]),
        ('<?xml-stylesheet href="a.css"?>', ["image.unsafe-svg 1"]),
    ],
)
def test_before_the_root(before: str, expected: list[str]) -> None:
    assert faults_of(f"{before}{HEAD}</svg>") == expected


def test_entities_are_never_expanded() -> None:
    declared = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE svg [<!ENTITY a0 "x">{declared}]>{HEAD}<text>&a11;</text></svg>'
    assert faults_of(bomb)[0].startswith("image.un")


def test_a_bomb_of_uses() -> None:
    groups = "".join(f'<g id="g{n}">' + f'<use href="#g{n - 1}"/>' * 10 + "</g>" for n in range(1, 30))
    assert faults_of(f'{HEAD}<g id="g0"><path/></g>{groups}</svg>') == ["image.too-large 3"]
    circle = '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'
    assert faults_of(f"{HEAD}{circle}</svg>") == ["image.too-large 3"]


@pytest.mark.parametrize(
    "svg",
    [
        "<svg",
        f"{HEAD}<g></svg>",
        f"{HEAD}&x;</svg>",
        f"{HEAD}\0</svg>",
        "<" * 9999,
        f"{HEAD}{'<g>' * 9999}",
        "<a/>",
    ],
)
def test_damaged(svg: str) -> None:
    (fault,) = faults_of(svg)
    assert fault.split()[0] in ("image.unreadable", "image.kind")


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="30" height="40"', (30, 40)),
        ('width="25.4mm" height="1in"', (96, 96)),
        ('width="100%" viewBox="0 0 300 150"', (300, 150)),
        ('viewBox="-5,-5 10.4 20"', (10, 20)),
        ("", (0, 0)),
        ('width="x" height="-3"', (0, 0)),
        ('width="9e99" viewBox="0 0 1e999 1"', (0, 0)),
    ],
)
def test_size(attributes: str, size: tuple[int, int]) -> None:
    image, faults = read_svg(
        f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>'.encode(), "a.svg", Place("a")
    )
    assert faults == ()
    assert image is not None
    assert (image.width, image.height) == size


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings_of_xml(encoding: str, tmp_path: Path) -> None:
    from banxin.manuscript.images.reading import read_image

    declared = "" if encoding.startswith("utf") else f'<?xml version="1.0" encoding="{encoding}"?>'
    path = tmp_path / "a.svg"
    path.write_bytes(f"{declared}{HEAD}<text>汉</text></svg>".encode(encoding))
    assert read_image(path, "a.svg")[1] == ()


def test_words_along_a_path_are_told() -> None:
    bent = '<textPath href="#p">沿<tspan>路</tspan></textPath><textPath/>'
    words = f'<path id="p" d="M0 9H9"/>\n<text>{bent}</text>'
    assert faults_of(f"{HEAD}\n{words}</svg>") == ["image.text-on-path 3"]


def test_a_photograph_inside_tells_nothing_of_its_camera(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Camera of the editor"
    photograph = io.BytesIO()
    Image.new("RGB", (4, 4), "red").save(photograph, "JPEG", exif=exif)
    assert b"Camera" in photograph.getvalue()
    address = "data:image/jpeg;base64," + base64.b64encode(photograph.getvalue()).decode()
    svg = f'{HEAD}<image href="{address}"/></svg>'.encode()
    cache = PictureCache(tmp_path, DISK)
    image, faults = read_svg(svg, "a.svg", Place("units/a.md", 3, 1), cache)
    assert image is not None
    assert not faults
    written = cache.path(image.printed).read_text("utf-8").partition("base64,")[2].partition('"')[0]
    assert b"Camera" not in base64.b64decode(written)
    assert Image.open(io.BytesIO(base64.b64decode(written))).size == (4, 4)
