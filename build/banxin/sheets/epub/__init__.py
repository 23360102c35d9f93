"""The reader edition: a publication set with a layout, as the documents of an EPUB."""
