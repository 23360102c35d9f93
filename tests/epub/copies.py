"""Small copies to bind in tests."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from dataclasses import replace
from typing import Any

from PIL import Image

from banxin.press.epub import (
    Accessibility,
    Contributor,
    EpubCopy,
    EpubDocument,
    Landmark,
    NavPoint,
    PageTarget,
    Resource,
    Series,
)

MODIFIED = dt.datetime(2019, 7, 30, 12, 0, tzinfo=dt.UTC)


def xhtml(title: str, body: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
        f' lang="zh-Hans" xml:lang="zh-Hans"><head><title>{title}</title></head><body>{body}</body></html>'
    ).encode()


def document(ident: str, title: str, body: str, **given: Any) -> EpubDocument:
    return EpubDocument(ident, f"{ident}.xhtml", title, xhtml(title, body), **given)


def jpeg() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (30, 48), "#b3121b").save(file, "JPEG")
    return file.getvalue()


def nav() -> EpubDocument:
    return document(
        "nav",
        "目录",
        '<nav epub:type="toc" role="doc-toc" id="toc"><h1>目录</h1><ol><li><a href="jia.xhtml">甲稿</a></li>'
        '<li><a href="yi.xhtml">乙稿</a><ol><li><a href="yi.xhtml#sub">细目</a></li></ol></li></ol></nav>'
        '<nav epub:type="page-list" hidden="hidden"><ol><li><a href="jia.xhtml#p3">3</a></li></ol></nav>',
        properties=("nav",),
    )


def small_copy(**changes: Any) -> EpubCopy:
    """A valid copy of two articles with a cover, a page and a series."""
    page = '<span epub:type="pagebreak" role="doc-pagebreak" id="p3" aria-label="3"></span>'
    copy = EpubCopy(
        identifier="urn:uuid:2f1c7a52-6f7e-5d3c-9a37-0a61f3c1d2b4",
        title="一期试刊",
        lang="zh-Hans",
        modified=MODIFIED,
        documents=(
            nav(),
            document("jia", "甲稿", f"{page}<h1>甲稿</h1><p><b>甲</b><i>乙</i>。</p>"),
            document("yi", "乙稿", '<h1>乙稿</h1><h2 id="sub">细目</h2><p><ruby>版<rt>bǎn</rt></ruby></p>'),
        ),
        nav=(
            NavPoint("甲稿", "jia.xhtml"),
            NavPoint("乙稿", "yi.xhtml", (NavPoint("细目", "yi.xhtml#sub"),)),
        ),
        accessibility=Accessibility(
            ("textual", "visual"), ("textual",), ("tableOfContents", "pageNavigation"), "可调字号。"
        ),
        creators=(Contributor("试刊编辑部", "isb"),),
        contributors=(Contributor("试刊社", "edt"),),
        publisher="试刊社",
        date="2019-07-30",
        description="两篇试稿。",
        series=Series("试刊", "1"),
        generator="Banxin",
        landmarks=(Landmark("toc", "目录", "nav.xhtml#toc"), Landmark("bodymatter", "正文", "jia.xhtml")),
        page_list=(PageTarget("3", "jia.xhtml#p3"),),
        page_source="urn:uuid:2f1c7a52-6f7e-5d3c-9a37-0a61f3c1d2b5",
        resources=(Resource("cover-image", "cover.jpg", "image/jpeg", jpeg()),),
        cover="cover-image",
    )
    return replace(copy, **changes)


def unpacked(epub: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(epub)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
