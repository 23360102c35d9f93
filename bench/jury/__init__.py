"""Random issues made up as newspaper pages, judged from their PDF and looked at on contact sheets."""
