"""The compositor: lines of Chinese as a master would set them. It knows nothing of the engine."""
