"""Layouts: themes found, checked and opened; their options, templates and stylesheets."""
