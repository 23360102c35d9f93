"""What the page asks the server for, and what it is answered."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from banxin.manuscript.yaml.edits_by_place import NoPlaceError
from banxin.preview.desk import Desk, Work
from banxin.preview.drawing_ahead import AskedLast
from banxin.preview.edits import Edits, RefusedEditError, TextFile
from banxin.preview.pictures import PagePictures
from banxin.preview.seen import Seen, SeenEdition
from banxin.preview.studio import MANIFEST, keep_options, move_story, pin_story, rank_story
from banxin.preview.words import page_words
from banxin.world import shipped

PAGE = Path(__file__).parent / "page"
_FACES = {
    "hei": "BanxinHei-Regular.otf",
    "song": "BanxinSong-Regular.otf",
    "kai": "BanxinKai-Regular.ttf",
    "fang": "BanxinFang-Regular.otf",
    "mono": "BanxinMono-Regular.ttf",
}  # for machines without Chinese faces, and as specimens of the faces that options name
_RANKS = frozenset({"", "lead", "normal", "brief"})
_FIELDS = frozenset({"headline", "deck"})
_WIDEST = 4000  # px
_LONGEST = 4_000_000  # bytes of a request
_FOREVER = {"Cache-Control": "private, max-age=31536000, immutable"}
_NEVER = {"Cache-Control": "no-store"}
_MEDIA = {"pdf": "application/pdf", "epub": "application/epub+zip"}


class PreviewRoutes:
    """The routes below the token, over one publication at work."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._edits = Edits(work.root)
        self._pictures = PagePictures()
        self._asked_last = AskedLast(self._pictures)

    def app(self, token: str) -> Starlette:
        """The application, to be guarded."""
        routes = [
            Route("/", self._index),
            Route("/words", self._words),
            Route("/state", self._state),
            Route("/events", self._events),
            Route("/pictures/{edition}/{page:int}.png", self._picture),
            Route("/editions/{edition}", self._file),
            Route("/spots/{edition}", self._spots),
            Route("/overlays/{edition}", self._overlays),
            Route("/source", self._source),
            Route("/source", self._save, methods=["POST"]),
            Route("/field", self._field, methods=["POST"]),
            Route("/undo", self._undo, methods=["POST"]),
            Route("/beside", self._beside, methods=["POST"]),
            Route("/looking", self._looking, methods=["POST"]),
            Route("/options", self._options, methods=["POST"]),
            Route("/options/turn", self._turn, methods=["POST"]),
            Route("/options/keep", self._keep, methods=["POST"]),
            Route("/order", self._order, methods=["POST"]),
            Route("/rank", self._rank, methods=["POST"]),
            Route("/pin", self._pin, methods=["POST"]),
            Route("/face", self._face),
            Mount("/page", StaticFiles(directory=PAGE)),
        ]
        return Starlette(
            routes=[Mount(f"/{token}", routes=routes)], exception_handlers={RefusedEditError: _refused}
        )

    async def _index(self, request: Request) -> Response:
        html = (PAGE / "index.html").read_text(encoding="utf-8")
        html = html.replace('lang="en"', f'lang="{self._work.language.value}"', 1)
        return Response(html, media_type="text/html", headers=_NEVER)

    async def _face(self, request: Request) -> Response:
        name = _FACES.get(request.url.query, _FACES["hei"])
        return FileResponse(shipped("fonts") / name, media_type="font/otf", headers=_FOREVER)

    async def _words(self, request: Request) -> Response:
        return JSONResponse(page_words(self._work.language), headers=_NEVER)

    async def _state(self, request: Request) -> Response:
        return JSONResponse(self._told(self._work.desk), headers=_NEVER)

    async def _events(self, request: Request) -> Response:
        async def lines() -> AsyncIterator[str]:
            part = 0
            async for desk in self._work.states():
                if await request.is_disconnected():
                    return
                told = dict(_brief(desk))
                if desk.part != part:
                    part = desk.part
                    told["digests"] = {one.name: [page.digest for page in one.pages] for one in desk.editions}
                    self._asked_last.draw(desk.editions)
                yield f"data: {json.dumps(told, ensure_ascii=False)}\n\n"

        return StreamingResponse(lines(), media_type="text/event-stream", headers=_NEVER)

    async def _picture(self, request: Request) -> Response:
        edition, page = self._edition(request), int(request.path_params["page"])
        if not 1 <= page <= len(edition.pages):
            raise HTTPException(404)
        width = _whole(request.query_params.get("w"), 1000, _WIDEST)
        one = edition.pages[page - 1]
        drawn = await asyncio.to_thread(self._pictures.of_page, edition, page, width)
        if "beside" not in request.query_params:
            self._asked_last.note(edition, page, width)
        named = request.query_params.get("v") == one.digest
        return Response(drawn, media_type="image/png", headers=_FOREVER if named else _NEVER)

    async def _file(self, request: Request) -> Response:
        edition = self._edition(request)
        return Response(edition.data, media_type=_MEDIA[edition.format], headers=_NEVER)

    async def _spots(self, request: Request) -> Response:
        return JSONResponse(self._edition(request).spots, headers=_NEVER)

    async def _overlays(self, request: Request) -> Response:
        return JSONResponse(self._edition(request).overlays, headers=_NEVER)

    async def _source(self, request: Request) -> Response:
        return _text(self._edits.read(request.query_params.get("file", "")))

    async def _save(self, request: Request) -> Response:
        given = await _given(request)
        file, digest, text = (_word(given, key) for key in ("file", "digest", "text"))
        return _text(self._edits.write(file, digest, text, _word_or_none(given, "base")))

    async def _field(self, request: Request) -> Response:
        given = await _given(request)
        if _word(given, "key") not in _FIELDS or Path(_word(given, "file")).suffix != ".md":
            raise HTTPException(400)
        value, was = _word_or_none(given, "value"), _word_or_none(given, "was")
        try:
            return _text(self._edits.set_field(_word(given, "file"), _word(given, "key"), value or None, was))
        except NoPlaceError as fault:
            raise RefusedEditError(str(fault)) from None

    async def _undo(self, request: Request) -> Response:
        return JSONResponse({"file": self._edits.undo(), "undoable": self._edits.undoable})

    async def _beside(self, request: Request) -> Response:
        on = (await _given(request)).get("on")
        if not isinstance(on, bool):
            raise HTTPException(400)
        await self._work.pin(on=on)
        return JSONResponse({"on": on})

    async def _looking(self, request: Request) -> Response:
        self._work.reading = _word(await _given(request), "format") == "epub"
        return JSONResponse({"reading": self._work.reading})

    async def _options(self, request: Request) -> Response:
        given = await _given(request)
        options = {str(name): str(value) for name, value in given.items()}
        await self._work.with_options(options)
        return JSONResponse({"tried": len(options)})

    async def _turn(self, request: Request) -> Response:
        given = await _given(request)
        await self._work.turn({str(name): str(value) for name, value in given.items()})
        return JSONResponse({"tried": len(self._work.desk.options)})

    async def _keep(self, request: Request) -> Response:
        desk = self._work.desk
        if any(_was_tried(one) for one in desk.findings):
            raise RefusedEditError(MANIFEST)
        if desk.seen is not None and desk.options:
            keep_options(self._edits, desk.options, desk.seen.options)
            self._work.kept = {str(one["name"]): one["value"] for one in desk.seen.options}
            await self._work.pin(on=False)
            await self._work.with_options({})
        return JSONResponse({"undoable": self._edits.undoable})

    async def _order(self, request: Request) -> Response:
        given = await _given(request)
        move_story(self._edits, _word(given, "file"), _word(given, "before"))
        return JSONResponse({"undoable": self._edits.undoable})

    async def _rank(self, request: Request) -> Response:
        given = await _given(request)
        if _word(given, "rank") not in _RANKS:
            raise HTTPException(400)
        rank_story(self._edits, _word(given, "file"), _word(given, "rank"))
        return JSONResponse({"undoable": self._edits.undoable})

    async def _pin(self, request: Request) -> Response:
        given = await _given(request)
        page = given.get("page")
        if page is not None and (isinstance(page, bool) or not isinstance(page, int) or page < 1):
            raise HTTPException(400)
        pin_story(self._edits, _word(given, "story"), page)
        return JSONResponse({"undoable": self._edits.undoable})

    def _edition(self, request: Request) -> SeenEdition:
        name = request.path_params["edition"]
        desk = self._work.desk
        beside = "beside" in request.query_params and desk.beside is not None
        editions = desk.beside.editions if beside and desk.beside else desk.editions
        found = next((one for one in editions if one.name == name), None)
        if found is None:
            raise HTTPException(404)
        return found

    def _values(self, desk: Desk, seen: Seen) -> list[Mapping[str, Any]]:
        """The options as a form shows them; those that were tried and taken back are as they were."""
        back = {} if desk.options else self._work.kept
        return [{**one, "value": back.get(str(one["name"]), one["value"])} for one in seen.options]

    def _told(self, desk: Desk) -> Mapping[str, Any]:
        seen = desk.seen
        about: Mapping[str, Any] = {}
        if seen is not None:
            about = {
                "title": seen.title,
                "formats": seen.formats,
                "layout": seen.layout,
                "preset": seen.preset,
                "options": self._values(desk, seen),
                "presets": seen.presets,
                "contents": seen.contents,
            }
        return {
            **_brief(desk),
            **about,
            "root": str(self._work.root),
            "tried": desk.options,
            "undoable": self._edits.undoable,
            "findings": desk.findings,
            "editions": [_edition(one) for one in desk.editions],
            "specimen": self._work.trial is not None,
            "beside": None
            if desk.pinned is None or desk.beside is None
            else {"options": desk.pinned, "editions": [_edition(one) for one in desk.beside.editions]},
        }


