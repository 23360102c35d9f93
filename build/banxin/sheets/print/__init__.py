"""The print edition: a publication as HTML pages for the PDF press."""
