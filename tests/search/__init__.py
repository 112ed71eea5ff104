"""Tests of topics, search, briefs and timelines over a real database."""
