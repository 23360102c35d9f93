"""What a batch is asked for, as plain values that go to other processes and machines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from banxin.job.build_asked import BuildAsked
from banxin.job.limits import Limits


@dataclass(frozen=True, slots=True)
class BatchAsked:
    """What is made of each publication: as `job.build` takes it."""

    build: BuildAsked = field(default_factory=BuildAsked)
    limits: Limits = field(default_factory=Limits)

    def plain(self) -> dict[str, Any]:
        """As values that JSON knows."""
        return {"build": asdict(self.build), "limits": asdict(self.limits)}

    @classmethod
    def of_plain(cls, told: Mapping[str, Any]) -> BatchAsked:
        """From such values; raises KeyError or TypeError for others."""
        build = dict(told["build"])
        build["editions"] = tuple(build["editions"])
        build["options"] = tuple((name, value) for name, value in build["options"])
        return cls(BuildAsked(**build), Limits(**told["limits"]))


@dataclass(frozen=True, slots=True)
class WorkerBounds:
    """How long a worker lives and how often an issue is tried: a worker is renewed after `issues` of them.

    `attempts` counts those that a worker did not survive; what fails by itself is not tried again.
    """

    issues: int = 64
    attempts: int = 3
