#!/usr/bin/env bash
# Pillow cannot save a good picture as a JPEG with optimize=True once the JPEG has more than a byte a pixel
#
# Versions:  Pillow 13.0.0 (libjpeg-turbo). Run on 2026-11-29.
# Behaviour: Image.save(…, "JPEG", optimize=True) raises OSError ("broken data stream when writing image file") for a
#            grainy RGB picture without chroma subsampling: with optimize or progressive the encoder gets a buffer of
#            width × height bytes (twice that from quality 95 on), and what does not fit ends the file. At quality 75
#            and 95 alike; the same picture saved without the option is well.
# Output:    quality 75: plain saved, optimize OSError; quality 95: plain saved, optimize OSError
# Use:       on OSError save again without optimize, or raise PIL.ImageFile.MAXBLOCK above three bytes a pixel.
# Needs:     Python 3.11 or newer. Exit status 0: still so; 1: the behaviour has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check pillow==13.0.0
env/bin/python - 2>/dev/null <<'END'
import io
import random
import sys

from PIL import Image

grain = random.Random(1).randbytes(512 * 512 * 3)
picture = Image.frombytes("RGB", (512, 512), grain)


def outcome(**options):
    try:
        picture.save(io.BytesIO(), "JPEG", subsampling=0, **options)
    except OSError:
        return "OSError"
    return "saved"


seen = []
for quality in (75, 95):
    seen += [outcome(quality=quality), outcome(quality=quality, optimize=True)]
print("quality 75: plain %s, optimize %s; quality 95: plain %s, optimize %s" % tuple(seen))
sys.exit(seen != ["saved", "OSError"] * 2)
END
