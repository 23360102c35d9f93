#!/usr/bin/env bash
# pikepdf saves a file without its password, and without a word, when an older version of PDF is forced
#
# Versions:  pikepdf 10.18.0 (libqpdf 12). Run on 2026-11-29.
# Behaviour: Pdf.save(encryption=Encryption(owner=…, user=…), force_version="1.6") writes a file that opens without a
#            password: the encryption that pikepdf takes by default (R=6) belongs to PDF 2.0, so qpdf leaves it out.
#            Nothing is raised and nothing is warned of. With R=4, which PDF 1.6 knows, or without a forced version, the
#            file asks for its password.
# Output:    default, version 1.6: opens; R=4, version 1.6: asks; default, no version: asks
# Use:       open what was saved with a password once more, or give R with the version.
# Needs:     Python 3.11 or newer. Exit status 0: still so; 1: the behaviour has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check pikepdf==10.18.0
env/bin/python -W error - <<'END'
import io
import sys

import pikepdf


def opens(**options):
    pdf = pikepdf.new()
    pdf.add_blank_page()
    out = io.BytesIO()
    pdf.save(out, **options)
    try:
        pikepdf.open(io.BytesIO(out.getvalue())).close()
    except pikepdf.PasswordError:
        return "asks"
    return "opens"


default, older = (pikepdf.Encryption(owner="owner", user="reader", **level) for level in ({}, {"R": 4}))
seen = (
    opens(encryption=default, force_version="1.6"),
    opens(encryption=older, force_version="1.6"),
    opens(encryption=default),
)
print("default, version 1.6: %s; R=4, version 1.6: %s; default, no version: %s" % seen)
sys.exit(seen != ("opens", "asks", "asks"))
END
