"""The models of manifest and front matter, and what is said where they do not hold."""
