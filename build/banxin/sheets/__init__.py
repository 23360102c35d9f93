"""Sheets: a publication set with a layout, as HTML for a press."""
