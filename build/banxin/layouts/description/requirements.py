"""What a layout needs of Banxin: `requires: banxin>=1.2` in layout.yaml, as Python packages write it."""

from __future__ import annotations

from collections.abc import Iterable

from banxin.findings import Finding, finding
from banxin.layouts.description.reading import Description
from banxin.version import __version__
from banxin.wording import Message

_PROJECT = "banxin"


def unmet_requirements(chain: Iterable[Description]) -> tuple[Finding, ...]:
    """A finding for each layout of a chain that asks for another version of Banxin, or asks wrongly."""
    return tuple(found for described in chain if (found := _unmet(described)) is not None)


def _unmet(described: Description) -> Finding | None:
    written = described.given.get("requires")
    if not written:
        return None
    from packaging.requirements import (  # noqa: PLC0415  seldom needed, and slow to load
        InvalidRequirement,
        Requirement,
    )

    place = described.places.get("requires", described.source.whole())
    expected = Message("a version of Banxin, such as banxin>={version}", version=__version__)
    try:
        requirement = Requirement(str(written))
    except InvalidRequirement:
        message = Message("`requires` cannot be {written}.", written=written)
        return finding("layout.broken", message, place, expected=expected)
    if requirement.name.lower() != _PROJECT or requirement.extras or requirement.url or requirement.marker:
        message = Message("A layout can require Banxin alone, not `{written}`.", written=written)
        return finding("layout.broken", message, place, expected=expected)
    if requirement.specifier.contains(__version__, prereleases=True):
        return None
    message = Message(
        "The layout `{name}` requires {written}; this is Banxin {version}.",
        name=described.folder.name,
        written=written,
        version=__version__,
    )
    remedy = Message("Update Banxin, or take an edition of the layout for this one.")
    return finding("layout.requires", message, place, expected=str(requirement), remedy=remedy)
