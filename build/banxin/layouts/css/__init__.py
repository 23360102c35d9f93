"""Stylesheets: collected, and checked before a press reads them."""
