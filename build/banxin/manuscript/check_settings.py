"""What a manifest says to the check: findings that are not told, each for a reason, and rules asked for."""

from __future__ import annotations

from dataclasses import dataclass

from banxin.findings import Finding
from banxin.manuscript.form.as_written import CheckWritten


@dataclass(frozen=True, slots=True)
class MuteEntry:
    """Findings of a `code` that are not told, and why; in the file `unit` about `text` alone, if given."""

    code: str
    reason: str
    unit: str = ""
    text: str = ""

    @property
    def everywhere(self) -> bool:
        """Whether it is about no place in particular."""
        return not (self.unit or self.text)

    def covers(self, found: Finding) -> bool:
        """Whether the finding is one of those, and where it is looked for."""
        if self.code != found.code:
            return False
        place = found.place
        if place is None or self.unit not in ("", place.file):
            return self.everywhere
        if not self.text:
            return True
        at = place.text.find(self.text)
        while at >= 0:
            if at < place.end_column - 1 and place.column - 1 < at + len(self.text):
                return True
            at = place.text.find(self.text, at + 1)
        return False


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """The entries of `check` in their order."""

    mute: tuple[MuteEntry, ...] = ()
    also: tuple[str, ...] = ()


ALL_TOLD = CheckSettings()


def check_settings(written: CheckWritten | None) -> CheckSettings:
    """The settings of a manifest; without any, every rule is told that is on by default."""
    if written is None:
        return ALL_TOLD
    mute = (MuteEntry(one.code, one.reason, one.unit or "", one.text or "") for one in written.mute or ())
    return CheckSettings(tuple(mute), tuple(written.also or ()))
