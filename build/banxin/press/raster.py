"""A page as a picture: what the engine set, drawn in pixels."""

from __future__ import annotations

from PIL import Image

_LARGEST = 8000  # px a side


def page_picture(data: bytes, width: int) -> Image.Image:
    """The first page of a PDF as a picture of `width` pixels; raises ValueError for a page out of all
    measure.
    """
    import pypdfium2  # noqa: PLC0415  (most covers are not drawn again)

    with pypdfium2.PdfDocument(data) as file:
        page = file[0]
        scale = width / page.get_width()
        if max(width, page.get_height() * scale) > _LARGEST:
            raise ValueError("too large")
        bitmap = page.render(scale=scale, no_smoothtext=False)
        picture: Image.Image = bitmap.to_pil()
        # as large as a screen's worth of memory: not one copy more than is needed
        return picture if picture.mode == "RGB" else picture.convert("RGB")
