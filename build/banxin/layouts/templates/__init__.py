"""Templates: found, bounded, rendered, and their errors told at their lines."""
