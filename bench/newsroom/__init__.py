"""A whole paper as an editor plans it, made up and measured: `python -m bench.newsroom`."""
