"""Files of others brought into a publication: all of them or none, and never over a file that is there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from banxin.findings import Finding, Place, SourceText, finding, has_errors
from banxin.importing import import_file
from banxin.importing.copy.archive import FILE_LIMIT
from banxin.importing.copy.model import (
    Blocks,
    CopyBlock,
    Import,
    ImportedArticle,
    ListOfItems,
    PictureBlock,
    SetApart,
    StyledRun,
    TextBlock,
    every_block,
)
from banxin.importing.copy.pictures import safe_name
from banxin.importing.copy.remarks import Remarks, UnreadableError
from banxin.importing.copy.sources import Sources
from banxin.importing.writing.article import article_file
from banxin.job.import_manifest import KnownFacts, new_manifest, with_units
from banxin.job.writing import write_all
from banxin.manuscript.articles.reading import read_article
from banxin.manuscript.images.reading import read_image
from banxin.wording import Message, reason_of
from banxin.world import DISK, InMemory, World

MANIFEST = "manifest.yaml"
_SIMPLIFIED, _TRADITIONAL = "这为来国说们时个后里过还对发会学么开", "這為來國說們時個後裡過還對發會學麼開"

Sample = Callable[[str, str], Mapping[str, bytes]]
"""The files of a first publication without its articles, for a title and a language."""


@dataclass(frozen=True, slots=True)
class ImportedUnit:
    """One article that was written: from which file, to which, how long, what it holds."""

    source: str
    path: str
    characters: int
    blocks: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The end of an import: findings, the units, and the files written: none after an error."""

    findings: tuple[Finding, ...]
    units: tuple[ImportedUnit, ...] = ()
    written: tuple[Path, ...] = ()


@dataclass(slots=True)
class _Plan:
    """The files that are to be written, by their paths in the publication."""

    folder: Path
    files: dict[str, bytes] = field(default_factory=dict)
    units: list[ImportedUnit] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def free(self, folder: str, stem: str, ending: str, data: bytes | None = None) -> str:
        """A path that no file has, numbered where needed; that of a picture of the same bytes."""
        number = 1
        while True:
            name = f"{folder}/{stem}{f'-{number}' if number > 1 else ''}{ending}"
            taken = self.files.get(name)
            on_disk = self.folder / name
            if taken is None and not on_disk.exists() and not on_disk.is_symlink():
                return name
            if data is not None and data == taken:
                return name
            number += 1


def import_copy(
    files: Sequence[Path],
    into: Path,
    sample: Sample,
    *,
    encoding: str = "",
    known: KnownFacts | None = None,
    lang: str = "",
    today: str = "1980-01-01",
) -> ImportReport:
    """Import `files` into the publication in the folder `into`, which is made where there is none.

    `sample` gives manifest and schema of a first publication, of which `known` is true. After an error
    nothing is written. `lang` is that of a new publication; told from the text where it is empty. `today` is
    the date of one that no file knows (ISO 8601).
    """
    plan = _Plan(into)
    known = known or KnownFacts()
    for path in files:
        found = _read(path, encoding)
        plan.findings += found.findings
        known = known.or_else(found)
        if not has_errors(found.findings):
            _add(found, str(path), plan)
    if has_errors(plan.findings):
        return ImportReport(tuple(plan.findings))
    if not plan.units:
        return ImportReport((*plan.findings, _nothing(files)))
    fault = _manifest(plan, sample, known, lang, today)
    if fault is not None:
        return ImportReport((*plan.findings, fault))
    faults = write_all({into / name: data for name, data in plan.files.items()})
    if faults:
        return ImportReport((*plan.findings, *faults))
    return ImportReport(tuple(plan.findings), tuple(plan.units), tuple(into / name for name in plan.files))


def _nothing(files: Sequence[Path]) -> Finding:
    return finding("import.broken", Message("There is no text to import."), Place(str(files[0])))


def _read(path: Path, encoding: str, world: World = DISK) -> Import:
    """What a file holds; one that cannot be read is a finding."""
    try:
        if not world.is_file(path):
            return Import(findings=(_no_file(path, world),))
        data = world.read(path, FILE_LIMIT + 1)
    except OSError as error:
        message = Message("{name} cannot be read: {reason}.", name=path, reason=reason_of(error))
        return Import(findings=(finding("file.unreadable", message, Place(str(path))),))
    return import_file(data, str(path), Sources(path.parent, world), encoding)


def _no_file(path: Path, world: World) -> Finding:
    """What is wrong with a path at which no file is."""
    place = Place(str(path))
    if not world.exists(path):
        return finding("file.missing", Message("{written} does not exist.", written=path), place)
    if world.is_folder(path):
        return finding(
            "file.unreadable",
            Message("{name} {what}.", name=path, what=Message("is a folder")),
            place,
            remedy=Message("Name its files: banxin import {pattern}", pattern=path / "*"),
        )
    message = Message("{name} {what}.", name=path, what=Message("is not a regular file"))
    return finding("file.unreadable", message, place)


def _add(found: Import, source: str, plan: _Plan) -> None:
    """Put the articles and pictures of one import among the files."""
    remarks = Remarks(source)
    sound = _sound_pictures(found, remarks)
    paths: dict[str, str] = {}
    shown = [
        block.key for article in found.articles for blocks in (article.blocks, *article.notes.values())
        for block in every_block(blocks) if isinstance(block, PictureBlock)
    ]  # fmt: skip
    for key in dict.fromkeys(shown):
        if key in sound:
            name, data = sound[key]
            pure = PurePosixPath(name)
            paths[key] = plan.free("images", pure.stem, pure.suffix, data)
            plan.files[paths[key]] = data
    for article in found.articles:
        _article(_without_lost(article, paths), source, paths, remarks, plan)
    plan.findings += remarks.findings


