"""What a file for an archive must not have, taken out; what it must say, said (ISO 19005-2, 6.2 to 6.5)."""

from __future__ import annotations

import re
from typing import Any

import pikepdf
from pikepdf import Name

_PRINTED = 4  # the flag of an annotation that is printed, and neither hidden nor without view
_FOLLOWED = (Name.GoTo, Name.GoToR, Name.URI)
"""Actions that only lead somewhere; all that engines of pages write."""
_NOTHING = re.compile(rb"(<[0-9a-fA-F]+>)(\s*)<>")
_JOINER = b"<2060>"  # word joiner: no width, no place to break


def lasting(file: pikepdf.Pdf) -> None:
    """No action but links, no smoothing of pictures, a meaning for every glyph, print flags on all links."""
    for name in ("/OpenAction", "/AA", "/AcroForm"):
        if name in file.Root:
            del file.Root[name]
    names = file.Root.get("/Names")
    if names is not None and "/JavaScript" in names:
        del names["/JavaScript"]
    for page in file.pages:
        if "/AA" in page.obj:
            del page.obj["/AA"]
        for annotation in page.obj.get("/Annots", ()):
            _quiet(annotation)
    for thing in file.objects:
        if isinstance(thing, pikepdf.Stream) and "/Interpolate" in thing:
            del thing["/Interpolate"]
        elif isinstance(thing, pikepdf.Dictionary):
            if "/ToUnicode" in thing:
                _mean(thing.ToUnicode)
            if thing.get("/Type") == "/FontDescriptor" and "/CIDSet" in thing:
                del thing["/CIDSet"]


def _quiet(annotation: Any) -> None:
    annotation.F = _PRINTED
    for name in ("/AA", "/A"):
        action = annotation.get(name)
        if action is not None and (name == "/AA" or action.get("/S") not in _FOLLOWED):
            del annotation[name]
    action = annotation.get("/A")
    if action is not None and "/Next" in action:
        del action["/Next"]


def _mean(meanings: Any) -> None:
    """Glyphs that only go with the one before: they stand for something that is not seen."""
    cmap = meanings.read_bytes()
    if _NOTHING.search(cmap):
        meanings.write(_NOTHING.sub(rb"\1\2" + _JOINER, cmap))
