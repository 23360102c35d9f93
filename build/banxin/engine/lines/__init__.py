"""Lines set where the engine asks for them."""
