"""Buttons that no command stands behind: each module gives a Feature, or the actions of one that has commands."""
