"""The PDF press: sheets of HTML to pages."""

from banxin.press.pdf.pages import Pages as Pages
from banxin.press.pdf.pages import pdf_bytes as pdf_bytes
from banxin.press.pdf.pages import proof as proof
from banxin.press.pdf.pages import set_pages as set_pages
