"""The text of a story in legs: where it is cut, and where it goes on."""
