"""Page numbers of cross references: each target tells those that refer to it, not everything on all pages.

WeasyPrint goes through all contents with counters for every target on every page, which is the square of
the articles of a book. Both are known before pages are made (WeasyPrint collects nothing after that), so
that an index by target gives the same answers.
"""

from typing import Any

from weasyprint.css.targets import TargetCollector

_theirs = TargetCollector.cache_target_page_counters


def cache_target_page_counters(
    collector: Any, anchor_name: str, page_counter_values: Any, page_maker_index: int, page_maker: Any
) -> None:
    """What WeasyPrint does, with the contents that refer to this target alone."""
    if collector.collecting:
        return
    every = collector.counter_lookup_items
    collector.counter_lookup_items = _by_target(collector, every).get(anchor_name, {})
    try:
        _theirs(collector, anchor_name, page_counter_values, page_maker_index, page_maker)
    finally:
        collector.counter_lookup_items = every


def _by_target(collector: Any, every: Any) -> dict[str, dict[Any, Any]]:
    """The contents that refer to each target, worked out once for a document."""
    known = getattr(collector, "banxin_by_target", None)
    if known is None or known[0] != len(every):
        found: dict[str, dict[Any, Any]] = {}
        for key, item in every.items():
            for anchor in item.missing_target_counters:
                found.setdefault(anchor, {})[key] = item
        known = collector.banxin_by_target = (len(every), found)
    index: dict[str, dict[Any, Any]] = known[1]
    return index
