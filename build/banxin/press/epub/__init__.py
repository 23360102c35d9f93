"""The EPUB press: a copy of documents and facts into the bytes of an EPUB 3.3 file."""

from banxin.press.epub.binding import pack as pack
from banxin.press.epub.checking import EpubError as EpubError
from banxin.sheets.epub.copy import Accessibility as Accessibility
from banxin.sheets.epub.copy import Contributor as Contributor
from banxin.sheets.epub.copy import EpubCopy as EpubCopy
from banxin.sheets.epub.copy import EpubDocument as EpubDocument
from banxin.sheets.epub.copy import Landmark as Landmark
from banxin.sheets.epub.copy import NavPoint as NavPoint
from banxin.sheets.epub.copy import PageTarget as PageTarget
from banxin.sheets.epub.copy import Resource as Resource
from banxin.sheets.epub.copy import Series as Series
from banxin.sheets.epub.copy import Writing as Writing
