"""What the rules work on: passages of copy, and what a rule and its findings are."""
