"""Words for the built-in kinds of articles: one table for manuscripts, schemas and layouts."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_SIMPLIFIED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "notice": ("启事", "公告"),
        "advertisement": ("广告",),
        "letter": ("来信",),
        "photo": ("图片",),
        "brief": ("简讯",),
    }
)
_TRADITIONAL: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "notice": ("啟事",),
        "advertisement": ("廣告",),
        "letter": ("來信",),
        "photo": ("圖片",),
        "brief": ("簡訊",),
    }
)

GENRE_WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {name: (*words, *_TRADITIONAL[name]) for name, words in _SIMPLIFIED.items()}
)
"""Chinese words for each built-in kind, by its name."""

BUILT_IN_KINDS: tuple[str, ...] = (
    *GENRE_WORDS,
    *(word for table in (_SIMPLIFIED, _TRADITIONAL) for words in table.values() for word in words),
)
"""What `kind` may be in every layout; a layout declares more."""
