"""`python -m banxin.cli` does what `banxin` does."""

from banxin.cli.app import main

main()
