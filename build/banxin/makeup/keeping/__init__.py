"""A make-up kept from build to build: what it holds, whether a page still suits, what is made up anew."""
