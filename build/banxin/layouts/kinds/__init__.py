"""Kinds of units that a layout declares: their blocks, pages and labels, and which units are of which."""
