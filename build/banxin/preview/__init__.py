"""The preview: a server on this machine that shows pages, e-book and findings while they are written."""
