"""The copy desk: what a proofreader would mark in the words themselves, and repairs where they are safe."""
