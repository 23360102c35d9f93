"""EPUBCheck over the finished file: no message of any severity; and what is said when it cannot run."""

import shutil

import pytest

from banxin.findings import Severity
from banxin.preflight import epub
from banxin.preflight.epub import epubcheck_findings
from banxin.press.epub import pack

from .copies import document, small_copy

needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="EPUBCheck needs Java")


@pytest.mark.slow
@needs_java
def test_every_block_passes_without_any_message(every_epub):
    assert epubcheck_findings(every_epub) == ()


@pytest.mark.slow
@needs_java
def test_a_fault_is_found_and_placed(tmp_path):
    base = small_copy()
    bad = document("bing", "丙稿", '<p>x</p>\n<p><a href="nowhere.xhtml">y</a></p>')
    path = tmp_path / "bad.epub"
    path.write_bytes(pack(small_copy(documents=(*base.documents, bad))))
    found = epubcheck_findings(path)
    (error,) = (one for one in found if one.severity is Severity.ERROR)
    assert error.code == "epub.invalid"
    assert error.message.startswith("RSC-007")
    assert str(error.place).startswith("bad.epub/EPUB/bing.xhtml:4:")
    assert {one.severity for one in found} == {Severity.ERROR, Severity.NOTE}


@pytest.mark.parametrize(
    ("tool", "reason"), [("java", "Java"), ("jar", "epubcheck"), ("file", "does not exist")]
)
def test_what_is_missing_is_said_in_one_note(monkeypatch, tmp_path, tool, reason):
    monkeypatch.setattr(epub.shutil, "which", lambda name: None if tool == "java" else "/bin/false")
    if tool == "jar":
        monkeypatch.setattr(epub.importlib.util, "find_spec", lambda name: None)
    (found,) = epubcheck_findings(tmp_path / "a.epub")
    assert (found.code, found.severity) == ("epub.unchecked", Severity.NOTE)
    assert reason in found.message


@pytest.mark.parametrize("java", ["/bin/false", "/bin/echo", "/no/such/java"])
def test_a_java_that_fails_is_no_traceback(monkeypatch, tmp_path, java):
    path = tmp_path / "a.epub"
    path.write_bytes(b"")
    monkeypatch.setattr(epub.shutil, "which", lambda name: java)
    monkeypatch.setattr(epub, "_jar", lambda: path)
    (found,) = epubcheck_findings(path)
    assert found.code == "epub.unchecked"
