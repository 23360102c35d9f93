"""Makes the pictures in docs/pictures/ from the sample and the scaffold as they are set now.

python docs/pictures.py            # needs the package with its test extra (pypdfium2)
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

from banxin.job import build

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
SAMPLE = ROOT / "book"
SCAFFOLD = ROOT / "build" / "banxin" / "cli" / "starters" / "zh-Hans" / "paper"
LIMIT = 400_000  # bytes of one picture
COLOURS = 64  # a page is black on white and one accent, in their shades


def main() -> int:
    """Build what is pictured in a temporary folder, and picture it."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder)
        save("guomen-page", pages(printed(SAMPLE, desk / "guomen"), 70, 0))
        save("chunxi-page", pages(printed(SCAFFOLD, desk / "chunxi"), 90, 0))
        book = printed(SAMPLE, desk / "book", layout="book")
        save("book-spread", pages(book, 110, 17, 18))
        save("guide-magazine", pages(printed(magazine(desk / "guide"), desk / "made"), 34, 0, 5, 6, 7))
    return 0


def printed(source: Path, folder: Path, layout: str = "") -> Path:
    """The print edition of a publication, set in `folder`, with another layout if one is named."""
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("out", ".banxin"))
    manifest = folder / "manifest.yaml"
    lines = manifest.read_text(encoding="utf-8").splitlines()
    if layout:
        lines = [f"layout: {layout}" if line.startswith("layout:") else line for line in lines]
        manifest.write_text("\n".join(lines) + "\n", encoding="utf-8")
    report = build(folder, editions=("print",))
    for found in report.findings:
        print(found.message, file=sys.stderr)
    return report.outputs[0].path


def magazine(folder: Path) -> Path:
    """The publication that the guide for designers makes, as it is at the end."""
    sys.path.insert(0, str(ROOT / "tests"))
    from project.walkthrough import Write, steps  # noqa: PLC0415 - only behind the path above

    shutil.copytree(SCAFFOLD, folder / "my-mag")
    for step in steps(ROOT / "docs" / "layouts.md"):
        if isinstance(step, Write) and step.path.startswith("my-mag/"):
            step.into(folder)
    return folder / "my-mag"


def pages(pdf: Path, dpi: int, *indexes: int) -> Image.Image:
    """Pages of a PDF side by side, with a line between them and around them."""
    document = pypdfium2.PdfDocument(pdf)
    sheets = [trimmed(document[index], dpi) for index in indexes]
    width = sum(sheet.width for sheet in sheets) + len(sheets) + 1
    height = max(sheet.height for sheet in sheets)
    picture = Image.new("RGB", (width, height + 2), (190, 190, 190))
    left = 1
    for sheet in sheets:
        picture.paste(sheet, (left, 1))
        left += sheet.width + 1
    return picture


def trimmed(page: pypdfium2.PdfPage, dpi: int) -> Image.Image:
    """A page as it is when it is cut: without bleed and marks."""
    page.set_cropbox(*page.get_trimbox())
    return page.render(scale=dpi / 72).to_pil().convert("RGB")


def save(name: str, picture: Image.Image) -> None:
    """A PNG of few colours, within the limit."""
    path = PICTURES / f"{name}.png"
    picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(path, optimize=True)
    size = path.stat().st_size
    print(f"{path.relative_to(ROOT)}  {picture.width} × {picture.height}  {size / 1000:.0f} kB")
    if size > LIMIT:
        raise SystemExit(f"{path.name} is larger than {LIMIT} bytes")


if __name__ == "__main__":
    raise SystemExit(main())
