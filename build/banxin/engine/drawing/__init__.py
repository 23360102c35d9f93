"""Pages into a PDF: text, fonts, tags and readings beside the line."""
