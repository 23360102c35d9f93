"""Importing: Word files, web pages, e-books and plain text read into articles of Banxin's Markdown."""

from banxin.importing.reading import import_file as import_file
