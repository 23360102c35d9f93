"""A manuscript settled for its layout: options, fields and kinds of units with the values that they have."""
