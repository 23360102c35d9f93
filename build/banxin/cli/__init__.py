"""The command line: the only room that prints."""

from banxin.cli.app import main as main
