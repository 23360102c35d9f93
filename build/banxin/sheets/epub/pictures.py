"""Pictures as a reading device wants them: sRGB, not too many pixels, no traces of the camera."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image as Raster
from PIL import ImageCms, ImageOps

from banxin.world import DISK, World

SUFFIX = {"image/jpeg": ".jpg", "image/png": ".png", "image/svg+xml": ".svg"}
_LARGEST = 1 << 31  # bytes; pictures are bounded where they are read first
_PIXELS = 4_000_000
_BYTES = 1_500_000
_ORIENTATION = 0x0112
_APP1 = 0xE1
_START_OF_SCAN = 0xDA


def reader_picture(file: Path, media_type: str, world: World = DISK) -> bytes:
    """The bytes of a picture for the EPUB; OSError when it cannot be read.

    A picture within the limits (4 megapixels, 1.5 MB, RGB or grey) is taken over as it is, so that
    the bytes do not hang on the version of a codec; EXIF is cut out of a JPEG without recoding it.
    """
    data = world.read(file, _LARGEST)
    if media_type == "image/svg+xml":
        return data
    with Raster.open(io.BytesIO(data)) as picture:
        turned = picture.getexif().get(_ORIENTATION, 1) != 1
        large = picture.width * picture.height > _PIXELS or len(data) > _BYTES
        if turned or large or picture.mode == "CMYK":
            return _recoded(picture, media_type)
    return without_exif(data) if media_type == "image/jpeg" else data


def _recoded(picture: Raster.Image, media_type: str) -> bytes:
    upright = in_rgb(ImageOps.exif_transpose(picture))
    scale = min(1.0, (_PIXELS / (upright.width * upright.height)) ** 0.5)
    if scale < 1:
        size = (int(upright.width * scale), int(upright.height * scale))
        upright = upright.resize(size, Raster.Resampling.LANCZOS)
    out = io.BytesIO()
    if media_type == "image/png":
        upright.save(out, "PNG", optimize=True)
    else:
        upright.convert("RGB").save(out, "JPEG", quality=86, optimize=True)
    return out.getvalue()


def in_rgb(picture: Raster.Image) -> Raster.Image:
    """A picture in CMYK brought to sRGB, by its profile where it has one; others as they are."""
    profile = picture.info.get("icc_profile")
    if picture.mode == "CMYK" and profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            turned = ImageCms.profileToProfile(
                picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except ImageCms.PyCMSError:
            turned = None
        if turned is not None:
            return turned
    return picture.convert("RGB") if picture.mode == "CMYK" else picture


def without_exif(jpeg: bytes) -> bytes:
    """A JPEG without its APP1 segments (EXIF and XMP: place, device, date); the picture is untouched."""
    kept, at = [jpeg[:2]], 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != _START_OF_SCAN:
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if jpeg[at + 1] != _APP1:
            kept.append(jpeg[at:end])
        at = end
    return b"".join((*kept, jpeg[at:]))
