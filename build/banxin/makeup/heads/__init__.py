"""Headlines: where they break, how they stack, and what those of one rank have in common."""
