"""The shapes a story may take, with its pictures, and the room that is left in them."""
