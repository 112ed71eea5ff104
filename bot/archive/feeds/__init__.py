"""Feeds in the database: who follows what, what was listed, what became of it, and when a site may be asked."""
