"""The version of Banxin, read by the packaging and by `banxin --version`."""

__version__ = "0.1.0"
