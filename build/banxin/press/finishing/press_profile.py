"""The profile `press`: a file for plates, PDF/X-4 or PDF/X-1a, made of the one that the engine drew."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name

from banxin.press.finishing.annotations import without_annotations
from banxin.press.finishing.flattening import Flattening
from banxin.press.finishing.identity import identify, printed_content
from banxin.press.finishing.inking import Inking
from banxin.press.finishing.lightening import lighten_mask
from banxin.press.finishing.marking import mark_pages
from banxin.press.finishing.pictures import PictureRules, flatten_picture, ink_picture, shown_sizes
from banxin.press.finishing.plates import Plates
from banxin.press.finishing.programs import small_programs
from banxin.press.finishing.refusals import picture_findings, transparency_findings
from banxin.press.finishing.saving import saved
from banxin.press.finishing.shadings import apart, ink_shading, plain_pattern
from banxin.press.finishing.ticket import X_1A, JobTicket
from banxin.press.ink.mixing import Mixer
from banxin.press.ink.transforms import transforms_of
from banxin.press.pdf.pages import PdfFile

_VERSIONS = {"x-4": "1.6", "x-1a": "1.4"}
_LABS = ("/lab-d50", "/lab-d65")


def for_press(file: PdfFile, ticket: JobTicket) -> PdfFile:
    """The file in inks, with boxes, marks and what a PDF/X says of itself; with what cannot be printed."""
    with pikepdf.open(io.BytesIO(file.data)) as opened:
        content = printed_content(opened)
        transforms = transforms_of(ticket.condition.profile)
        plates = Plates(opened, Mixer(transforms, ticket.condition.ink_limit, ticket.inks))
        rules = PictureRules(transforms, plates.mixer.limit, ticket.condition.resolution)
        inking = Flattening(plates) if ticket.standard == X_1A else Inking(plates)
        places: list[Any] = []
        for inking.on_page, page in enumerate(opened.pages, 1):
            places += _ink_page(page, inking)
        findings = picture_findings(inking, rules, ticket)
        if isinstance(inking, Flattening):
            findings += transparency_findings(inking, opened)
            for one in inking.pictures.values():
                flatten_picture(one.picture, rules, one.alpha, one.ground)
        for mask in inking.masks:
            lighten_mask(mask)
        _ink_objects(opened, inking, rules, places)
        if isinstance(inking, Flattening):
            _flatten_objects(opened)
        without_annotations(opened)
        small_programs(opened)
        mark_pages(opened, plates, ticket)
        identify(opened, ticket, content)
        made = saved(opened, _VERSIONS[ticket.standard], packed=ticket.standard != X_1A)
        return replace(file, data=made, findings=(*file.findings, *findings))


def _ink_page(page: Any, inking: Inking) -> list[Any]:
    """A page in inks; its content comes to stand in a graphics state of its own. What pictures it places."""
    content, found = inking.page(page.obj.Contents.read_bytes(), page.obj.Resources)
    page.obj.Contents.write(b"q\n" + content + b"\nQ\n")
    if inking.shines or inking.groups:
        page.obj.Group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceCMYK)
    return found.pictures


def _ink_objects(opened: pikepdf.Pdf, inking: Inking, rules: PictureRules, places: list[Any]) -> None:
    """Pictures, gradients, groups and what no page reached, in inks."""
    sizes = shown_sizes(places)
    masks = _soft_masks(opened)
    for thing in opened.objects:
        if not isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
            continue
        _ink_gradients(thing, inking)
        for space in _LABS:
            if space in thing:
                del thing[space]
        if not isinstance(thing, pikepdf.Stream):
            continue
        if thing.get("/Subtype") == "/Image" and thing.objgen not in masks:
            ink_picture(thing, rules, sizes.get(thing.objgen))
        elif thing.get("/Subtype") == "/Form" or "/PatternType" in thing:
            inking.form(thing, Dictionary())


def _soft_masks(opened: pikepdf.Pdf) -> set[object]:
    pictures = (thing for thing in opened.objects if isinstance(thing, pikepdf.Stream) and "/SMask" in thing)
    return {thing.SMask.objgen for thing in pictures}


def _ink_gradients(thing: Any, inking: Inking) -> None:
    """Gradients in a dictionary of resources, or the one that a thing is."""
    mixer = inking.plates.mixer
    if "/ShadingType" in thing:
        ink_shading(thing, mixer)
    for name, pattern in _entries(thing, "/Pattern").items():
        if inking.tiles.get(pattern.objgen):
            plain = plain_pattern(pattern)
            if plain is not None:
                thing.Pattern[name] = plain
            else:
                apart(pattern)
                inking.tiles[pattern.objgen] = False
    for shading in _entries(thing, "/Shading").values():
        ink_shading(shading, mixer)


def _flatten_objects(opened: pikepdf.Pdf) -> None:
    """Take away groups and graphics states of transparency, which nothing draws with any more."""
    for thing in opened.objects:
        if not isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
            continue
        if "/Group" in thing:
            del thing["/Group"]
        for name, state in _entries(thing, "/ExtGState").items():
            if (
                "/SMask" in state
                or "/BM" in state
                or min(float(state.get(key, 1)) for key in ("/ca", "/CA")) < 1
            ):
                del thing.ExtGState[name]


def _entries(thing: Any, kind: str) -> dict[str, Any]:
    """The named resources of a kind, where a thing is a dictionary of resources."""
    named = thing.get(kind)
    return (
        dict(named.items()) if isinstance(named, pikepdf.Dictionary) and "/PatternType" not in named else {}
    )
