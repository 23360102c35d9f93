"""Markup: the text of an article, from Markdown to a tree, and from the tree to HTML."""
