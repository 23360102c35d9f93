"""Any finished PDF, looked through as a prepress operator does: what is in it, what a press makes of it."""
