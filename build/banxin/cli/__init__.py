"""The command line: the only room that prints."""

from banxin.cli.class_code import keep_class_code

keep_class_code()

from banxin.cli.app import main as main  # noqa: E402  (declares classes already)
