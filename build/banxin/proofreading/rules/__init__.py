"""The rules of the copy desk, each with its source, its examples and, where it is safe, its repair."""
