"""Ink: what colours of a layout are printed with, on which paper. Knows nothing of PDF."""
