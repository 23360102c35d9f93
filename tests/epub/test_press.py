"""The press: what is bound, byte for byte, and what is refused."""

import datetime as dt
import inspect
import io
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import pytest
from ebooklib import epub
from lxml import etree

from banxin.press.epub import (
    Contributor,
    EpubError,
    Landmark,
    NavPoint,
    PageTarget,
    Resource,
    Series,
    Writing,
    pack,
)

from .copies import MODIFIED, document, small_copy, unpacked, xhtml

OPF = {"o": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
NCX = {"n": "http://www.daisy.org/z3986/2005/ncx/"}


def package(copy):
    return etree.fromstring(unpacked(pack(copy))["EPUB/content.opf"])


def test_documents_are_packed_byte_for_byte():
    copy = small_copy()
    files = unpacked(pack(copy))
    for packed in copy.documents:
        assert files[f"EPUB/{packed.href}"] == packed.xhtml


def test_the_same_copy_gives_the_same_bytes():
    assert pack(small_copy()) == pack(small_copy())
    assert pack(small_copy()) != pack(small_copy(title="另一期"))


@pytest.mark.parametrize(("zone", "seed"), [("Asia/Shanghai", "1"), ("America/Los_Angeles", "7")])
def test_neither_time_zone_nor_hash_seed_changes_a_byte(zone, seed):
    here = Path(__file__).parent
    roots = [str(here.parent.parent / "build"), str(here.parent)]
    program = (
        "import sys, hashlib; from epub.copies import small_copy; from banxin.press.epub import pack;"
        "sys.stdout.write(hashlib.sha256(pack(small_copy())).hexdigest())"
    )
    env = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(roots)}
    import hashlib

    run = subprocess.run([sys.executable, "-c", program], env=env, capture_output=True, text=True, check=True)
    assert run.stdout == hashlib.sha256(pack(small_copy())).hexdigest()


def test_the_zip_is_what_a_reader_expects():
    raw = pack(small_copy())
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        entries = archive.infolist()
    assert raw[30:58] == b"mimetypeapplication/epub+zip"
    assert entries[0].filename == "mimetype"
    assert entries[0].compress_type == zipfile.ZIP_STORED
    assert not any(entry.flag_bits & 8 or entry.extra for entry in entries)
    assert {entry.date_time for entry in entries} == {(2019, 7, 30, 0, 0, 0)}


def test_a_time_before_1980_is_no_obstacle():
    raw = pack(small_copy(modified=dt.datetime(1949, 10, 1, tzinfo=dt.UTC)))
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_package_tells_its_facts():
    root = package(small_copy())
    find = lambda path: root.xpath(path, namespaces=OPF)  # noqa: E731
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-Hans"
    assert root.get("prefix") is None
    assert find("string(//dc:identifier[@id=/o:package/@unique-identifier])") == small_copy().identifier
    assert find("//o:meta[@property='dcterms:modified']/text()") == ["2019-07-30T12:00:00Z"]
    assert find("//o:meta[@refines='#meta.creator-1'][@property='role']/text()") == ["isb"]
    assert find("//o:meta[@refines='#meta.creator-1'][@property='file-as']/text()") == ["试刊编辑部"]
    assert find("//o:meta[@property='schema:accessibilityHazard']/text()") == ["none"]
    assert find("//o:meta[@property='dcterms:conformsTo']") == []
    assert find("//o:spine/@page-progression-direction") == ["ltr"]
    assert find("//o:item[@properties='cover-image']/@href") == ["cover.jpg"]
    assert find("//o:item[@properties='nav']/@href") == ["nav.xhtml"]
    assert find("//o:itemref/@idref") == ["nav", "jia", "yi"]
    assert find("//o:meta[@property='pageBreakSource']/text()") == [small_copy().page_source]
    assert [mark.get("type") for mark in find("//o:guide/o:reference")] == ["toc", "text"]


def test_a_copy_without_the_optional_facts_says_nothing_empty():
    bare = small_copy(
        creators=(), contributors=(), publisher="", date="", description="", series=None, generator="",
        landmarks=(), page_list=(), page_source="", resources=(), cover="",
    )  # fmt: skip
    root = package(bare)
    metadata = root.find("o:metadata", OPF)
    assert all((child.text or "").strip() for child in metadata)
    assert root.find("o:guide", OPF) is None
    assert etree.fromstring(unpacked(pack(bare))["EPUB/toc.ncx"]).find("n:pageList", NCX) is None


def test_series_with_issn():
    root = package(small_copy(series=Series("试刊", "12", "urn:issn:1002-5685")))
    metas = root.xpath("//o:meta[@refines='#meta.series']", namespaces=OPF)
    assert [(meta.get("property"), meta.text) for meta in metas] == [
        ("collection-type", "series"),
        ("group-position", "12"),
        ("dcterms:identifier", "urn:issn:1002-5685"),
    ]


def test_ncx_has_the_real_depth_and_the_pages():
    tree = etree.fromstring(unpacked(pack(small_copy()))["EPUB/toc.ncx"])
    meta = {entry.get("name"): entry.get("content") for entry in tree.iterfind("n:head/n:meta", NCX)}
    assert meta == {
        "dtb:uid": small_copy().identifier,
        "dtb:depth": "2",
        "dtb:totalPageCount": "1",
        "dtb:maxPageNumber": "3",
    }
    sources = [content.get("src") for content in tree.iter("{*}content")]
    assert sources == ["jia.xhtml", "yi.xhtml", "yi.xhtml#sub", "jia.xhtml#p3"]


