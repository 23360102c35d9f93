"""Pictures: found, checked, bounded, and made plain for print and EPUB."""
