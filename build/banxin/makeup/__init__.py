"""Make-up: stories placed on the grid of a page."""
