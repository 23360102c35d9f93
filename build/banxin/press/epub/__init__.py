"""The EPUB press: documents to a package."""
