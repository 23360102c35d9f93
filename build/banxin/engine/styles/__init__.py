"""Styles and faces as the engine has them, read once for all boxes that share them."""
