"""Markup: the text of an article, from Markdown to a tree."""

from banxin.markup.article import parse_body as parse_body
from banxin.markup.reading import anchors as anchors
from banxin.markup.reading import count_characters as count_characters
from banxin.markup.reading import plain_text as plain_text
from banxin.markup.reading import text_runs as text_runs
from banxin.markup.reading import walk as walk
