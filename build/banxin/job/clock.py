"""The time that outputs carry: never that of the machine, so that the same input gives the same bytes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from banxin.manuscript.publication import Publication

_EARLIEST = dt.datetime(1980, 1, 1, 12, tzinfo=dt.UTC)  # the first day that a ZIP can say
_NOON = dt.time(12, tzinfo=dt.UTC)


def release_time(publication: Publication, environment: Mapping[str, str]) -> dt.datetime:
    """When the issue was released, in UTC.

    SOURCE_DATE_EPOCH of the environment where it is set (reproducible-builds.org), else noon of the day of
    its last revision or of its date, so that no time zone moves it to another day; else a fixed day. The nth
    revision comes n minutes after noon: two of one day differ, and readers know the later (EPUB 3.3 §5.5.5).
    """
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return max(_EARLIEST, dt.datetime.fromtimestamp(int(epoch), dt.UTC))
    date, revision = publication.released, publication.revision
    later = dt.timedelta(minutes=revision.number or 0) if revision else dt.timedelta()
    return dt.datetime.combine(date, _NOON) + later if date else _EARLIEST
