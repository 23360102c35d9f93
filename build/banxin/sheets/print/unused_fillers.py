"""What is told of fillers (补白) that no page had room for."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.findings import Finding, finding
from banxin.manuscript.publication import Publication
from banxin.wording import Message, listed


def unused_fillers(publication: Publication, printed: Publication) -> Iterator[Finding]:
    """A note on the fillers of `publication` that are not `printed`."""
    used = {unit.id for unit in printed.units()}
    left = [unit for unit in publication.fillers if unit.id not in used]
    if left:
        yield finding(
            "sheet.filler",
            Message.counted(
                "{number} filler stands on no page: {names}",
                "{number} fillers stand on no page: {names}",
                len(left),
                names=listed(unit.id for unit in left),
            ),
            left[0].place,
        )
