"""What was read, as Markdown that Banxin reads back."""
