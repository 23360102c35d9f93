"""The PDF press: sheets of HTML to pages."""

import banxin.engine  # noqa: F401  first: it loads WeasyPrint in its own, quicker way
from banxin.press.pdf.pages import Pages as Pages
from banxin.press.pdf.pages import PdfFile as PdfFile
from banxin.press.pdf.pages import measured_extents as measured_extents
from banxin.press.pdf.pages import pdf_bytes as pdf_bytes
from banxin.press.pdf.pages import print_pages as print_pages
from banxin.press.pdf.pages import set_pages as set_pages
