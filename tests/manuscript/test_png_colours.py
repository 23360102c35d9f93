"""A PNG is printed in the colours that it says it has: by a profile, or by gamma and chromaticities."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms

from banxin.manuscript.images.kinds import JPEG, PNG
from banxin.manuscript.images.matrix_profiles import BT_709, D65, SRGB_CURVE, matrix_profile
from banxin.manuscript.images.renditions import is_plain, rendition

ADOBE = ((0.64, 0.33), (0.21, 0.71), (0.15, 0.06))
WIDE = matrix_profile("wide", ADOBE, D65, (563 / 256,))
SRGB = matrix_profile("as sRGB", BT_709, D65, SRGB_CURVE)
COLOURS = [(200, 60, 40), (40, 160, 80), (30, 60, 190), (128, 128, 128), (255, 255, 255), (0, 0, 0)]


def png(mode: str = "RGB", profile: bytes | None = None, **chunks: bytes) -> bytes:
    """A strip of colours; `chunks` stand before its pixels."""
    strip = Image.new("RGB", (len(COLOURS), 1))
    strip.putdata(COLOURS)
    if mode == "RGBA":
        strip.putalpha(Image.linear_gradient("L").resize(strip.size))
    elif mode != "RGB":
        strip = strip.convert(mode)
    target = io.BytesIO()
    strip.save(target, "PNG", icc_profile=profile)
    data = target.getvalue()
    told = b"".join(
        struct.pack(">L4s", len(body), name.encode())
        + body
        + struct.pack(">L", zlib.crc32(name.encode() + body))
        for name, body in chunks.items()
    )
    return data[:33] + told + data[33:]  # behind the head


def gamma(value: float) -> bytes:
    return struct.pack(">L", round(value * 100_000))


def places(primaries: Any = ADOBE, white: Any = D65) -> bytes:
    return struct.pack(">8L", *(round(part * 100_000) for one in (white, *primaries) for part in one))


def printed(data: bytes) -> Any:
    with Image.open(io.BytesIO(data)) as picture:
        if is_plain(picture, PNG, data):
            return picture.convert("RGBA" if "A" in picture.mode else "RGB")
        made = rendition(picture, PNG, data)
    assert made.media_type == "image/png"
    found = Image.open(io.BytesIO(made.data))
    assert "icc_profile" not in found.info
    return found.copy()


def by(profile: bytes) -> list[tuple[int, ...]]:
    """The colours in sRGB, as littlecms turns them."""
    strip = Image.new("RGB", (len(COLOURS), 1))
    strip.putdata(COLOURS)
    source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    turned: Any = ImageCms.profileToProfile(strip, source, ImageCms.createProfile("sRGB"))
    return list(turned.getdata())


def is_near(one: list[tuple[int, ...]], other: list[tuple[int, ...]], most: int = 2) -> bool:
    return all(
        abs(a - b) <= most for p, q in zip(one, other, strict=True) for a, b in zip(p, q, strict=False)
    )


TURNED = {
    "a profile": (png(profile=WIDE), WIDE),
    "a profile, with transparency": (png("RGBA", profile=WIDE), WIDE),
    "gamma and chromaticities": (png(gAMA=gamma(256 / 563), cHRM=places()), WIDE),
    "chromaticities alone": (png(cHRM=places()), matrix_profile("", ADOBE, D65, (2.2,))),
    "the gamma of an old Macintosh": (png(gAMA=gamma(1 / 1.8)), matrix_profile("", BT_709, D65, (1.8,))),
    "light in proportion": (png(gAMA=gamma(1.0)), matrix_profile("", BT_709, D65, (1.0,))),
}


@pytest.mark.parametrize("name", TURNED)
def test_colours_are_turned_to_srgb(name: str) -> None:
    data, profile = TURNED[name]
    made = list(printed(data).convert("RGB").getdata())
    assert is_near(made, by(profile))
    assert not is_near(made, COLOURS, 5)
    assert made[4:] == COLOURS[4:]


KEPT = {
    "nothing is said": png(),
    "a profile of sRGB": png(profile=SRGB),
    "a broken profile": png(profile=b"none of them"),
    "gamma of sRGB": png(gAMA=gamma(0.45455)),
    "gamma and chromaticities of sRGB": png(gAMA=gamma(0.45455), cHRM=places(BT_709)),
    "the mark of sRGB goes before": png(sRGB=b"\0", gAMA=gamma(1.0)),
    "nonsense": png(gAMA=gamma(0.00001)),
    "primaries that span nothing": png(cHRM=places(((0.3, 0.3), (0.3, 0.3), (0.3, 0.3)))),
    "a profile of sRGB goes before": png(profile=SRGB, gAMA=gamma(1.0)),
}


@pytest.mark.parametrize("name", KEPT)
def test_what_is_srgb_stays_as_it_is(name: str) -> None:
    with Image.open(io.BytesIO(KEPT[name])) as picture:
        assert is_plain(picture, PNG, KEPT[name])


def test_transparency_stays() -> None:
    before, after = Image.open(io.BytesIO(png("RGBA"))), printed(png("RGBA", profile=WIDE))
    assert after.getchannel("A").tobytes() == before.getchannel("A").tobytes()


def test_a_palette_is_turned_too() -> None:
    made = printed(png("P", profile=WIDE)).convert("RGB")
    assert not is_near(list(made.getdata()), COLOURS, 5)


def test_a_jpeg_keeps_its_profile() -> None:
    target = io.BytesIO()
    Image.open(io.BytesIO(png())).save(target, "JPEG", icc_profile=WIDE)
    with Image.open(target) as picture:
        assert is_plain(picture, JPEG, target.getvalue())


def test_the_profile_that_is_shipped_is_made_of_the_same_numbers() -> None:
    shipped = Path(__file__).parents[2] / "colour" / "srgb.icc"
    assert shipped.read_bytes() == matrix_profile("sRGB IEC61966-2.1", BT_709, D65, SRGB_CURVE)
    assert is_near(by(SRGB), COLOURS, 1)
