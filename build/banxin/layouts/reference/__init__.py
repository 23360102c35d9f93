"""What a designer can look up about a layout: its blocks and their data, variables, options, files."""
