"""What a PDF of any program paints, and what it says of itself: read, bounded, not judged."""
