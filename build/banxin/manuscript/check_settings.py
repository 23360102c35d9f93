"""What a manifest says to the copy desk: rules and words that are not told, and rules that are asked for."""

from __future__ import annotations

from dataclasses import dataclass

from banxin.manuscript.form.as_written import CheckWritten


@dataclass(frozen=True, slots=True)
class CopyMute:
    """A rule that is silent, and why; only in the file `unit`, only about `text`, where these are given."""

    code: str
    reason: str
    unit: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """The entries of `check` in their order."""

    mute: tuple[CopyMute, ...] = ()
    also: tuple[str, ...] = ()


ALL_TOLD = CheckSettings()


def check_settings(written: CheckWritten | None) -> CheckSettings:
    """The settings of a manifest; without any, every rule is told that is on by default."""
    if written is None:
        return ALL_TOLD
    mute = (CopyMute(one.code, one.reason, one.unit or "", one.text or "") for one in written.mute or ())
    return CheckSettings(tuple(mute), tuple(written.also or ()))
