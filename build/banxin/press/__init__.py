"""The presses: PDF and EPUB."""
