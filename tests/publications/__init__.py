"""Random publications in which every element occurs, for tests and for `bench/words`."""
