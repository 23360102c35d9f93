"""The rules a PDF is held against, one module a matter: each gives findings of what was read."""
