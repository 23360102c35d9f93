"""Markdown of other programs."""
