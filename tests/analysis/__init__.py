"""Tests of analysis: pure functions of text."""
