"""The folder on the path of every Python that a test starts; Python loads `sitecustomize` by itself."""
