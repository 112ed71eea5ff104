"""Hostile archives and questions for every verb: how long the loop is held, an answer takes, what memory stays."""
