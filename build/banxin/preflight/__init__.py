"""Preflight: what can be known before and after setting; checks change nothing."""
