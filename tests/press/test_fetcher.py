"""The PDF engine reaches the mounts and nothing else."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from banxin.press.pdf.fetcher import ConfinedFetcher, RefusedError


@pytest.fixture
def fetcher(tmp_path: Path) -> ConfinedFetcher:
    mount = tmp_path / "publication"
    (mount / "images").mkdir(parents=True)
    (mount / "images" / "图.svg").write_text("<svg/>", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (mount / "link.txt").symlink_to(tmp_path / "secret.txt")
    (mount / "inner.svg").symlink_to(mount / "images" / "图.svg")
    return ConfinedFetcher({"publication": mount})


@pytest.mark.parametrize(
    "url",
    [
        "https://publication.invalid/images/图.svg",
        "https://publication.invalid/images/%E5%9B%BE.svg",
        "https://publication.invalid/inner.svg",
    ],
)
def test_files_on_the_shelf_are_fetched(fetcher: ConfinedFetcher, url: str) -> None:
    assert fetcher.fetch(url).read() == b"<svg/>"
    assert fetcher.blocked == []


def photograph(turned: int) -> tuple[bytes, bytes]:
    """A JPEG that tells its camera and place, and the bytes of its scan."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "Tattler", turned
    exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    Image.radial_gradient("L").save(out, "JPEG", exif=exif.tobytes(), comment=b"Tattler")
    data = out.getvalue()
    return data, data[data.index(b"\xff\xda") :]


def test_a_photograph_is_printed_without_traces_and_its_pixels_are_not_touched(
    fetcher: ConfinedFetcher, tmp_path: Path
) -> None:
    for name, turned in (("upright", 1), ("turned", 6)):
        data, scan = photograph(turned)
        (tmp_path / "publication" / "images" / f"{name}.jpg").write_bytes(data)
        read = fetcher.fetch(f"https://publication.invalid/images/{name}.jpg").read()
        assert read.endswith(scan)
        assert (b"Tattler" in read) == (turned != 1)  # turned here by WeasyPrint, which leaves the traces out


def test_an_embedded_raster_is_read(fetcher: ConfinedFetcher) -> None:
    assert fetcher.fetch("data:image/png;base64,AAAA").read() == b"\0\0\0"


@pytest.mark.parametrize(
    "url",
    [
        "https://publication.invalid/../secret.txt",
        "https://publication.invalid/%2e%2e/secret.txt",
        "https://publication.invalid/link.txt",
        "https://publication.invalid/images",
        "https://publication.invalid/nothing.svg",
        "https://other.invalid/images/图.svg",
        "https://publication/images/图.svg",
        "http://publication.invalid/images/图.svg",
        "https://example.org/x.png",
        "http://127.0.0.1:9/x",
        "file:///etc/passwd",
        "ftp://publication.invalid/x",
        "data:text/plain,x",
        "data:image/svg+xml,<svg/>",
    ],
)
def test_everything_else_is_refused(fetcher: ConfinedFetcher, url: str) -> None:
    with pytest.raises(RefusedError):
        fetcher.fetch(url)
    assert fetcher.blocked == [url]
