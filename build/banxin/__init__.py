"""Banxin (版心): a press for Chinese publications."""

from banxin.version import __version__ as __version__
