"""A message: a template and its values, which reads as English text until somebody translates it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from string import Formatter
from typing import Protocol, Self

from banxin.wording.spacing import sentence_of

_FORMATTER = Formatter()


class Translator(Protocol):
    """What a catalogue of gettext does; `gettext.NullTranslations` and its heirs are such."""

    def gettext(self, message: str, /) -> str:
        """The translation of `message`, or itself."""

    def ngettext(self, one: str, many: str, number: int, /) -> str:
        """The translation of the form for `number`."""


class Spoken(str):
    """English text that can be said in another language.

    It is a string like any other, equal to its English: in JSON, as a key, in tests. What is made of
    it by slicing, joining or formatting is plain English; `+` with other text, `joined` and a
    value of a `Message` keep it translatable.
    """

    __slots__ = ()

    def translated(self, translator: Translator) -> str:
        """The text in the translator's language, with all that is within it."""
        raise NotImplementedError

    def __str__(self) -> str:
        return self

    def __add__(self, other: str) -> Spoken:
        return Joined((self, other), "")

    def __radd__(self, other: str) -> Spoken:
        return Joined((other, self), "")


class Message(Spoken):
    """A template of `str.format` with named values: `Message("There is no layout `{name}`.", name=name)`.

    The template stands literally in the source, where Babel finds it; braces that are meant as such are
    doubled. Values may be messages themselves. Numbers keep their kind, so that the template may say how
    they are written (`{width:g}`); everything else is held as text, so that a message can be pickled.
    """

    __slots__ = ("number", "one", "template", "values")

    template: str
    values: Mapping[str, object]
    one: str
    number: int

    def __new__(cls, template: str, /, **values: object) -> Self:
        """The message of a template and its values."""
        kept = {name: _plain(value) for name, value in values.items()}
        self = super().__new__(cls, template.format_map(kept))
        self.template, self.values, self.one, self.number = template, kept, "", 0
        return self

    @classmethod
    def counted(cls, one: str, many: str, number: int, /, **values: object) -> Self:
        """The message for `number` things; the templates know the number as `{number}`.

        English tells one from many; what other languages do stands in their catalogues.
        """
        self = cls(one if number == 1 else many, number=number, **values)
        self.template, self.one, self.number = many, one, number
        return self

    def translated(self, translator: Translator) -> str:
        """The template's translation, filled with the values, each translated itself."""
        if self.one:
            template = translator.ngettext(self.one, self.template, self.number)
        else:
            template = translator.gettext(self.template)
        return sentence_of(_stretches(template, self.values, translator))

    def __reduce__(self) -> tuple[object, ...]:
        if self.one:
            values = {name: value for name, value in self.values.items() if name != "number"}
            return _counted_again, (self.one, self.template, self.number, values)
        return _again, (self.template, dict(self.values))


class Joined(Spoken):
    """Texts one after the other; the separator is one of `SEPARATORS`, and is translated too."""

    __slots__ = ("parts", "separator")

    parts: tuple[str, ...]
    separator: str

    def __new__(cls, parts: Iterable[str], separator: str) -> Self:
        """Parts with the separator between any two."""
        kept = tuple(map(_text, parts))
        self = super().__new__(cls, separator.join(kept))
        self.parts, self.separator = kept, separator
        return self

    def translated(self, translator: Translator) -> str:
        """The parts, each translated, between translated separators."""
        said = [str(_said(part, translator)) for part in self.parts]
        if not self.separator:
            return "".join(said)
        separator = translator.gettext(self.separator)
        between = ((text, message) for part in said for text, message in ((separator, False), (part, True)))
        return sentence_of(islice(between, 1, None))

    def __reduce__(self) -> tuple[object, ...]:
        return Joined, (self.parts, self.separator)


class Sentence(Spoken):
    """A text as a sentence: in English with a capital and a full stop, elsewhere with that language's stop.

    Without `stop` there is none, and the first letter stays as it is.
    """

    __slots__ = ("stop", "text")

    text: str
    stop: bool

    def __new__(cls, text: str, *, stop: bool) -> Self:
        """The text as a sentence, or for the inside of one."""
        bare = str.__str__(text).rstrip(".")
        self = super().__new__(cls, f"{bare[:1].upper()}{bare[1:]}." if stop else bare)
        self.text, self.stop = _text(text), stop
        return self

    def translated(self, translator: Translator) -> str:
        """The translated text with the translated stop, or with none."""
        stop = translator.gettext(".")
        bare = str(_said(self.text, translator)).rstrip(f".{stop}")
        return bare + stop if self.stop else bare

    def __reduce__(self) -> tuple[object, ...]:
        return _sentence_again, (self.text, self.stop)


# The marks between the words of a list and between clauses; catalogues say what stands in their place.
SEPARATORS = (
    Message(", "),
    Message("; "),
    Message("; or "),
    Message(" or "),
    Message(" and "),
    Message(" "),
)
STOP = Message(".")


def joined(parts: Iterable[str], separator: str) -> Spoken:
    """Texts with a separator of `SEPARATORS` between any two, as `separator.join` would join them."""
    return Joined(parts, separator)


def listed(names: Iterable[object]) -> Spoken:
    """Names in a row: `a, b, c`, in Chinese `a、b、c`."""
    return Joined((name if isinstance(name, str) else str(name) for name in names), ", ")


def sentence(text: str) -> Spoken:
    """A text as a sentence of its own: `it has no glyphs` becomes `It has no glyphs.`"""
    return Sentence(text, stop=True)


def within(text: str) -> str:
    """A text for the inside of a sentence, without a stop at its end."""
    return Sentence(text, stop=False)


def _plain(value: object) -> object:
    return value if isinstance(value, (Spoken, int, float)) and not _is_enum(value) else _text(value)


def _text(value: object) -> str:
    return value if isinstance(value, Spoken) else str(value)


def _is_enum(value: object) -> bool:
    return hasattr(type(value), "__members__")


def _stretches(
    template: str, values: Mapping[str, object], translator: Translator
) -> Iterator[tuple[str, bool]]:
    """What stands in a template one after the other, and whether it is a message."""
    for literal, name, spec, conversion in _FORMATTER.parse(template):
        if literal:
            yield literal, False
        if name is not None:
            value = values[name]
            shown = _FORMATTER.convert_field(_said(value, translator), conversion)
            yield _FORMATTER.format_field(shown, spec or ""), isinstance(value, Spoken)


def _said(value: object, translator: Translator) -> object:
    return value.translated(translator) if isinstance(value, Spoken) else value


def _sentence_again(text: str, stop: bool) -> Sentence:
    return Sentence(text, stop=stop)


def _again(template: str, values: Mapping[str, object]) -> Message:
    return Message(template, **values)


def _counted_again(one: str, many: str, number: int, values: Mapping[str, object]) -> Message:
    return Message.counted(one, many, number, **values)
