"""Options of a layout, settled into values."""
