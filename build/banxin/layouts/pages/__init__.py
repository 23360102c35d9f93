"""Page masters: how pages of each kind are made up, as layout.yaml declares them, and the CSS they become."""
