"""Answers on a terminal, laid out with Rich; foreign text is printed as text, never as markup."""
