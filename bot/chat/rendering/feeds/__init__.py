"""Feeds as cards: what is followed and how it is, what would be followed, what a look would bring, what is told."""
