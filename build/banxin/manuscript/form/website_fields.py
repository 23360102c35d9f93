"""Front matter of website programs: what of it has no counterpart in print is told once and passed over.

Fields of Hugo, Jekyll, Hexo, VuePress, Docusaurus and MkDocs. Those that are ours under another name (title,
author, description) are not here: each is a finding of its own that says which.
"""

from __future__ import annotations

from dataclasses import replace

from banxin.findings import Finding, finding
from banxin.manuscript.yaml.written import Written
from banxin.wording import Message, listed

_DATES = frozenset(
    {"date", "lastmod", "updated", "modified", "publishdate", "expirydate", "created", "pubdate"}
)
_NAMES = """
abbrlink aliases archive article banner bookcomments bookhidden booktoc breadcrumb categories
category classes comment comments contributors copyright cover cover_image css custom_edit_url
disqus donate draft editlink excerpt_separator featured featured_image feed footer guid has_children
head header header-img hidden hide hide_table_of_contents hide_title icon id image images img index
isoriginal katex keywords lang language layout level license linktitle markup math mathjax menu meta
nav nav_exclude nav_order navbar next og_image order outline outputs pagination_next pagination_prev
parent password path permalink photos pin pinned post prev published reading_time redirect_from
redirect_to related reprint_policy resources reward robots search series share showtoc sidebar
sidebar_label sidebar_position sidebardepth sitemap slug star status sticky tag tags template
thumbnail toc tocopen top top_img type url uuid version visible weight
"""
_FIELDS = _DATES | frozenset(_NAMES.split())


def without_website_fields(written: Written) -> tuple[Written, tuple[Finding, ...]]:
    """The front matter without such fields, and one finding that names them all."""
    if not isinstance(written.data, dict):
        return written, ()
    found = [key for key in written.data if key.lower() in _FIELDS]
    if not found:
        return written, ()
    names = listed(f"`{key}`" for key in found)
    dated = any(key.lower() in _DATES for key in found)
    fault = finding(
        "article.website-field",
        Message("{names}: fields of a website, which are not printed.", names=names),
        written.key_place((found[0],)),
        expected=Message("eyebrow, headline, subhead, deck, byline, dateline"),
        remedy=Message("Delete them")
        + (Message("; the date of the issue stands in manifest.yaml, issue: {{date: …}}.") if dated else "."),
    )
    kept = {key: value for key, value in written.data.items() if key not in found}
    return replace(written, data=kept), (fault,)
