"""The engine brought in: its modules loaded, its table of properties told of ours."""