def _sound_pictures(found: Import, remarks: Remarks) -> dict[str, tuple[str, bytes]]:
    """The pictures that print and EPUB will take, each looked at as a build does."""
    sound = {}
    for key, (name, data) in found.pictures.items():
        path = Path("/import") / name
        _, faults = read_image(path, name, world=InMemory({path: data}))
        if has_errors(faults):
            reason = next(one for one in faults if one.severity == "error").message
            remarks.tell(
                "import.picture",
                Message("The picture {name} is not taken along: {reason}", name=name, reason=reason),
            )
        else:
            sound[key] = (name, data)
    return sound


def _without_lost(article: ImportedArticle, paths: Mapping[str, str]) -> ImportedArticle:
    """The article without pictures that are not taken along; their captions stay."""

    def kept(blocks: Blocks) -> Blocks:
        done: list[CopyBlock] = []
        for block in blocks:
            if isinstance(block, PictureBlock) and block.key not in paths:
                if block.caption:
                    done.append(TextBlock(block.caption, block.line))
            elif isinstance(block, SetApart):
                done.append(replace(block, blocks=kept(block.blocks) or (TextBlock((StyledRun("□"),)),)))
            elif isinstance(block, ListOfItems):
                items = (kept(item) or (TextBlock((StyledRun("□"),)),) for item in block.items)
                done.append(replace(block, items=tuple(items)))
            else:
                done.append(block)
        return tuple(done)

    notes = {key: kept(blocks) for key, blocks in article.notes.items()}
    return replace(article, blocks=kept(article.blocks), notes=notes)


def _article(
    article: ImportedArticle, source: str, paths: Mapping[str, str], remarks: Remarks, plan: _Plan
) -> None:
    """Write one article; what our own reading says of it is told where it would stop a build."""
    if not article.blocks:
        plan.findings.append(finding("import.broken", Message("The article has no text."), Place(source)))
        return
    path = plan.free("units", safe_name(article.stem, "article"), ".md")
    try:
        text = article_file(article, paths, remarks)
    except UnreadableError as error:
        plan.findings.append(error.fault)
        return
    unit, faults = read_article(SourceText(path, text), "unit", PurePosixPath(path).stem)
    plan.findings += [one for one in faults if one.severity == "error"]
    plan.files[path] = text.encode("utf-8")
    counts = Counter(type(block).__name__ for block in every_block(article.blocks))
    kinds = {
        "paragraphs": counts["TextBlock"], "crossheads": counts["HeadBlock"],
        "pictures": counts["PictureBlock"],
        "tables": counts["TableOfCells"], "lists": counts["ListOfItems"], "notes": len(article.notes),
    }  # fmt: skip
    from banxin.markup import count_characters  # noqa: PLC0415

    plan.units.append(ImportedUnit(source, path, count_characters(unit.body), kinds))
    plan.text.append(text)


def _manifest(plan: _Plan, sample: Sample, known: KnownFacts, lang: str, today: str) -> Finding | None:
    """The manifest among the files: a new one, or that of the folder with the units added."""
    names = [unit.path for unit in plan.units]
    there = plan.folder / MANIFEST
    if DISK.exists(there):
        try:
            text = DISK.read(there, FILE_LIMIT).decode("utf-8")
        except (OSError, UnicodeDecodeError):
            return finding(
                "file.unreadable", Message("{name} cannot be read.", name=MANIFEST), Place(str(there))
            )
        added = with_units(text, names)
        if added is None:
            return finding(
                "import.exists",
                Message("The contents of {name} are no list, so nothing can be added.", name=MANIFEST),
                Place(str(there)),
                expected="contents:",
                remedy=Message("import into another folder, and move the units"),
            )
        plan.files[MANIFEST] = added.encode("utf-8")
        return None
    known = replace(known, title=known.title or _headline_of(plan.text[0]))
    for name, data in sample(known.title, lang or _language(plan.text)).items():
        if name == MANIFEST:
            made, left = new_manifest(data.decode("utf-8"), names, known, today)
            plan.findings += _to_fill_in(made, left)
            plan.files = {MANIFEST: made.encode("utf-8")} | plan.files
        elif (plan.folder / name).exists():
            if name == ".gitignore":
                continue
            return finding(
                "import.exists", Message("{name} exists.", name=name), Place(str(plan.folder / name))
            )
        else:
            plan.files[name] = data
    return None


def _to_fill_in(manifest: str, keys: Sequence[str]) -> Iterator[Finding]:
    """What a new manifest leaves to the editor, at its lines."""
    source = SourceText(MANIFEST, manifest)
    for key in keys:
        name = key.rpartition(".")[2]
        line = next(
            (at for at, one in enumerate(manifest.split("\n"), 1) if re.match(rf" *# *{name}:", one)), 1
        )
        yield finding(
            "import.fill-in",
            Message("{key} is not known from the files; it stands as a comment.", key=key),
            source.place(line, 1, len(manifest.split("\n")[line - 1]) + 1),
            remedy=Message("Write it in, and take # away; or delete the line."),
        )


def _headline_of(text: str) -> str:
    """The words of an article's headline."""
    unit, _ = read_article(SourceText("", text), "unit", "a")
    return "".join(unit.stack.headline.segments) or unit.source.name


def _language(texts: Sequence[str]) -> str:
    """The language of a publication, told by characters that one script alone has."""
    text = "".join(texts)
    traditional, simplified = (sum(map(text.count, signs)) for signs in (_TRADITIONAL, _SIMPLIFIED))
    return "zh-Hant-TW" if traditional > simplified else "zh-Hans"
