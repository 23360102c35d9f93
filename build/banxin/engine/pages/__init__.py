"""Columns, legs of newspaper stories, and pages."""
