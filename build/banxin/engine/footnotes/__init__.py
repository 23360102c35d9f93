"""Footnotes: room for them, their area at the foot of a page, and what goes overleaf."""
