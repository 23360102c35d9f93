"""Articles: front matter, byline, heads, text and cross-references."""
