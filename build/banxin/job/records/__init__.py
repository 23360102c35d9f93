"""What a build remembers so that the next one need not do it again."""
