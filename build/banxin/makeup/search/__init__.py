"""The search for a page: stories to pages, modules to places."""