def _was_tried(finding: Mapping[str, Any]) -> bool:
    """Whether a finding is about an option that was turned, and is in no file."""
    return str(finding.get("file", "")).startswith("--set ")


def _brief(desk: Desk) -> Mapping[str, Any]:
    return {
        "number": desk.number,
        "stale": desk.stale,
        "step": desk.step,
        "part": desk.part,
        "fault": desk.fault,
        "unchanged": desk.unchanged,
        "seconds": round(desk.seconds, 2),
    }


def _edition(edition: SeenEdition) -> Mapping[str, Any]:
    return {
        "name": edition.name,
        "format": edition.format,
        "size": len(edition.data),
        "digest": edition.digest,
        "stale": edition.stale,
        "pages": [
            {
                "label": one.label,
                "width": one.width,
                "height": one.height,
                "digest": one.digest,
                "waiting": one.waiting,
            }
            for one in edition.pages
        ],
        "make_up": edition.make_up,
    }


def _text(file: TextFile) -> Response:
    return JSONResponse({"file": file.file, "text": file.text, "digest": file.digest}, headers=_NEVER)


async def _given(request: Request) -> Mapping[str, Any]:
    """The JSON object of a request, of bounded length."""
    data = b""
    async for chunk in request.stream():
        data += chunk
        if len(data) > _LONGEST:
            raise HTTPException(413)
    try:
        given = json.loads(data)
    except (ValueError, RecursionError):
        raise HTTPException(400) from None
    if not isinstance(given, dict):
        raise HTTPException(400)
    return given


def _word(given: Mapping[str, Any], key: str) -> str:
    value = given.get(key)
    if not isinstance(value, str):
        raise HTTPException(400)
    return value


def _word_or_none(given: Mapping[str, Any], key: str) -> str | None:
    return None if given.get(key) is None else _word(given, key)


def _whole(given: str | None, usual: int, most: int) -> int:
    return min(most, max(1, int(given))) if given and given.isdecimal() and len(given) < 6 else usual


async def _refused(request: Request, fault: Exception) -> Response:
    now = fault.now if isinstance(fault, RefusedEditError) else None
    return JSONResponse({"refused": str(fault), "now": now}, 409, headers=_NEVER)
