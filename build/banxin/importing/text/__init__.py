"""Plain text, and text taken out of PDF pages."""
