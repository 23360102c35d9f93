"""What a manuscript says for the fields of its layouts, checked and settled into values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from banxin.findings import Finding, Place, SourceText, finding, nearest
from banxin.layouts.description.kinds import PLAIN
from banxin.layouts.description.layout import Layout
from banxin.layouts.fields.declaration import WRITTEN_IN, Field, FieldHolder
from banxin.layouts.fields.values import FieldFaultError, absent, read_value
from banxin.layouts.options.values import ImpossibleValueError
from banxin.manuscript.articles.body_walk import figures, with_figures
from banxin.manuscript.fields import FieldValue, FieldValues, NamedPicture
from banxin.manuscript.images.reading import read_named
from banxin.manuscript.publication import Image, Item, Publication, Section, Unit
from banxin.manuscript.yaml.written import KeyPath, Written
from banxin.markup.blocks import Figure, FigureAttribute
from banxin.wording import Message, listed
from banxin.world import DISK, World

FIELDS = "fields"
Declaring = Callable[[FieldHolder, str], Sequence[str]]
"""The names of the layouts that declare a field for a holder."""


def settle_fields(
    publication: Publication, layouts: Sequence[Layout], declaring: Declaring, world: World = DISK
) -> tuple[Publication, tuple[Finding, ...]]:
    """The publication with a value for every field that one of `layouts` declares, and every fault.

    A field that none declares is a finding, which names the layouts that do. Pictures that fields name are
    read as those of articles are and stand among the publication's images.
    """
    clerk = _FieldReader(publication, layouts, declaring, world)
    written = publication.written
    fields = clerk.values(FieldHolder.ISSUE, written, written.source if written else publication.manifest)
    settled = replace(
        publication,
        fields=fields,
        contents=clerk.items(publication.contents),
        fillers=tuple(map(clerk.unit, publication.fillers)),
    )
    return replace(settled, images=MappingProxyType({**publication.images, **clerk.images})), tuple(
        clerk.findings
    )


@dataclass(slots=True)
class _FieldReader:
    publication: Publication
    layouts: Sequence[Layout]
    declaring: Declaring
    world: World
    findings: list[Finding] = field(default_factory=list)
    images: dict[str, Image] = field(default_factory=dict)

    def items(self, items: Sequence[Item]) -> tuple[Item, ...]:
        return tuple(
            replace(item, contents=self.items(item.contents))
            if isinstance(item, Section)
            else self.unit(item)
            for item in items
        )

    def unit(self, unit: Unit) -> Unit:
        """The unit with values for its fields and those of its pictures; a note gives none of its own."""
        if unit.kind == "unit":
            unit = replace(unit, fields=self.values(FieldHolder.UNIT, unit.front, unit.source, unit))
        else:
            none = {name: absent(one) for name, one in self.declared(FieldHolder.UNIT).items()}
            unit = replace(unit, fields=MappingProxyType(none))
        if any(figure.others for figure in figures(unit.body)) or self.declared(FieldHolder.FIGURE):
            unit = replace(
                unit, body=with_figures(unit.body, lambda figure: self.figure(figure, unit.source))
            )
        return unit

    def declared(self, holder: FieldHolder, kind: str | None = None) -> dict[str, Field]:
        """The fields of a holder, of the first layout that declares each."""
        found: dict[str, Field] = {}
        for layout in self.layouts:
            for name, one in layout.fields.get(holder, {}).items():
                if kind is None or one.belongs_to(kind):
                    found.setdefault(name, one)
        return found

    def offered(self, holder: FieldHolder, kind: str | None = None) -> dict[str, Field]:
        """Those of them that a manuscript may have."""
        return {name: one for name, one in self.declared(holder, kind).items() if one.option.offered}

    def kind(self, unit: Unit | None) -> str | None:
        """The kind whose fields a unit has; None where that is not known, or all do."""
        name = (unit.kind_name or PLAIN.name) if unit else ""
        return name if any(name in layout.kinds for layout in self.layouts) else None

    def values(
        self, holder: FieldHolder, written: Written | None, source: SourceText, unit: Unit | None = None
    ) -> FieldValues:
        """A value for each field of the holder; `written` is the YAML that has `fields:`.

        Fields of other kinds are there and not given, so that a block of several kinds may ask for them.
        """
        declared = self.offered(holder, self.kind(unit))
        given = written.at((FIELDS,)) if written else None
        given = given if isinstance(given, dict) else {}
        values: dict[str, FieldValue] = {name: absent(one) for name, one in self.declared(holder).items()}
        for name, value in given.items():
            path = (FIELDS, name)
            if name not in declared:
                self.findings.append(self._unknown(holder, str(name), written.key_place(path), unit))  # type: ignore[union-attr]
            elif value is not None and written is not None:
                values[name] = self._value(declared[name], written, path)
        for name, one in declared.items():
            is_known = self.kind(unit) is not None or not one.kinds
            if one.required and is_known and given.get(name) is None:
                self.findings.append(_missing(one, written, source, unit))
        return MappingProxyType(values)

    def _value(self, declared: Field, written: Written, path: KeyPath) -> FieldValue:
        try:
            value = read_value(declared, written, path)
        except FieldFaultError as fault:
            place = written.key_place(fault.path) if fault.key else written.place(fault.path)
            raw = written.scalars[fault.path].raw if fault.path in written.scalars else ""
            self.findings.append(_impossible(declared, raw, fault.fault, place))
            return absent(declared)
        if isinstance(value, NamedPicture):
            self._picture(value, written)
        return value

    def _picture(self, named: NamedPicture, written: Written) -> None:
        place = named.place or written.source.whole()
        if not named.alt and not named.decorative:
            self.findings.append(
                finding(
                    "image.no-alt",
                    Message("The picture has no text alternative."),
                    place,
                    expected=Message('{{image: …, alt: what is seen}}, or alt: "" for one that says nothing'),
                )
            )
        if named.path in self.publication.images or named.path in self.images:
            return
        image, faults = read_named(self.publication.root, named.path, place, written.source.name, self.world)
        self.findings += faults
        if image is not None:
            self.images[named.path] = image

    def figure(self, figure: Figure, source: SourceText) -> Figure:
        """The picture with the values of its fields."""
        declared = self.declared(FieldHolder.FIGURE)
        values = {name: absent(one) for name, one in declared.items()}
        for attribute in figure.others:
            place = source.place(attribute.line, attribute.column, len(attribute.name))
            one = declared.get(attribute.name)
            if one is None or not one.option.offered:
                known = self.offered(FieldHolder.FIGURE)
                self.findings.append(self._unknown_attribute(attribute, place, known))
                continue
            try:
                values[one.name] = one.option.settle(_typed(one, attribute))
            except ImpossibleValueError as fault:
                self.findings.append(_impossible(one, attribute.value or "", fault, place))
        return replace(figure, fields=MappingProxyType(values))

    def _unknown_attribute(
        self, attribute: FigureAttribute, place: Place, declared: Mapping[str, Field]
    ) -> Finding:
        names = ["credit", "width", "decorative", *declared]
        return finding(
            "article.unknown-attribute",
            Message("{shown} is not known here.", shown=attribute.name),
            place,
            expected=Message("one of: {names}", names=listed(sorted(["#anchor", *names]))),
            nearest=nearest(attribute.name, names),
            remedy=_elsewhere(self.declaring(FieldHolder.FIGURE, attribute.name)),
        )

    def _unknown(self, holder: FieldHolder, name: str, place: Place, unit: Unit | None) -> Finding:
        known = self.offered(holder, self.kind(unit))
        near = nearest(name, known)
        homes = () if near else self.declaring(holder, name)
        others = self.offered(holder)
        layout = listed(layout.name for layout in self.layouts)
        if name in others:
            return finding(
                "field.unknown",
                Message("The field `{name}` is not for this kind of unit.", name=name),
                place,
                expected=Message("kind: one of {names}", names=listed(others[name].kinds)),
            )
        return finding(
            "field.unknown",
            Message("The layout {layout} has no field `{name}` in {where}.", layout=layout, name=name,
                    where=WRITTEN_IN[holder]),
            place,
            expected=Message("one of {names}", names=listed(sorted(known)))
            if known
            else Message("no fields: this layout has none there"),
            nearest=near,
            remedy=_elsewhere(homes),
        )  # fmt: skip


def _elsewhere(homes: Sequence[str]) -> str:
    return Message("Layouts that have it: {names}.", names=listed(homes)) if homes else ""


def _typed(declared: Field, attribute: FigureAttribute) -> object:
    """The value of an attribute, which is text, as its field's type reads it; a bare word says true."""
    if attribute.value is None:
        return True
    text = attribute.value
    for number in (int, float):
        if declared.kind.value in ("integer", "number"):
            try:
                return number(text)
            except ValueError:
                continue
    return {"true": True, "false": False}.get(text, text) if declared.kind.value == "boolean" else text


def _missing(declared: Field, written: Written | None, source: SourceText, unit: Unit | None) -> Finding:
    place = written.key_place((FIELDS,)) if written and (FIELDS,) in written.keys else source.place(1)
    return finding(
        "field.missing",
        Message(
            "The layout needs the field `{name}` in {where}.",
            name=declared.name,
            where=WRITTEN_IN[declared.holder],
        ),
        place,
        expected=Message("{name}: {expected}", name=declared.name, expected=declared.expected),
    )


def _impossible(declared: Field, raw: str, fault: ImpossibleValueError, place: Place) -> Finding:
    shown = raw if len(raw) <= 40 else raw[:40] + "…"
    what = Message(": {value}", value=shown) if shown else ""
    return finding(
        "field.value",
        Message("`{name}`{what} {reason}.", name=declared.name, what=what, reason=fault.reason),
        place,
        expected=declared.expected,
        nearest=nearest(raw, fault.near),
        remedy=fault.remedy,
    )


def field_pictures(publication: Publication) -> Iterator[NamedPicture]:
    """The pictures that fields of the issue and of its units name."""
    for values in (publication.fields, *(unit.fields for unit in publication.articles())):
        yield from (value for value in values.values() if isinstance(value, NamedPicture))
