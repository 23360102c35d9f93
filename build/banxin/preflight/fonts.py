"""Faces of the publication that cannot be used, and a Traditional edition without a face for it."""

from __future__ import annotations

from banxin.findings import Finding, Place, finding
from banxin.manuscript.publication import Lang, Publication
from banxin.typecase import FaultKind, FontFault, Typecase, traditional_coverage
from banxin.wording import Message, sentence

# Such a face is used in part, or not as it is asked for, or not needed.
_HARMLESS = (FaultKind.DUPLICATE, FaultKind.UNEVEN, FaultKind.WEIGHT)


def font_findings(publication: Publication, typecase: Typecase) -> tuple[Finding, ...]:
    """One finding for each font file that was refused, and one when Traditional has no face."""
    found = [_fault(fault) for fault in typecase.faults]
    if publication.masthead.lang is not Lang.HANS:
        report = traditional_coverage(typecase.faces, typecase.lang)
        if not report.found:
            found.append(
                finding(
                    "font.no-traditional",
                    Message("No face of this publication or machine covers Traditional Chinese"),
                    publication.places.get("publication.lang"),
                    remedy=report.advice,
                )
            )
    return tuple(found)


def _fault(fault: FontFault) -> Finding:
    code = "font.set-aside" if fault.kind in _HARMLESS else "font.broken"
    return finding(code, sentence(fault.reason), Place(fault.file), remedy=fault.remedy)
