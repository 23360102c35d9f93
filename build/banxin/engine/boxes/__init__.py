"""Boxes of the engine read into paragraphs that the compositor can break."""
