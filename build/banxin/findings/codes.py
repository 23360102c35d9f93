"""The register of findings: each code once, with its default severity and what it means.

The reference of checks in the documentation is generated from this table. A code is
`<room>.<fault>`; it never changes its meaning once published.
"""

from __future__ import annotations

from banxin.findings.code import Code
from banxin.findings.codes_of_batches import CODES_OF_BATCHES
from banxin.findings.codes_of_copy import CODES_OF_COPY
from banxin.findings.codes_of_fields import CODES_OF_FIELDS
from banxin.findings.codes_of_files import CODES_OF_FILES
from banxin.findings.codes_of_importing import CODES_OF_IMPORTING
from banxin.findings.codes_of_layouts import CODES_OF_LAYOUTS
from banxin.findings.codes_of_pdf_files import CODES_OF_PDF_FILES
from banxin.findings.codes_of_pictures import CODES_OF_PICTURES
from banxin.findings.codes_of_proofreading import CODES_OF_PROOFREADING
from banxin.findings.codes_of_setting import CODES_OF_SETTING

_PARTS = (
    CODES_OF_FILES,
    CODES_OF_COPY,
    CODES_OF_PROOFREADING,
    CODES_OF_FIELDS,
    CODES_OF_PICTURES,
    CODES_OF_IMPORTING,
    CODES_OF_LAYOUTS,
    CODES_OF_SETTING,
    CODES_OF_PDF_FILES,
    CODES_OF_BATCHES,
)
CODES: dict[str, Code] = {entry.code: entry for part in _PARTS for entry in part}
