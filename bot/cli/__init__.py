"""The terminal: the same verbs under the same names."""
