"""layout.yaml read and checked, along the chain of layouts it extends."""
