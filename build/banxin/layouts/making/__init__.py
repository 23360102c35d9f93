"""A layout of one's own begun: its first files, and a sample that is set with it."""
