"""Manuscript: the editor's files, read and checked into a Publication."""
