"""Sheets and templates of a layout held against what print and reading systems know."""
