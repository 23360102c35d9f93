#!/usr/bin/env bash
# PyMuPDF 2.0 writes a device id and a database into the home folder when it is imported
#
# Versions:  pymupdf 2.0 with onnxruntime 1.32.0, against pymupdf 1.28.2. Run on 2026-11-28, Python 3.11.
# Behaviour: Version 1.28 needs nothing but itself and leaves the home folder alone. Version 2.0 requires onnxruntime
#            (and networkx, numpy, psutil, pymupdf-layout); `import pymupdf` loads it, and onnxruntime makes
#            ~/.cache/Microsoft/DeveloperTools/.onnxruntime with deviceid and onnxruntime.db: a lasting id for a
#            machine that reads a PDF, and a home folder that is not clean any more.
# Output:    1.28.2: nothing; 2.0: ./.cache/Microsoft/DeveloperTools/.onnxruntime/deviceid and onnxruntime.db
# Use:       stay below 2 where a build must leave no trace, as the tests of Banxin do.
# Needs:     Python 3.11 or newer. Exit status 0: still so; 1: the behaviour has changed.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cd "$folder"
python3 -m venv env

# What a run that opens a document leaves in an empty home folder.
left_in() {
    mkdir "$1"
    HOME="$folder/$1" XDG_CACHE_HOME= env/bin/python - <<'END'
import pymupdf

document = pymupdf.open()
document.new_page().insert_text((72, 72), "hello")
assert "hello" in document[0].get_text()
END
    (cd "$1" && find . -type f | sort)
}

env/bin/pip install -q --disable-pip-version-check pymupdf==1.28.2
old=$(left_in old)
env/bin/pip install -q --disable-pip-version-check pymupdf==2.0 onnxruntime==1.32.0
new=$(left_in new)
echo "pymupdf 1.28.2 leaves: ${old:-nothing}"
echo "pymupdf 2.0 leaves: ${new:-nothing}"
test -z "$old"
echo "$new" | grep -q onnxruntime/deviceid