def test_svg_and_mathml_are_declared_where_they_are():
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>图</title></svg>'
    math = '<math xmlns="http://www.w3.org/1998/Math/MathML" alttext="一"><mn>1</mn></math>'
    base = small_copy()
    copy = replace(base, documents=(*base.documents, document("bing", "丙稿", f"<p>{svg}{math}</p>")))
    items = package(copy).xpath("//o:item[@properties]", namespaces=OPF)
    found = {item.get("href"): item.get("properties") for item in items}
    assert found == {"nav.xhtml": "nav", "bing.xhtml": "mathml svg", "cover.jpg": "cover-image"}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"title": " "}, "title is empty"),
        ({"title": "甲\x0b乙"}, "control character"),
        ({"modified": dt.datetime(2019, 7, 30)}, "modified is not in UTC"),
        ({"modified": MODIFIED.astimezone(dt.timezone(dt.timedelta(hours=8)))}, "modified is not in UTC"),
        ({"creators": (Contributor(""),)}, "a contributor has no name"),
        ({"cover": "nothing"}, "cover 'nothing' is not a picture"),
        ({"page_source": ""}, "does not name the print edition"),
        ({"nav": ()}, "the table of contents is empty"),
        ({"nav": (NavPoint("甲", "bing.xhtml"),)}, "leads nowhere: 'bing.xhtml'"),
        ({"nav": (NavPoint("甲", "jia.xhtml#none"),)}, "leads nowhere: 'jia.xhtml#none'"),
        ({"nav": (NavPoint("", "jia.xhtml"),)}, "has no label"),
        ({"landmarks": (Landmark("toc", "目录", "x.xhtml"),)}, "leads nowhere"),
        ({"page_list": (PageTarget("3", "jia.xhtml#p3"),) * 2}, "page '3' is listed twice"),
        ({"resources": (Resource("cover-image", "封面.jpg", "image/jpeg", b""),)}, "is not portable"),
        ({"resources": (Resource("cover-image", "../cover.jpg", "image/jpeg", b""),)}, "is not portable"),
        ({"resources": (Resource("jia", "a.css", "text/css", b""),), "cover": ""}, "id 'jia' is used twice"),
        (
            {"resources": (Resource("a", "JIA.xhtml", "text/css", b""),), "cover": ""},
            "'jia.xhtml' is used twice",
        ),
        ({"resources": (Resource("1", "a.css", "text/css", b""),), "cover": ""}, "id '1' is not a name"),
    ],
)
def test_a_faulty_copy_is_refused(changes, said):
    with pytest.raises(EpubError) as refused:
        pack(small_copy(**changes))
    assert said in str(refused.value)
    assert len(refused.value.faults) == 1


def test_all_faults_are_told_at_once():
    copy = small_copy(title="", cover="nothing", nav=())
    with pytest.raises(EpubError) as refused:
        pack(copy)
    assert len(refused.value.faults) == 3


@pytest.mark.parametrize("broken", [b"", xhtml("x", "<p>unclosed"), b"<html>&undefined;</html>"])
def test_an_ill_formed_document_is_refused(broken):
    base = small_copy()
    bad = replace(base.documents[1], xhtml=broken, id="bad", href="bad.xhtml")
    with pytest.raises(EpubError, match=r"bad\.xhtml is not well-formed"):
        pack(replace(base, documents=(*base.documents, bad)))


class TestContractWithEbooklib:
    """The private names of ebooklib that the binding replaces or calls."""

    def test_version(self):
        assert version("ebooklib") == "0.20"

    @pytest.mark.parametrize(
        ("name", "parameters"),
        [
            ("__init__", ["self", "name", "book", "options"]),
            ("write", ["self"]),
            ("_write_container", ["self"]),
            ("_write_opf", ["self"]),
            ("_write_items", ["self"]),
            ("_write_opf_metadata", ["self", "root"]),
            ("_write_opf_manifest", ["self", "root"]),
            ("_write_opf_spine", ["self", "root", "ncx_id"]),
            ("_write_opf_guide", ["self", "root"]),
            ("_write_opf_file", ["self", "root"]),
        ],
    )
    def test_writer_methods(self, name, parameters):
        assert list(inspect.signature(getattr(epub.EpubWriter, name)).parameters) == parameters

    def test_the_package_is_written_through_our_overrides(self, monkeypatch):
        called = []
        for name in ("_write_opf_metadata", "_write_opf_file"):
            original = getattr(epub.EpubWriter, name)
            monkeypatch.setattr(
                epub.EpubWriter,
                name,
                lambda self, root, n=name, o=original: (called.append(n), o(self, root))[1],
            )
        pack(small_copy())
        assert called == ["_write_opf_file"]  # the metadata of ebooklib is never asked for

    def test_a_plain_item_is_never_parsed(self):
        item = epub.EpubItem("a", "a.xhtml", "application/xhtml+xml", b"<p><b>x</b><i>y</i></p>")
        assert item.get_content() == b"<p><b>x</b><i>y</i></p>"

    def test_the_spine_falls_back_to_the_item_called_ncx(self):
        root = package(small_copy())
        assert root.xpath("string(//o:spine/@toc)", namespaces=OPF) == "ncx"


def test_pages_of_vertical_lines_follow_from_right_to_left():
    package = unpacked(pack(small_copy(writing=Writing.VERTICAL)))["EPUB/content.opf"]
    assert b'page-progression-direction="rtl"' in package
    assert (Writing.VERTICAL.feature, Writing.HORIZONTAL.feature) == ("verticalWriting", "horizontalWriting")
