"""Collation: what was printed and what was packed, held against the manuscript word by word.

Values flow one way: `pieces` says what a story must print, `sheet_text` what stands in the marked-up sheets,
`collation` which piece stands where in them; `pdf` reads the finished file, `compare` finds what an element
lacks or has twice, `sight` what stands off the page or under something. `print_check` and `epub_check` put
these together. `normal` is the one place where differences of spelling that mean no loss are named.
"""
