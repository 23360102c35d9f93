"""Finished newspaper pages held against the rules of docs/rules/newspaper.yaml."""
