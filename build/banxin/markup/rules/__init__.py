"""Rules of Banxin's Markdown, one module each, for markdown-it-py's chains."""
