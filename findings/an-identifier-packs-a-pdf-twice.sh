#!/usr/bin/env bash
# WeasyPrint compresses every page twice when a PDF gets an identifier
#
# Versions:  WeasyPrint 70.0, pydyf 0.13.0. Run on 2026-11-29.
# Behaviour: HTML.write_pdf(pdf_identifier=b"…"), which makes files the same from run to run, asks each object of the file
#            for its bytes once more, to hash them: pydyf works the bytes of a stream out each time it is asked, so every
#            page, face and picture is compressed a second time. That holds too where the identifier is given and only
#            its second half is to be made. All content of the file is in memory once more, as one string of bytes.
# Output:    streams: 24 in the file; compressed without an identifier: 24; with one: 47
# Use:       replace the objects of the pydyf.PDF by ones that know their bytes, in a finisher; or write without an
#            identifier and let pikepdf save the file with a deterministic one.
# Needs:     Python 3.11 or newer, Pango. Exit status 0: still so; 1: the behaviour has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check weasyprint==70.0 pydyf==0.13.0
env/bin/python - <<'END'
import sys
import zlib

import pydyf
from weasyprint import HTML


class Counted:
    count = 0

    @classmethod
    def compressobj(cls, level):
        cls.count += 1
        return zlib.compressobj(level)


pydyf.zlib = Counted
document = HTML(string="<style>p { break-after: page }</style>" + "<p>page" * 20).render()


def packed(**options):
    Counted.count = 0
    data = document.write_pdf(**options)
    return Counted.count, data.count(b"\nstream\n")


plain, streams = packed()
named, _ = packed(pdf_identifier=b"0123456789abcdef")
print(f"streams: {streams} in the file; compressed without an identifier: {plain}; with one: {named}")
sys.exit(not (plain == streams and named >= 2 * plain - 2))
END
