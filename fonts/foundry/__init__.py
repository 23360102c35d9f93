"""How the built-in faces are made from the packages named in `sources`: read `casting` first."""
