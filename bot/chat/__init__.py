"""The only room that knows Discord."""
