"""Fields that a layout declares for issues, units and figures: declarations, and values of a manuscript."""
