"""`python -m banxin` does what `banxin` does."""

from banxin.cli import main

main()
