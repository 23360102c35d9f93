"""What all formats are read into, and what any of them needs: clean text, heads, pictures, bounds."""
